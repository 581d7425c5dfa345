import type { LayoutSlot } from './layout.ts';

const SWEEPS = 12;

/**
 * Orders each column so that few lines cross: back and forth, each slot moves to the middle of
 * those to which it is tied in the column before (the barycentre heuristic).
 */
export function orderLayers(
  layers: readonly LayoutSlot[][],
  steps: readonly (readonly [string, string])[],
): LayoutSlot[][] {
  const left = Map.groupBy(steps, ([, right]) => right);
  const right = Map.groupBy(steps, ([one]) => one);
  const ordered = layers.map((layer) => [...layer]);
  const places = new Map<string, number>();
  const note = (layer: LayoutSlot[]) => {
    for (const [i, { id }] of layer.entries()) places.set(id, i / layer.length);
  };
  ordered.forEach(note);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const rightwards = sweep % 2 === 0;
    const order = rightwards ? ordered : [...ordered].reverse();
    for (const layer of order) {
      const tied = (id: string) =>
        rightwards
          ? (left.get(id) ?? []).map(([one]) => one)
          : (right.get(id) ?? []).map(([, one]) => one);
      const wish = new Map(
        layer.map(({ id }) => [id, computeMeanPosition(tied(id), places) ?? places.get(id)!]),
      );
      layer.sort((one, other) => wish.get(one.id)! - wish.get(other.id)!);
      note(layer);
    }
  }
  return ordered;
}

function computeMeanPosition(
  ids: readonly string[],
  places: ReadonlyMap<string, number>,
): number | null {
  if (ids.length === 0) return null;
  return ids.reduce((sum, id) => sum + places.get(id)!, 0) / ids.length;
}
