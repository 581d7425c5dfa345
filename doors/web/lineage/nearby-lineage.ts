import type { LineageDirection, LineageGraph } from '../../../workplace/lineage/index.ts';
import { collectLines } from './lineage-lines.ts';

/** Where works are gathered: beyond which work, and on which side of it. */
export interface GatheringPoint {
  nodeId: string;
  direction: LineageDirection;
}

/** Works that are not drawn, gathered at one that is. */
export interface WorkGathering extends GatheringPoint {
  /** How many works one comes to by following the lines on from there, and does not see yet. */
  count: number;
}

/** What is drawn of a lineage, and what is gathered. */
export interface NearbyLineage {
  graph: LineageGraph;
  gatherings: WorkGathering[];
}

const directions: readonly LineageDirection[] = ['sources', 'uses'];

/** So few are drawn whole, and read without opening anything. */
export const MAX_DRAWN_WHOLE = 24;
/** How many steps from the root, and how many works at each step on each side, are drawn unasked. */
const MAX_STEPS = 2;
const MAX_PER_STEP = 6;
/** How many works an opened gathering adds, the nearest first. */
export const OPENED_COUNT = 10;
/** A picture that has been opened more often than this is no picture any more. */
export const MAX_OPENED = 20;

/**
 * The near part of a lineage: the works around its root, the nearest of each gathering that was
 * opened, and a count wherever more lies beyond. The graph holds only what its viewer sees, so no
 * count can tell of anything else.
 */
export function selectNearby(
  graph: LineageGraph,
  opened: readonly GatheringPoint[] = [],
): NearbyLineage {
  const next = collectNextNodes(graph);
  if (graph.nodes.length <= MAX_DRAWN_WHOLE) return { graph, gatherings: [] };
  const drawn = new Set([graph.root]);
  for (const direction of directions) addAround(graph.root, next[direction], drawn);
  for (const { nodeId, direction } of opened.slice(0, MAX_OPENED)) {
    if (!drawn.has(nodeId)) continue;
    for (const id of takeUpTo(OPENED_COUNT, listBeyond(nodeId, next[direction], drawn)))
      drawn.add(id);
  }
  return {
    graph: {
      ...graph,
      nodes: graph.nodes.filter(({ id }) => drawn.has(id)),
      edges: graph.edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to)),
    },
    gatherings: directions.flatMap((direction) =>
      listGatherings(direction, graph.root, next[direction], drawn),
    ),
  };
}

type NextNodes = ReadonlyMap<string, readonly string[]>;

/** One step on from each work: to its sources, and to its uses. What its comments say is the root's own. */
function collectNextNodes(graph: LineageGraph): Record<LineageDirection, NextNodes> {
  const linked = collectLines(graph).filter(({ kind }) => kind !== 'saidIn');
  const next = {
    sources: groupPairs(linked.map(({ older, newer }) => [newer, older])),
    uses: groupPairs(linked.map(({ older, newer }) => [older, newer])),
  };
  const said = graph.nodes.filter(({ entry }) => entry === graph.root);
  for (const direction of directions) {
    const onward = said.filter(({ id }) => next[direction].has(id)).map(({ id }) => id);
    const all = [...(next[direction].get(graph.root) ?? []), ...onward];
    next[direction].set(graph.root, [...new Set(all)]);
  }
  const near = new Map(graph.nodes.map(({ id }, i) => [id, i]));
  for (const direction of directions)
    for (const ids of next[direction].values())
      ids.sort((one, other) => near.get(one)! - near.get(other)!);
  return next;
}

function groupPairs(pairs: readonly [string, string][]): Map<string, string[]> {
  const all = Map.groupBy(pairs, ([from]) => from);
  return new Map([...all].map(([from, those]) => [from, those.map(([, to]) => to)]));
}

/** Step by step, a work's first before another's second, so that a hub crowds nobody out. */
function addAround(root: string, next: NextNodes, drawn: Set<string>): void {
  let front = [root];
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const rows = front.map((id) => (next.get(id) ?? []).filter((one) => !drawn.has(one)));
    const longest = Math.max(0, ...rows.map(({ length }) => length));
    const turns = Array.from({ length: longest }, (_, i) => rows.flatMap((row) => row[i] ?? []));
    front = takeUpTo(MAX_PER_STEP, [...new Set(turns.flat())]);
    for (const id of front) drawn.add(id);
  }
}

/** One more rather than a gathering of one. */
function takeUpTo(count: number, ids: readonly string[]): string[] {
  return ids.slice(0, ids.length === count + 1 ? count + 1 : count);
}

/** Works that are not drawn and are reached from a work, the nearest first. */
function listBeyond(nodeId: string, next: NextNodes, drawn: ReadonlySet<string>): string[] {
  return [...collectReachable(nodeId, next, (id) => !drawn.has(id))].slice(1);
}

function collectReachable(
  nodeId: string,
  next: NextNodes,
  leads: (id: string) => boolean,
): Set<string> {
  const met = new Set([nodeId]);
  for (const id of met) {
    for (const one of next.get(id) ?? []) if (leads(one)) met.add(one);
  }
  return met;
}

/** Only at works that lie on this side: what else came of a source is no matter of this lineage. */
function listGatherings(
  direction: LineageDirection,
  root: string,
  next: NextNodes,
  drawn: ReadonlySet<string>,
): WorkGathering[] {
  return [...collectReachable(root, next, () => true)].flatMap((nodeId) => {
    const count = drawn.has(nodeId) ? listBeyond(nodeId, next, drawn).length : 0;
    return count > 0 ? [{ nodeId, direction, count }] : [];
  });
}

/** As it stands in an address: `uses.ID`. */
export function formatOpened({ nodeId, direction }: GatheringPoint): string {
  return `${direction}.${nodeId}`;
}

/** What an address says has been opened; what is no such name is left out. */
export function parseOpened(names: readonly string[]): GatheringPoint[] {
  return names.flatMap((name) => {
    const direction = directions.find((one) => name.startsWith(`${one}.`));
    return direction ? [{ direction, nodeId: name.slice(direction.length + 1) }] : [];
  });
}
