import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EmbedText } from './sentence-model.ts';

interface PendingText {
  text: string;
  resolve(direction: Int8Array): void;
  reject(error: unknown): void;
}

/** The model, which reads one text at a time: two at once would each take twice as long. */
export interface ModelQueue {
  /** Before all entries, and before older questions, which nobody may be waiting for any more. */
  embedQuestion: EmbedText;
  embedEntry: EmbedText;
}

export function makeModelQueue(embed: EmbedText): ModelQueue {
  const questions: PendingText[] = [];
  const entries: PendingText[] = [];
  let busy = false;

  async function read(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = take(); next; next = take()) {
      await embed(next.text).then(next.resolve, next.reject);
      // What was asked meanwhile is heard of now.
      await nextTurn();
    }
    busy = false;
  }

  const take = () => questions.pop() ?? entries.shift();

  const waitIn = (queue: PendingText[]) => (text: string) =>
    new Promise<Int8Array>((done, failed) => {
      queue.push({ text, resolve: done, reject: failed });
      void read();
    });

  return { embedQuestion: waitIn(questions), embedEntry: waitIn(entries) };
}
