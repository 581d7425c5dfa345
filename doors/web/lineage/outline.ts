import type { LineageGraph, LineageNode } from '../../../workplace/lineage/index.ts';
import { collectLines, type LineKind } from './lineage-lines.ts';

/** A work within an outline: how it is tied to the one above it, and what is below it. */
export interface OutlineItem {
  node: LineageNode;
  lineKind: LineKind | null;
  reasons: string[];
  /** Where it stands in full, or where what is below it goes on. */
  elsewhere: 'seeAbove' | 'seeBelow' | 'goesOn' | null;
  items: OutlineItem[];
}

export type OutlineSide = 'before' | 'after';

/** Nested deeper than this, a phone shows a word a line: what is below begins again at the margin. */
const MAX_DEPTH = 6;

/**
 * What one work came from, or what came of it, as nested lists in which each work stands once:
 * as high as it can, with a word wherever else it would stand.
 */
export function buildOutline(graph: LineageGraph, way: OutlineSide): OutlineItem[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const next = collectSteps(graph, way);
  const reasons = collectReasons(graph);
  const full = new Map<string, OutlineItem>();
  const deferred: OutlineItem[] = [];
  const listBelow = (id: string, depth: number): OutlineItem[] => {
    const items = (next.get(id) ?? []).map(({ to, lineKind: kind }): OutlineItem => {
      const given = reasons.get(toPairKey(id, to)) ?? [];
      const item: OutlineItem = {
        node: nodes.get(to)!,
        lineKind: kind,
        reasons: given,
        elsewhere: null,
        items: [],
      };
      if (full.has(to)) item.elsewhere = 'seeAbove';
      else full.set(to, item);
      return item;
    });
    for (const item of items.filter(({ elsewhere }) => !elsewhere)) {
      if (depth < MAX_DEPTH) item.items = listBelow(item.node.id, depth + 1);
      else if (next.has(item.node.id)) deferred.push(item);
    }
    return items;
  };
  const list = listBelow(graph.root, 1);
  for (const item of deferred) {
    item.elsewhere = 'goesOn';
    const items = listBelow(item.node.id, 2);
    list.push({ ...item, lineKind: null, reasons: [], elsewhere: null, items });
  }
  markRepetitions(list, full);
  return list;
}

/** How many works and pages an outline names; what was said about the root is no work beside it. */
export function countWorks(graph: LineageGraph, list: readonly OutlineItem[]): number {
  const ids = new Set<string>();
  const count = (items: readonly OutlineItem[]) => {
    for (const { node, items: below } of items) {
      if (node.entry !== graph.root) ids.add(node.id);
      count(below);
    }
  };
  count(list);
  return ids.size;
}

interface OutlineStep {
  from: string;
  to: string;
  lineKind: LineKind;
}

/** Nearest first. Comments on the root come in where they lead on. */
function collectSteps(
  { nodes, edges, root }: LineageGraph,
  way: OutlineSide,
): Map<string, OutlineStep[]> {
  const near = new Map(nodes.map(({ id }, i) => [id, i]));
  const lines = collectLines({ nodes, edges });
  const onward = new Set(lines.map(({ older, newer }) => (way === 'before' ? newer : older)));
  const steps = lines.map(({ older, newer, kind }): OutlineStep => {
    const backward = way === 'before' && kind !== 'saidIn';
    return backward
      ? { from: newer, to: older, lineKind: kind }
      : { from: older, to: newer, lineKind: kind };
  });
  const kept = steps.filter(
    ({ from, to, lineKind }) =>
      to !== root && (lineKind !== 'saidIn' || (from === root && onward.has(to))),
  );
  kept.sort((one, other) => near.get(one.to)! - near.get(other.to)!);
  return Map.groupBy(kept, ({ from }) => from);
}

/** Why, for each two works, whichever of them it was that said so. */
function collectReasons({ edges }: LineageGraph): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  for (const { from, to, reason } of edges) {
    const given = reasons.get(toPairKey(from, to)) ?? [];
    if (reason && !given.includes(reason)) reasons.set(toPairKey(from, to), [...given, reason]);
  }
  return reasons;
}

function toPairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** The works to which an outline points from elsewhere in it. */
export function collectReferenced(list: readonly OutlineItem[]): Set<string> {
  const ids = new Set<string>();
  const look = (items: readonly OutlineItem[]) => {
    for (const { node, elsewhere, items: below } of items) {
      if (elsewhere) ids.add(node.id);
      look(below);
    }
  };
  look(list);
  return ids;
}

/** Says of a repetition whether the work stands above it or below, in the order of reading. */
function markRepetitions(
  list: readonly OutlineItem[],
  full: ReadonlyMap<string, OutlineItem>,
): void {
  const read = new Set<OutlineItem>();
  const follow = (items: readonly OutlineItem[]) => {
    for (const item of items) {
      read.add(item);
      const there = full.get(item.node.id)!;
      if (item.elsewhere === 'seeAbove' && !read.has(there)) item.elsewhere = 'seeBelow';
      follow(item.items);
    }
  };
  follow(list);
}
