import { say } from '../../../messages/index.ts';
import type { LineageGraph, LineageNode } from '../../../workplace/lineage/graph.ts';
import { kindPage } from '../entries/kind-pages.ts';
import { dayText } from '../layout/time.tsx';
import { layOut, type Point } from './layout/layout.ts';
import { cutLines } from './lines.ts';
import { type Tied, tiesOf } from './ties.ts';

/** A work as the picture shows it. */
export interface Card {
  node: LineageNode;
  root: boolean;
  x: number;
  y: number;
  height: number;
  title: string[];
  about: string;
  author: string;
  /** All of it in one sentence, for whoever hears it. */
  said: string;
}

export interface Stroke extends Tied {
  path: string;
  /** Where its word stands, for all but the commonest. */
  word: Point | null;
}

export interface Drawing {
  cards: Card[];
  strokes: Stroke[];
  width: number;
  height: number;
}

export const cardWidth = 224;
const padding = 12;
const titleSize = 14;
const smallSize = 11.5;
const measures = { width: cardWidth, apart: 14, between: 84 };
const margin = 14;

/** What stands where, for a lineage as a picture. */
export function draw(graph: LineageGraph, zone: string): Drawing {
  const cards = new Map(graph.nodes.map((node) => [node.id, cardOf(node, graph, zone)]));
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
    width: layout.width + 2 * margin,
    height: layout.height + 2 * margin,
  };
}

function cardOf(node: LineageNode, { root }: LineageGraph, zone: string): Omit<Card, 'x' | 'y'> {
  const room = cardWidth - 2 * padding;
  const title = cutLines(node.title, room / titleSize, 2);
  const kind = kindOf(node);
  const day = node.at && dayText(node.at, zone);
  const author = node.type === 'page' ? hostOf(node.path) : (node.author ?? '');
  const standing = node.standing && say(`lineage.${node.standing}`);
  return {
    node,
    root: node.id === root,
    title,
    height: title.length * 18 + 52,
    about: [kind, day].filter(Boolean).join(' · '),
    author: [cutLines(author, (room - (standing ? 80 : 0)) / smallSize, 1)[0], standing]
      .filter(Boolean)
      .join(' · '),
    said: [node.title, kind, author, day, standing, node.id === root ? say('lineage.this') : null]
      .filter(Boolean)
      .join(', '),
  };
}

export function kindOf({ type, kind }: LineageNode): string {
  if (type === 'page') return say('lineage.page');
  return type === 'comment' ? say('lineage.comment') : say(kindPage(kind ?? 'post').label);
}

export function hostOf(address: string): string {
  return URL.parse(address)?.host.replace(/^www\./, '') ?? address;
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
