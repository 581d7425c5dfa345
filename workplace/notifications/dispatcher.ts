import { setTimeout as pause } from 'node:timers/promises';
import {
  type CommandContext,
  createSingleFlight,
  notifyingEventNames,
  type Subscriber,
} from '../kernel/index.ts';
import { createNotifications } from './create-notifications.ts';

const MAX_EVENTS_PER_BATCH = 200;
/** So long, in ms, what follows at once is gathered, to be told of together. */
const GATHER_MS = 250;

/**
 * Tells people of what concerns them, after each commit; what is committed meanwhile is told of
 * together. `changed` hears whose notices changed, for their open pages and their mail.
 */
export function makeNotificationDispatcher(
  workplace: () => CommandContext,
  changed: (people: string[]) => Promise<void> | void,
): Subscriber {
  const waiting: string[] = [];
  const rounds = createSingleFlight(
    async () => {
      // What one commit brought is told of together.
      await Promise.resolve();
      while (waiting.length > 0) {
        const people = await createNotifications(
          workplace(),
          waiting.splice(0, MAX_EVENTS_PER_BATCH),
        );
        if (people.length > 0) await changed(people);
        if (waiting.length > 0) await pause(GATHER_MS);
      }
    },
    () => {},
  );

  return {
    name: 'notifications',
    eventNames: notifyingEventNames,
    run({ id }) {
      waiting.push(id);
      return rounds.run();
    },
  };
}
