import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Layout, type LayoutBox, type LayoutLine, layOutGraph } from './layout.ts';

const testMeasures = { width: 200, boxGap: 14, columnGap: 80 };

const heightsArbitrary = fc.array(fc.integer({ min: 40, max: 90 }), {
  minLength: 1,
  maxLength: 40,
});
const pairsArbitrary = fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 90 });

function makeGraph(
  heights: readonly number[],
  pairs: readonly [number, number][],
  circles: boolean,
) {
  const boxes: LayoutBox[] = heights.map((height, i) => ({ id: `b${i}`, height }));
  const lines = pairs.flatMap(([one, other]): LayoutLine[] => {
    const [from, to] = [one % boxes.length, other % boxes.length];
    if (from === to) return [];
    const [older, newer] = circles || from < to ? [from, to] : [to, from];
    return [{ older: boxes[older]!.id, newer: boxes[newer]!.id }];
  });
  return { boxes, lines };
}

function findOverlaps({ boxes: placed }: Layout, boxes: readonly LayoutBox[]): string[] {
  return boxes.flatMap((one, i) =>
    boxes.slice(i + 1).flatMap((other) => {
      const [a, b] = [placed.get(one.id)!, placed.get(other.id)!];
      const apart =
        a.x + testMeasures.width <= b.x ||
        b.x + testMeasures.width <= a.x ||
        a.y + one.height <= b.y ||
        b.y + other.height <= a.y;
      return apart ? [] : [`${one.id} ${other.id}`];
    }),
  );
}

test('what is newer stands further right, and no two works overlap', () => {
  fc.assert(
    fc.property(heightsArbitrary, pairsArbitrary, fc.nat(39), (heights, pairs, n) => {
      const { boxes, lines } = makeGraph(heights, pairs, false);
      const layout = layOutGraph(boxes, lines, boxes[n % boxes.length]!.id, testMeasures);
      expect(findOverlaps(layout, boxes)).toEqual([]);
      for (const [i, { older, newer }] of lines.entries()) {
        expect(layout.boxes.get(older)!.rank).toBeLessThan(layout.boxes.get(newer)!.rank);
        const xs = layout.routes[i]!.map(({ x }) => x);
        expect(xs).toEqual([...xs].sort((one, other) => one - other));
      }
    }),
  );
});

test('circles are drawn, too: only so many lines run back that the rest has none', () => {
  fc.assert(
    fc.property(heightsArbitrary, pairsArbitrary, (heights, pairs) => {
      const { boxes, lines } = makeGraph(heights, pairs, true);
      const layout = layOutGraph(boxes, lines, 'b0', testMeasures);
      expect(findOverlaps(layout, boxes)).toEqual([]);
      expect(layout.routes).toHaveLength(lines.length);
      for (const { older, newer } of lines)
        expect(layout.boxes.get(older)!.rank).not.toBe(layout.boxes.get(newer)!.rank);
    }),
  );
});

test('lines begin and end at their works', () => {
  const boxes = ['old', 'middle', 'new'].map((id) => ({ id, height: 60 }));
  const lines = [
    { older: 'old', newer: 'middle' },
    { older: 'middle', newer: 'new' },
    { older: 'old', newer: 'new' },
  ];
  const { boxes: placed, routes } = layOutGraph(boxes, lines, 'middle', testMeasures);
  for (const [i, { older, newer }] of lines.entries()) {
    const [first, last] = [routes[i]!.at(0)!, routes[i]!.at(-1)!];
    expect(first).toEqual({ x: placed.get(older)!.x + 200, y: placed.get(older)!.y + 30 });
    expect(last).toEqual({ x: placed.get(newer)!.x, y: placed.get(newer)!.y + 30 });
  }
});

test('a chain of five hundred is placed without a stack of calls', () => {
  const boxes = Array.from({ length: 500 }, (_, i) => ({ id: `b${i}`, height: 60 }));
  const lines = boxes.slice(1).map(({ id }, i) => ({ older: `b${i}`, newer: id }));
  const { boxes: placed, height } = layOutGraph(boxes, lines, 'b250', testMeasures);
  expect(placed.get('b499')!.rank).toBe(499);
  expect(height).toBe(60);
});
