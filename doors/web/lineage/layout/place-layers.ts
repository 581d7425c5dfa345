import type { LayoutSlot } from './layout.ts';

type Tops = Map<string, { top: number; rank: number; height: number }>;

const SWEEPS = 10;
/** A line that passes is kept straight before a box is moved to the middle. */
const PASSING_WEIGHT = 4;

/**
 * Where the slots of each column stand: as near as they can to the middle of what they are tied
 * to, in their order and without touching. What is best for a column as a whole is found exactly.
 */
export function placeLayers(
  layers: readonly LayoutSlot[][],
  steps: readonly (readonly [string, string])[],
  apart: number,
): Tops {
  const tied = collectNeighbours(steps);
  const middles = new Map<string, number>();
  for (const layer of layers) spreadLayer(layer, apart, () => null, middles);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const order = sweep % 2 === 0 ? layers : [...layers].reverse();
    for (const layer of order) {
      spreadLayer(
        layer,
        apart,
        ({ id }) => computeMeanMiddle(tied.get(id) ?? [], middles),
        middles,
      );
    }
  }
  return computeTops(layers, middles);
}

function collectNeighbours(steps: readonly (readonly [string, string])[]): Map<string, string[]> {
  const tied = new Map<string, string[]>();
  for (const [one, other] of steps) {
    tied.set(one, [...(tied.get(one) ?? []), other]);
    tied.set(other, [...(tied.get(other) ?? []), one]);
  }
  return tied;
}

function computeMeanMiddle(
  ids: readonly string[],
  middles: ReadonlyMap<string, number>,
): number | null {
  if (ids.length === 0) return null;
  return ids.reduce((sum, id) => sum + middles.get(id)!, 0) / ids.length;
}

interface PooledBlock {
  sum: number;
  weight: number;
  members: { id: string; offset: number }[];
}

/**
 * Least squares with the distances as a floor: take the distances out, and what remains must not
 * fall from one slot to the next; neighbours that would fall are pooled (isotonic regression).
 */
function spreadLayer(
  layer: readonly LayoutSlot[],
  apart: number,
  wish: (slot: LayoutSlot) => number | null,
  middles: Map<string, number>,
): void {
  const blocks: PooledBlock[] = [];
  let offset = 0;
  layer.forEach((slot, i) => {
    const before = layer[i - 1];
    if (before) offset += (before.height + slot.height) / 2 + apart;
    const wanted = wish(slot) ?? middles.get(slot.id) ?? offset;
    const weight = slot.isPassing ? PASSING_WEIGHT : 1;
    let block: PooledBlock = {
      sum: (wanted - offset) * weight,
      weight,
      members: [{ id: slot.id, offset }],
    };
    for (let last = blocks.at(-1); last && mustPool(last, block); last = blocks.at(-1)) {
      blocks.pop();
      block = {
        sum: last.sum + block.sum,
        weight: last.weight + block.weight,
        members: [...last.members, ...block.members],
      };
    }
    blocks.push(block);
  });
  for (const { sum, weight, members } of blocks) {
    for (const { id, offset: at } of members) middles.set(id, sum / weight + at);
  }
}

function mustPool(last: PooledBlock, block: PooledBlock): boolean {
  return last.sum / last.weight >= block.sum / block.weight;
}

/** From the top of the picture down, on whole pixels. */
function computeTops(layers: readonly LayoutSlot[][], middles: ReadonlyMap<string, number>): Tops {
  const tops: Tops = new Map();
  const slots = layers.flatMap((layer, rank) => layer.map((slot) => ({ ...slot, rank })));
  const top = ({ id, height }: LayoutSlot) => middles.get(id)! - height / 2;
  const highest = slots.reduce(
    (least, slot) => Math.min(least, top(slot)),
    Number.POSITIVE_INFINITY,
  );
  for (const slot of slots) {
    const { rank, height } = slot;
    tops.set(slot.id, { top: Math.round(top(slot) - highest), rank, height });
  }
  return tops;
}
