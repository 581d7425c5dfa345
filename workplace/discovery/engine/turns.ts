import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Embed } from './sentence-model.ts';

interface Waiting {
  text: string;
  done(direction: Int8Array): void;
  failed(error: unknown): void;
}

/** The model, which reads one text at a time: two at once would each take twice as long. */
export interface Turns {
  /** Before all entries, and before older questions, which nobody may be waiting for any more. */
  question: Embed;
  entry: Embed;
}

export function takeTurns(embed: Embed): Turns {
  const questions: Waiting[] = [];
  const entries: Waiting[] = [];
  let busy = false;

  async function read(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = take(); next; next = take()) {
      await embed(next.text).then(next.done, next.failed);
      // What was asked meanwhile is heard of now.
      await nextTurn();
    }
    busy = false;
  }

  const take = () => questions.pop() ?? entries.shift();

  const waitIn = (queue: Waiting[]) => (text: string) =>
    new Promise<Int8Array>((done, failed) => {
      queue.push({ text, done, failed });
      void read();
    });

  return { question: waitIn(questions), entry: waitIn(entries) };
}
