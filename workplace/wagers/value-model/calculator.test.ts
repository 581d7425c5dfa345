import { expect, onTestFinished, test } from 'vitest';
import { createCalculator } from './calculator.ts';
import { simulate } from './simulation.ts';

const workerUrl = new URL('./calculator-worker.ts', import.meta.url);
const range = { name: 'a', low: 1, high: 3, unit: 'EUR', shape: 'normal' } as const;
const input = { formula: 'a * 2', quantities: [range], seed: 3, draws: 5000 };

function openCalculator(timeoutMs?: number) {
  const made = createCalculator({ worker: workerUrl, timeoutMs });
  onTestFinished(made.close);
  return made;
}

test('a thread reckons the same as one would beside it, one sum after the other', async () => {
  const { calculate } = openCalculator();
  const [first, refused, last] = await Promise.allSettled([
    calculate(input),
    calculate({ ...input, formula: 'log(0 - a * a)' }),
    calculate(input),
  ]);
  expect(first).toEqual({ status: 'fulfilled', value: simulate(input) });
  expect(refused).toMatchObject({ reason: { fields: { formula: 'formulaNotFinite' } } });
  expect(last).toEqual(first);
});

test('a sum that takes too long is given up, and said to be', async () => {
  const late = openCalculator(0).calculate({ ...input, draws: 20_000_000 });
  await expect(late).rejects.toMatchObject({ fields: { formula: 'formulaTooSlow' } });
});
