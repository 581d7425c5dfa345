import { addFeet, CARD_WIDTH, type LineageCard, toCard } from './cards.ts';
import { type LayoutPoint, layOutGraph } from './layout/layout.ts';
import { collectLines, type LineageLine } from './lineage-lines.ts';
import type { NearbyLineage } from './nearby-lineage.ts';

export interface LineageStroke extends LineageLine {
  path: string;
  /** Where its word stands, for all but the commonest. */
  labelPoint: LayoutPoint | null;
}

export interface LineageDrawing {
  cards: LineageCard[];
  strokes: LineageStroke[];
  /** How many columns stand before that of the root. */
  columnsBeforeRoot: number;
  width: number;
  height: number;
}

const layoutMeasures = { width: CARD_WIDTH, boxGap: 14, columnGap: 60 };
const MARGIN = 14;

/** What stands where, for a lineage, or the near part of one, as a picture. */
export function drawLineage({ graph, gatherings }: NearbyLineage, zone: string): LineageDrawing {
  const feet = Map.groupBy(gatherings, ({ nodeId }) => nodeId);
  const cards = new Map(
    graph.nodes.map((node) => [
      node.id,
      addFeet(toCard(node, graph, zone), feet.get(node.id) ?? []),
    ]),
  );
  const lines = collectLines(graph);
  const layout = layOutGraph(
    [...cards.values()].map(({ node, height }) => ({ id: node.id, height })),
    lines,
    graph.root,
    layoutMeasures,
  );
  const at = (point: LayoutPoint) => ({ x: point.x + MARGIN, y: point.y + MARGIN });
  const placed = graph.nodes.map(({ id }) => ({
    ...cards.get(id)!,
    ...at(layout.boxes.get(id)!),
  }));
  const strokes = lines.map((line, i) => {
    const points = layout.routes[i]!.map(at);
    const labelPoint = line.kind === 'buildsOn' ? null : findLabelPoint(points);
    return { ...line, path: toSvgPath(points), labelPoint };
  });
  return {
    cards: placed.sort((one, other) => one.x - other.x || one.y - other.y),
    strokes,
    columnsBeforeRoot: layout.boxes.get(graph.root)!.rank,
    width: layout.width + 2 * MARGIN,
    height: layout.height + 2 * MARGIN,
  };
}

/** Curves between the columns, straight where it passes one. */
function toSvgPath([first, ...rest]: readonly LayoutPoint[]): string {
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
function findLabelPoint(points: readonly LayoutPoint[]): LayoutPoint {
  const [before, last] = [points.at(-2)!, points.at(-1)!];
  return { x: (before.x + last.x) / 2, y: (before.y + last.y) / 2 };
}
