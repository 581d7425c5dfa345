import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeDifferenceInterval, computeWilsonInterval, type Proportion } from './intervals.ts';

/** Newcombe's own examples, 1998, table II, method 10. */
const publishedExamples: [one: string, other: string, low: number, high: number][] = [
  ['56/70', '48/80', 0.0524, 0.3339],
  ['9/10', '3/10', 0.1705, 0.809],
  ['6/7', '2/7', 0.0582, 0.8062],
  ['5/56', '0/29', -0.0381, 0.1926],
  ['0/10', '0/20', -0.1611, 0.2775],
  ['0/10', '0/10', -0.2775, 0.2775],
  ['10/10', '0/20', 0.6791, 1],
  ['10/10', '0/10', 0.6075, 1],
];

function parseProportion(text: string): Proportion {
  const [count, total] = text.split('/').map(Number);
  return { count: count!, total: total! };
}

const arbitraryProportion = fc
  .record({
    total: fc.integer({ min: 1, max: 400 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ total, part }) => ({ total, count: Math.round(total * part) }));

describe('the difference between two shares', () => {
  test.each(publishedExamples)('of %s and %s is what was published', (one, other, low, high) => {
    const found = computeDifferenceInterval(parseProportion(one), parseProportion(other));
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  test('lies within its interval, and is the same the other way round', () => {
    fc.assert(
      fc.property(arbitraryProportion, arbitraryProportion, (one, other) => {
        const { by, low, high } = computeDifferenceInterval(one, other);
        const back = computeDifferenceInterval(other, one);
        expect(low).toBeLessThanOrEqual(by + 1e-12);
        expect(high).toBeGreaterThanOrEqual(by - 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(back.low).toBeCloseTo(-high, 10);
      }),
    );
  });

  test('of one share alone is Wilson’s', () => {
    expect(computeWilsonInterval({ count: 0, total: 10 })).toEqual({
      low: 0,
      high: expect.closeTo(0.2775, 4),
    });
  });
});
