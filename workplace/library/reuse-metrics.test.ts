import { describe, expect, test } from 'vitest';
import { computeDaysToFirstUse, computeDepths, median } from './reuse-metrics.ts';

const dayInMarch = (day: number) => new Date(Date.UTC(2026, 2, day));
const works = ['well', 'pump', 'pipe', 'tap'].map((id, i) => ({ id, at: dayInMarch(i + 1) }));
const makeUse = (userId: string, sourceId: string, day: number) => ({
  userId,
  sourceId,
  at: dayInMarch(day),
});

describe('how work builds on work', () => {
  test('is as deep as the longest way down, and a source alone has no depth', () => {
    const uses = [makeUse('pump', 'well', 2), makeUse('tap', 'well', 4), makeUse('tap', 'pump', 4)];
    expect([...computeDepths(works, uses)]).toEqual([
      ['pump', 1],
      ['tap', 2],
    ]);
  });

  test('goes by time, so that a circle does not make it endless', () => {
    const uses = [
      makeUse('pump', 'well', 2),
      makeUse('well', 'pump', 9),
      makeUse('well', 'well', 9),
    ];
    expect([...computeDepths(works, uses)]).toEqual([['pump', 1]]);
  });

  test('takes as long as until the first use, never less than no time', () => {
    const uses = [
      makeUse('tap', 'well', 11),
      makeUse('pump', 'well', 6),
      makeUse('pipe', 'pump', 1),
    ];
    expect(Object.fromEntries(computeDaysToFirstUse(works, uses))).toEqual({ well: 5, pump: 0 });
  });

  test('has a middle, if it has anything', () => {
    expect([median([]), median([7]), median([9, 1, 4]), median([4, 1])]).toEqual([null, 7, 4, 2.5]);
  });
});
