import { setTimeout as pause } from 'node:timers/promises';
import { type Reaction, tellingNames, type Workplace } from '../happenings/index.ts';
import { inRounds } from '../rounds.ts';
import { raiseNotices } from './raising.ts';

const mostAtOnce = 200;
/** So long, in ms, what follows at once is gathered, to be told of together. */
const gathering = 250;

/**
 * Tells people of what concerns them, after each commit; what is committed meanwhile is told of
 * together. `changed` hears whose notices changed, for their open pages and their mail.
 */
export function teller(
  workplace: () => Workplace,
  changed: (people: string[]) => Promise<void> | void,
): Reaction {
  const waiting: string[] = [];
  const rounds = inRounds(
    async () => {
      // What one commit brought is told of together.
      await Promise.resolve();
      while (waiting.length > 0) {
        const people = await raiseNotices(workplace(), waiting.splice(0, mostAtOnce));
        if (people.length > 0) await changed(people);
        if (waiting.length > 0) await pause(gathering);
      }
    },
    () => {},
  );

  return {
    name: 'telling',
    to: tellingNames,
    run({ id }) {
      waiting.push(id);
      return rounds.round();
    },
  };
}
