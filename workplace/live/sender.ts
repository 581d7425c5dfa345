import { setTimeout as pause } from 'node:timers/promises';
import type { LiveEvent } from './live-event.ts';
import type { PresenceChange } from './presence.ts';

/** What processes tell each other: ids, and never words. */
export type LiveMessage =
  | { event: LiveEvent }
  /** Something changed in the inbox of these people. */
  | { inbox: string[] }
  | { presence: PresenceChange };

/** So many ids at most in one message: NOTIFY carries 8,000 bytes. */
export const MAX_IDS = 150;

/** Groups of ids, each small enough for a message. */
export function splitIntoGroups(ids: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (let from = 0; from < ids.length; from += MAX_IDS)
    groups.push(ids.slice(from, from + MAX_IDS));
  return groups;
}

export interface Sender {
  /** Resolves when it has been sent, and all that was to be sent before it. */
  send(message: LiveMessage): Promise<void>;
  /** Resolves when everything has been sent. */
  flush(): Promise<void>;
}

/** Between two statements, in ms: the first message goes at once, a flood goes in heaps. */
const SEND_INTERVAL_MS = 25;

/** NOTIFY serialises commits, so messages go after them, and many share one statement. */
export function createSender(pubSub: { send(messages: readonly string[]): Promise<void> }): Sender {
  const waiting: string[] = [];
  let sending: Promise<void> | null = null;

  async function flush(): Promise<void> {
    try {
      while (waiting.length > 0) {
        await pubSub.send(waiting.splice(0, 100));
        await pause(SEND_INTERVAL_MS);
      }
    } finally {
      sending = null;
    }
  }

  return {
    send(message) {
      waiting.push(JSON.stringify(message));
      sending ??= Promise.resolve().then(flush);
      return sending;
    },
    flush: async () => {
      while (sending) await sending;
    },
  };
}
