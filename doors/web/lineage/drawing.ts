import { type Card, cardOf, cardWidth, withFeet } from './cards.ts';
import { layOut, type Point } from './layout/layout.ts';
import type { Near } from './near.ts';
import { type Tied, tiesOf } from './ties.ts';

export interface Stroke extends Tied {
  path: string;
  /** Where its word stands, for all but the commonest. */
  word: Point | null;
}

export interface Drawing {
  cards: Card[];
  strokes: Stroke[];
  /** How many columns stand before that of the root. */
  before: number;
  width: number;
  height: number;
}

const measures = { width: cardWidth, apart: 14, between: 60 };
const margin = 14;

/** What stands where, for a lineage, or the near part of one, as a picture. */
export function draw({ graph, gatherings }: Near, zone: string): Drawing {
  const feet = Map.groupBy(gatherings, ({ of }) => of);
  const cards = new Map(
    graph.nodes.map((node) => [
      node.id,
      withFeet(cardOf(node, graph, zone), feet.get(node.id) ?? []),
    ]),
  );
  const ties = tiesOf(graph);
  const layout = layOut(
    [...cards.values()].map(({ node, height }) => ({ id: node.id, height })),
    ties,
    graph.root,
    measures,
  );
  const at = (point: Point) => ({ x: point.x + margin, y: point.y + margin });
  const placed = graph.nodes.map(({ id }) => ({
    ...cards.get(id)!,
    ...at(layout.boxes.get(id)!),
  }));
  const strokes = ties.map((tie, i) => {
    const points = layout.routes[i]!.map(at);
    return { ...tie, path: pathOf(points), word: tie.tie === 'buildsOn' ? null : wordAt(points) };
  });
  return {
    cards: placed.sort((one, other) => one.x - other.x || one.y - other.y),
    strokes,
    before: layout.boxes.get(graph.root)!.rank,
    width: layout.width + 2 * margin,
    height: layout.height + 2 * margin,
  };
}

/** Curves between the columns, straight where it passes one. */
function pathOf([first, ...rest]: readonly Point[]): string {
  let from = first!;
  let path = `M${from.x} ${from.y}`;
  rest.forEach((to, i) => {
    const middle = (from.x + to.x) / 2;
    path += i % 2 === 0 ? `C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}` : `H${to.x}`;
    from = to;
  });
  return path;
}

/** The middle of the last curve, by the newer work. */
function wordAt(points: readonly Point[]): Point {
  const [before, last] = [points.at(-2)!, points.at(-1)!];
  return { x: (before.x + last.x) / 2, y: (before.y + last.y) / 2 };
}
