import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../refusal.ts';
import { type Sum, simulate, type Worth } from './simulation.ts';

/** What the thread answers: what came out, or why it is refused. */
export type Reckoned = { worth: Worth } | { refused: Readonly<Record<string, string>> };

/** A thread for one sum, so that no page waits for it. */
parentPort!.postMessage(reckoned(workerData as Sum));

function reckoned(sum: Sum): Reckoned {
  try {
    return { worth: simulate(sum) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.fields };
    throw error;
  }
}
