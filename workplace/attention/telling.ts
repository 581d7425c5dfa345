import { type Reaction, tellingNames, type Workplace } from '../happenings/index.ts';
import { raiseNotices } from './raising.ts';

/**
 * Tells people of what concerns them, after each commit. `changed` hears whose notices changed,
 * for their open pages and their mail.
 */
export function teller(
  workplace: () => Workplace,
  changed: (people: string[]) => Promise<void> | void,
): Reaction {
  return {
    name: 'telling',
    to: tellingNames,
    async run(happening) {
      const people = await raiseNotices(workplace(), happening);
      if (people.length > 0) await changed(people);
    },
  };
}
