import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../kernel/index.ts';
import { type SimulationInput, simulate, type ValueEstimate } from './simulation.ts';

/** What the thread answers: what came out, or why it is refused. */
export type CalculatorReply =
  | { worth: ValueEstimate }
  | { refused: Readonly<Record<string, string>> };

/** A thread for one sum, so that no page waits for it. */
parentPort!.postMessage(calculateReply(workerData as SimulationInput));

function calculateReply(sum: SimulationInput): CalculatorReply {
  try {
    return { worth: simulate(sum) };
  } catch (error) {
    if (error instanceof AppError) return { refused: error.fields };
    throw error;
  }
}
