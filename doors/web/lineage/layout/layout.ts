import { orderLayers } from './order-layers.ts';
import { placeLayers } from './place-layers.ts';
import { rankNodes } from './rank-nodes.ts';

/** A box to be placed, and how tall it is; all are of one width. */
export interface LayoutBox {
  id: string;
  height: number;
}

/** A line from an older box to a newer one. */
export interface LayoutLine {
  older: string;
  newer: string;
}

export interface LayoutPoint {
  x: number;
  y: number;
}

export interface PlacedBox extends LayoutPoint {
  rank: number;
}

export interface Layout {
  /** The upper left corner of each box. */
  boxes: Map<string, PlacedBox>;
  /** Where each line runs, from its older end to its newer one, in the order in which they were given. */
  routes: LayoutPoint[][];
  width: number;
  height: number;
}

export interface LayoutMeasures {
  width: number;
  /** Between two boxes of a column. */
  boxGap: number;
  /** Between two columns. */
  columnGap: number;
}

/** A place in a column: a box, or where a long line passes. */
export interface LayoutSlot {
  id: string;
  height: number;
  isPassing: boolean;
}

/**
 * Places a lineage in columns, the older to the left (Sugiyama and others, 1981): every box gets
 * a rank, long lines get a slot in each column that they pass, the slots of each column are
 * ordered so that few lines cross, then moved towards what they are tied to.
 * See docs/decisions/0015-own-layout.md.
 */
export function layOutGraph(
  boxes: readonly LayoutBox[],
  lines: readonly LayoutLine[],
  root: string,
  measures: LayoutMeasures,
): Layout {
  const { ranks, backward } = rankNodes(
    boxes.map(({ id }) => id),
    lines,
    root,
  );
  const { layers, steps, paths } = assignSlots(boxes, lines, ranks, backward);
  const tops = placeLayers(orderLayers(layers, steps), steps, measures.boxGap);
  return toLayout({ boxes, paths, tops, ranks, measures });
}

interface SlotAssignment {
  layers: LayoutSlot[][];
  /** Pairs of slots in neighbouring columns that a line joins. */
  steps: [string, string][];
  /** The slots of each line, from left to right, and whether it runs from right to left. */
  paths: { slots: string[]; backward: boolean }[];
}

function assignSlots(
  boxes: readonly LayoutBox[],
  lines: readonly LayoutLine[],
  ranks: ReadonlyMap<string, number>,
  backward: ReadonlySet<LayoutLine>,
): SlotAssignment {
  const layers: LayoutSlot[][] = [];
  const put = (rank: number, slot: LayoutSlot) => {
    layers[rank] ??= [];
    layers[rank].push(slot);
  };
  for (const { id, height } of boxes) put(ranks.get(id)!, { id, height, isPassing: false });
  const steps: SlotAssignment['steps'] = [];
  const paths = lines.map((line, n) => {
    const back = backward.has(line);
    const [left, right] = back ? [line.newer, line.older] : [line.older, line.newer];
    const slots = [left];
    for (let rank = ranks.get(left)! + 1; rank < ranks.get(right)!; rank += 1) {
      const id = `line ${n} ${rank}`;
      put(rank, { id, height: 4, isPassing: true });
      slots.push(id);
    }
    slots.push(right);
    for (let i = 1; i < slots.length; i += 1) steps.push([slots[i - 1]!, slots[i]!]);
    return { slots, backward: back };
  });
  return { layers, steps, paths };
}

interface LayoutParts {
  boxes: readonly LayoutBox[];
  paths: SlotAssignment['paths'];
  tops: ReadonlyMap<string, { top: number; rank: number; height: number }>;
  ranks: ReadonlyMap<string, number>;
  measures: LayoutMeasures;
}

function toLayout({ boxes, paths, tops, ranks, measures }: LayoutParts): Layout {
  const { width, columnGap } = measures;
  const xOf = (rank: number) => rank * (width + columnGap);
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
