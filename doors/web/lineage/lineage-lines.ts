import { say } from '../../../messages/index.ts';
import type { LineageEdge, LineageGraph } from '../../../workplace/lineage/index.ts';

export type LineKind = LineageEdge['relation'] | 'saidIn';

export interface LineageLine {
  older: string;
  newer: string;
  kind: LineKind;
}

const weights: Record<LineKind, number> = {
  supersedes: 4,
  departsFrom: 3,
  answers: 2,
  buildsOn: 1,
  saidIn: 0,
};

/** One line for each two works, by the weightiest of their links; and comments tied to their entry. */
export function collectLines({
  nodes,
  edges,
}: Pick<LineageGraph, 'nodes' | 'edges'>): LineageLine[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const said = nodes.flatMap(({ id, entry }): LineageLine[] =>
    entry && ids.has(entry) ? [{ older: entry, newer: id, kind: 'saidIn' }] : [],
  );
  const linked = edges.map(
    ({ from, to, relation }): LineageLine => ({ older: to, newer: from, kind: relation }),
  );
  const all = [...said, ...linked].sort((one, other) => weights[one.kind] - weights[other.kind]);
  return [...new Map(all.map((line) => [`${line.older} ${line.newer}`, line])).values()];
}

export function getLineLabel(kind: LineKind): string {
  return say(`lineage.${kind}`);
}
