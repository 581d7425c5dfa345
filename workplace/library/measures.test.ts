import { describe, expect, test } from 'vitest';
import { depthsOf, firstUses, median } from './measures.ts';

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const works = ['well', 'pump', 'pipe', 'tap'].map((id, i) => ({ id, at: at(i + 1) }));
const use = (by: string, of: string, day: number) => ({ by, of, at: at(day) });

describe('how work builds on work', () => {
  test('is as deep as the longest way down, and a source alone has no depth', () => {
    const uses = [use('pump', 'well', 2), use('tap', 'well', 4), use('tap', 'pump', 4)];
    expect([...depthsOf(works, uses)]).toEqual([
      ['pump', 1],
      ['tap', 2],
    ]);
  });

  test('goes by time, so that a circle does not make it endless', () => {
    const uses = [use('pump', 'well', 2), use('well', 'pump', 9), use('well', 'well', 9)];
    expect([...depthsOf(works, uses)]).toEqual([['pump', 1]]);
  });

  test('takes as long as until the first use, never less than no time', () => {
    const uses = [use('tap', 'well', 11), use('pump', 'well', 6), use('pipe', 'pump', 1)];
    expect(Object.fromEntries(firstUses(works, uses))).toEqual({ well: 5, pump: 0 });
  });

  test('has a middle, if it has anything', () => {
    expect([median([]), median([7]), median([9, 1, 4]), median([4, 1])]).toEqual([null, 7, 4, 2.5]);
  });
});
