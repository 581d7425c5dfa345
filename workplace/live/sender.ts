import { setTimeout as pause } from 'node:timers/promises';
import type { LiveHappening } from './happening.ts';
import type { Here } from './presence.ts';

/** What processes tell each other: ids, and never words. */
export type Message =
  | { happening: LiveHappening }
  /** Something changed in the inbox of these people. */
  | { inbox: string[] }
  | { here: Here };

/** So many ids at most in one message: NOTIFY carries 8,000 bytes. */
export const mostIds = 150;

/** Groups of ids, each small enough for a message. */
export function inGroups(ids: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (let from = 0; from < ids.length; from += mostIds)
    groups.push(ids.slice(from, from + mostIds));
  return groups;
}

export interface Sender {
  /** Resolves when it has been sent, and all that was to be sent before it. */
  send(message: Message): Promise<void>;
  /** Resolves when everything has been sent. */
  sent(): Promise<void>;
}

/** Between two statements, in ms: the first message goes at once, a flood goes in heaps. */
const breath = 25;

/** NOTIFY serialises commits, so messages go after them, and many share one statement. */
export function makeSender(wire: { send(messages: readonly string[]): Promise<void> }): Sender {
  const waiting: string[] = [];
  let sending: Promise<void> | null = null;

  async function flush(): Promise<void> {
    try {
      while (waiting.length > 0) {
        await wire.send(waiting.splice(0, 100));
        await pause(breath);
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
    sent: async () => {
      while (sending) await sending;
    },
  };
}
