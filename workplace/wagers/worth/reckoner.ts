import { Worker } from 'node:worker_threads';
import { invalid } from '../../refusal.ts';
import type { Sum, Worth } from './simulation.ts';
import type { Reckoned } from './worker.ts';

/** Reckons what a value model is worth, beside the program. */
export interface Reckoner {
  /** Rejects with `invalid` where the formula comes to no number, or not in time. */
  reckon(sum: Sum): Promise<Worth>;
  close(): Promise<void>;
}

interface Options {
  /** The file of `worker.ts`, built or not. */
  worker: string | URL;
  /** After how many milliseconds a sum is given up. */
  patience?: number;
}

/** One sum after the other: each takes a processor and tens of megabytes, and then gives them back. */
export function makeReckoner({ worker: file, patience = 10_000 }: Options): Reckoner {
  let under: Promise<unknown> = Promise.resolve();
  let current: Worker | null = null;

  function inThread(sum: Sum): Promise<Worth> {
    const worker = new Worker(file, { workerData: sum });
    current = worker;
    return new Promise<Worth>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(invalid({ formula: 'formulaTooSlow' }));
        void worker.terminate();
      }, patience);
      worker.once('message', (answer: Reckoned) => {
        if ('worth' in answer) resolve(answer.worth);
        else reject(invalid(answer.refused));
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        clearTimeout(late);
        reject(new Error('the sum was broken off'));
      });
    });
  }

  return {
    reckon(sum) {
      const mine = under.then(() => inThread(sum));
      under = mine.catch(() => {});
      return mine;
    },
    async close() {
      await current?.terminate();
    },
  };
}
