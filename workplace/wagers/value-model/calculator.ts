import { Worker } from 'node:worker_threads';
import { invalid } from '../../kernel/index.ts';
import type { CalculatorReply } from './calculator-worker.ts';
import type { SimulationInput, ValueEstimate } from './simulation.ts';

/** Calculates what a value model is worth, in a worker thread. */
export interface Calculator {
  /** Rejects with `invalid` where the formula comes to no number, or not in time. */
  calculate(sum: SimulationInput): Promise<ValueEstimate>;
  close(): Promise<void>;
}

declare module '../../kernel/write.ts' {
  interface QueryContext {
    /** Calculates in a worker thread; where there is none, it is done in place. */
    readonly calculator?: Calculator;
  }
}

interface CalculatorOptions {
  /** The file of `worker.ts`, built or not. */
  worker: string | URL;
  /** After how many milliseconds a sum is given up. */
  timeoutMs?: number;
}

/** One sum after the other: each takes a processor and tens of megabytes, and then gives them back. */
export function createCalculator({
  worker: file,
  timeoutMs = 10_000,
}: CalculatorOptions): Calculator {
  let under: Promise<unknown> = Promise.resolve();
  let current: Worker | null = null;

  function inThread(sum: SimulationInput): Promise<ValueEstimate> {
    const worker = new Worker(file, { workerData: sum });
    current = worker;
    return new Promise<ValueEstimate>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(invalid({ formula: 'formulaTooSlow' }));
        void worker.terminate();
      }, timeoutMs);
      worker.once('message', (answer: CalculatorReply) => {
        if ('worth' in answer) resolve(answer.worth);
        else reject(invalid(answer.refused));
      });
      worker.once('error', reject);
      worker.once('exit', () => {
        clearTimeout(late);
        reject(new Error('calculation worker exited before it finished'));
      });
    });
  }

  return {
    calculate(sum) {
      const mine = under.then(() => inThread(sum));
      under = mine.catch(() => {});
      return mine;
    },
    async close() {
      await current?.terminate();
    },
  };
}
