import type { LineageGraph, LineageNode } from '../../../workplace/lineage/graph.ts';
import { type Tie, tiesOf } from './ties.ts';

/** A work within an outline: how it is tied to the one above it, and what is below it. */
export interface Item {
  node: LineageNode;
  tie: Tie | null;
  reasons: string[];
  /** Where it stands in full, or where what is below it goes on. */
  elsewhere: 'seeAbove' | 'seeBelow' | 'goesOn' | null;
  items: Item[];
}

export type Way = 'before' | 'after';

/** Nested deeper than this, a phone shows a word a line: what is below begins again at the margin. */
const deepest = 6;

/**
 * What one work came from, or what came of it, as nested lists in which each work stands once:
 * as high as it can, with a word wherever else it would stand.
 */
export function outlineOf(graph: LineageGraph, way: Way): Item[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const next = stepsOf(graph, way);
  const reasons = reasonsOf(graph);
  const full = new Map<string, Item>();
  const deferred: Item[] = [];
  const listBelow = (id: string, depth: number): Item[] => {
    const items = (next.get(id) ?? []).map(({ to, tie }): Item => {
      const given = reasons.get(pair(id, to)) ?? [];
      const item: Item = { node: nodes.get(to)!, tie, reasons: given, elsewhere: null, items: [] };
      if (full.has(to)) item.elsewhere = 'seeAbove';
      else full.set(to, item);
      return item;
    });
    for (const item of items.filter(({ elsewhere }) => !elsewhere)) {
      if (depth < deepest) item.items = listBelow(item.node.id, depth + 1);
      else if (next.has(item.node.id)) deferred.push(item);
    }
    return items;
  };
  const list = listBelow(graph.root, 1);
  for (const item of deferred) {
    item.elsewhere = 'goesOn';
    const items = listBelow(item.node.id, 2);
    list.push({ ...item, tie: null, reasons: [], elsewhere: null, items });
  }
  pointTheWay(list, full);
  return list;
}

/** How many works and pages an outline names; what was said about the root is no work beside it. */
export function countOf(graph: LineageGraph, list: readonly Item[]): number {
  const ids = new Set<string>();
  const count = (items: readonly Item[]) => {
    for (const { node, items: below } of items) {
      if (node.entry !== graph.root) ids.add(node.id);
      count(below);
    }
  };
  count(list);
  return ids.size;
}

interface Step {
  from: string;
  to: string;
  tie: Tie;
}

/** Nearest first. Comments on the root come in where they lead on. */
function stepsOf({ nodes, edges, root }: LineageGraph, way: Way): Map<string, Step[]> {
  const near = new Map(nodes.map(({ id }, i) => [id, i]));
  const ties = tiesOf({ nodes, edges });
  const onward = new Set(ties.map(({ older, newer }) => (way === 'before' ? newer : older)));
  const steps = ties.map(({ older, newer, tie }): Step => {
    const backward = way === 'before' && tie !== 'saidIn';
    return backward ? { from: newer, to: older, tie } : { from: older, to: newer, tie };
  });
  const kept = steps.filter(
    ({ from, to, tie }) => to !== root && (tie !== 'saidIn' || (from === root && onward.has(to))),
  );
  kept.sort((one, other) => near.get(one.to)! - near.get(other.to)!);
  return Map.groupBy(kept, ({ from }) => from);
}

/** Why, for each two works, whichever of them it was that said so. */
function reasonsOf({ edges }: LineageGraph): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  for (const { from, to, reason } of edges) {
    const given = reasons.get(pair(from, to)) ?? [];
    if (reason && !given.includes(reason)) reasons.set(pair(from, to), [...given, reason]);
  }
  return reasons;
}

function pair(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** The works to which an outline points from elsewhere in it. */
export function pointedTo(list: readonly Item[]): Set<string> {
  const ids = new Set<string>();
  const look = (items: readonly Item[]) => {
    for (const { node, elsewhere, items: below } of items) {
      if (elsewhere) ids.add(node.id);
      look(below);
    }
  };
  look(list);
  return ids;
}

/** Says of a repetition whether the work stands above it or below, in the order of reading. */
function pointTheWay(list: readonly Item[], full: ReadonlyMap<string, Item>): void {
  const read = new Set<Item>();
  const follow = (items: readonly Item[]) => {
    for (const item of items) {
      read.add(item);
      const there = full.get(item.node.id)!;
      if (item.elsewhere === 'seeAbove' && !read.has(there)) item.elsewhere = 'seeBelow';
      follow(item.items);
    }
  };
  follow(list);
}
