import type { LineageGraph } from '../../../workplace/lineage/graph.ts';
import type { Direction } from '../../../workplace/lineage/walk.ts';
import { tiesOf } from './ties.ts';

/** Where works are gathered: beyond which work, and on which side of it. */
export interface Beyond {
  of: string;
  way: Direction;
}

/** Works that are not drawn, gathered at one that is. */
export interface Gathering extends Beyond {
  /** How many works one comes to by following the lines on from there, and does not see yet. */
  count: number;
}

/** What is drawn of a lineage, and what is gathered. */
export interface Near {
  graph: LineageGraph;
  gatherings: Gathering[];
}

const ways: readonly Direction[] = ['sources', 'uses'];

/** So few are drawn whole, and read without opening anything. */
export const few = 24;
/** How many steps from the root, and how many works at each step on each side, are drawn unasked. */
const steps = 2;
const most = 6;
/** How many works an opened gathering adds, the nearest first. */
export const stride = 10;
/** A picture that has been opened more often than this is no picture any more. */
export const mostOpened = 20;

/**
 * The near part of a lineage: the works around its root, the nearest of each gathering that was
 * opened, and a count wherever more lies beyond. The graph holds only what its viewer sees, so no
 * count can tell of anything else.
 */
export function nearOf(graph: LineageGraph, opened: readonly Beyond[] = []): Near {
  const next = nextOf(graph);
  if (graph.nodes.length <= few) return { graph, gatherings: [] };
  const drawn = new Set([graph.root]);
  for (const way of ways) drawAround(graph.root, next[way], drawn);
  for (const { of, way } of opened.slice(0, mostOpened)) {
    if (!drawn.has(of)) continue;
    for (const id of upTo(stride, beyond(of, next[way], drawn))) drawn.add(id);
  }
  return {
    graph: {
      ...graph,
      nodes: graph.nodes.filter(({ id }) => drawn.has(id)),
      edges: graph.edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to)),
    },
    gatherings: ways.flatMap((way) => gatheringsOn(way, graph.root, next[way], drawn)),
  };
}

type Next = ReadonlyMap<string, readonly string[]>;

/** One step on from each work: to its sources, and to its uses. What its comments say is the root's own. */
function nextOf(graph: LineageGraph): Record<Direction, Next> {
  const linked = tiesOf(graph).filter(({ tie }) => tie !== 'saidIn');
  const next = {
    sources: groups(linked.map(({ older, newer }) => [newer, older])),
    uses: groups(linked.map(({ older, newer }) => [older, newer])),
  };
  const said = graph.nodes.filter(({ entry }) => entry === graph.root);
  for (const way of ways) {
    const onward = said.filter(({ id }) => next[way].has(id)).map(({ id }) => id);
    const all = [...(next[way].get(graph.root) ?? []), ...onward];
    next[way].set(graph.root, [...new Set(all)]);
  }
  const near = new Map(graph.nodes.map(({ id }, i) => [id, i]));
  for (const way of ways)
    for (const ids of next[way].values())
      ids.sort((one, other) => near.get(one)! - near.get(other)!);
  return next;
}

function groups(pairs: readonly [string, string][]): Map<string, string[]> {
  const all = Map.groupBy(pairs, ([from]) => from);
  return new Map([...all].map(([from, those]) => [from, those.map(([, to]) => to)]));
}

/** Step by step, a work's first before another's second, so that a hub crowds nobody out. */
function drawAround(root: string, next: Next, drawn: Set<string>): void {
  let front = [root];
  for (let step = 0; step < steps; step += 1) {
    const rows = front.map((id) => (next.get(id) ?? []).filter((one) => !drawn.has(one)));
    const longest = Math.max(0, ...rows.map(({ length }) => length));
    const turns = Array.from({ length: longest }, (_, i) => rows.flatMap((row) => row[i] ?? []));
    front = upTo(most, [...new Set(turns.flat())]);
    for (const id of front) drawn.add(id);
  }
}

/** One more rather than a gathering of one. */
function upTo(count: number, ids: readonly string[]): string[] {
  return ids.slice(0, ids.length === count + 1 ? count + 1 : count);
}

/** Works that are not drawn and are reached from a work, the nearest first. */
function beyond(of: string, next: Next, drawn: ReadonlySet<string>): string[] {
  return [...reached(of, next, (id) => !drawn.has(id))].slice(1);
}

function reached(of: string, next: Next, leads: (id: string) => boolean): Set<string> {
  const met = new Set([of]);
  for (const id of met) {
    for (const one of next.get(id) ?? []) if (leads(one)) met.add(one);
  }
  return met;
}

/** Only at works that lie on this side: what else came of a source is no matter of this lineage. */
function gatheringsOn(
  way: Direction,
  root: string,
  next: Next,
  drawn: ReadonlySet<string>,
): Gathering[] {
  return [...reached(root, next, () => true)].flatMap((of) => {
    const count = drawn.has(of) ? beyond(of, next, drawn).length : 0;
    return count > 0 ? [{ of, way, count }] : [];
  });
}

/** As it stands in an address: `uses.ID`. */
export function nameOf({ of, way }: Beyond): string {
  return `${way}.${of}`;
}

/** What an address says has been opened; what is no such name is left out. */
export function readOpened(names: readonly string[]): Beyond[] {
  return names.flatMap((name) => {
    const way = ways.find((one) => name.startsWith(`${one}.`));
    return way ? [{ way, of: name.slice(way.length + 1) }] : [];
  });
}
