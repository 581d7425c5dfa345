import { expect, onTestFinished, test } from 'vitest';
import { makeReckoner } from './reckoner.ts';
import { simulate } from './simulation.ts';

const worker = new URL('./worker.ts', import.meta.url);
const range = { name: 'a', low: 1, high: 3, unit: 'EUR', shape: 'normal' } as const;
const sum = { formula: 'a * 2', quantities: [range], seed: 3, draws: 5000 };

function reckoner(patience?: number) {
  const made = makeReckoner({ worker, patience });
  onTestFinished(made.close);
  return made;
}

test('a thread reckons the same as one would beside it, one sum after the other', async () => {
  const { reckon } = reckoner();
  const [first, refused, last] = await Promise.allSettled([
    reckon(sum),
    reckon({ ...sum, formula: 'log(0 - a * a)' }),
    reckon(sum),
  ]);
  expect(first).toEqual({ status: 'fulfilled', value: simulate(sum) });
  expect(refused).toMatchObject({ reason: { fields: { formula: 'formulaNotFinite' } } });
  expect(last).toEqual(first);
});

test('a sum that takes too long is given up, and said to be', async () => {
  const late = reckoner(0).reckon({ ...sum, draws: 20_000_000 });
  await expect(late).rejects.toMatchObject({ fields: { formula: 'formulaTooSlow' } });
});
