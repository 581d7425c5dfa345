import { orderLayers } from './order.ts';
import { placeLayers } from './place.ts';
import { rankNodes } from './rank.ts';

/** A box to be placed, and how tall it is; all are of one width. */
export interface Box {
  id: string;
  height: number;
}

/** A line from an older box to a newer one. */
export interface Line {
  older: string;
  newer: string;
}

export interface Point {
  x: number;
  y: number;
}

export interface Placed extends Point {
  rank: number;
}

export interface Layout {
  /** The upper left corner of each box. */
  boxes: Map<string, Placed>;
  /** Where each line runs, from its older end to its newer one, in the order in which they were given. */
  routes: Point[][];
  width: number;
  height: number;
}

export interface Measures {
  width: number;
  /** Between two boxes of a column. */
  apart: number;
  /** Between two columns. */
  between: number;
}

/** A place in a column: a box, or where a long line passes. */
export interface Slot {
  id: string;
  height: number;
  passing: boolean;
}

/**
 * Places a lineage in columns, the older to the left (Sugiyama and others, 1981): every box gets
 * a rank, long lines get a slot in each column that they pass, the slots of each column are
 * ordered so that few lines cross, then moved towards what they are tied to.
 * See docs/decisions/0015-own-layout.md.
 */
export function layOut(
  boxes: readonly Box[],
  lines: readonly Line[],
  root: string,
  measures: Measures,
): Layout {
  const { ranks, backward } = rankNodes(
    boxes.map(({ id }) => id),
    lines,
    root,
  );
  const { layers, steps, paths } = slotsOf(boxes, lines, ranks, backward);
  const tops = placeLayers(orderLayers(layers, steps), steps, measures.apart);
  return drawn({ boxes, paths, tops, ranks, measures });
}

interface Slots {
  layers: Slot[][];
  /** Pairs of slots in neighbouring columns that a line joins. */
  steps: [string, string][];
  /** The slots of each line, from left to right, and whether it runs from right to left. */
  paths: { slots: string[]; backward: boolean }[];
}

function slotsOf(
  boxes: readonly Box[],
  lines: readonly Line[],
  ranks: ReadonlyMap<string, number>,
  backward: ReadonlySet<Line>,
): Slots {
  const layers: Slot[][] = [];
  const put = (rank: number, slot: Slot) => {
    layers[rank] ??= [];
    layers[rank].push(slot);
  };
  for (const { id, height } of boxes) put(ranks.get(id)!, { id, height, passing: false });
  const steps: Slots['steps'] = [];
  const paths = lines.map((line, n) => {
    const back = backward.has(line);
    const [left, right] = back ? [line.newer, line.older] : [line.older, line.newer];
    const slots = [left];
    for (let rank = ranks.get(left)! + 1; rank < ranks.get(right)!; rank += 1) {
      const id = `line ${n} ${rank}`;
      put(rank, { id, height: 4, passing: true });
      slots.push(id);
    }
    slots.push(right);
    for (let i = 1; i < slots.length; i += 1) steps.push([slots[i - 1]!, slots[i]!]);
    return { slots, backward: back };
  });
  return { layers, steps, paths };
}

interface Drawing {
  boxes: readonly Box[];
  paths: Slots['paths'];
  tops: ReadonlyMap<string, { top: number; rank: number; height: number }>;
  ranks: ReadonlyMap<string, number>;
  measures: Measures;
}

function drawn({ boxes, paths, tops, ranks, measures }: Drawing): Layout {
  const { width, between } = measures;
  const xOf = (rank: number) => rank * (width + between);
  const placed = new Map(
    boxes.map(({ id }) => {
      const rank = ranks.get(id)!;
      return [id, { x: xOf(rank), y: tops.get(id)!.top, rank }];
    }),
  );
  const routes = paths.map(({ slots, backward }) => {
    const points = slots.flatMap((id, i) => {
      const { top, rank, height } = tops.get(id)!;
      const y = top + height / 2;
      const [left, right] = [
        { x: xOf(rank), y },
        { x: xOf(rank) + width, y },
      ];
      if (i === 0) return [right];
      return i === slots.length - 1 ? [left] : [left, right];
    });
    return backward ? points.reverse() : points;
  });
  const rightmost = Math.max(...ranks.values());
  const lowest = Math.max(...[...tops.values()].map(({ top, height }) => top + height));
  return { boxes: placed, routes, width: xOf(rightmost) + width, height: lowest };
}
