import { say } from '../../../messages/index.ts';
import type { LineageEdge, LineageGraph } from '../../../workplace/lineage/graph.ts';

export type Tie = LineageEdge['relation'] | 'saidIn';

export interface Tied {
  older: string;
  newer: string;
  tie: Tie;
}

const weights: Record<Tie, number> = {
  supersedes: 4,
  departsFrom: 3,
  answers: 2,
  buildsOn: 1,
  saidIn: 0,
};

/** One line for each two works, by the weightiest of their links; and comments tied to their entry. */
export function tiesOf({ nodes, edges }: Pick<LineageGraph, 'nodes' | 'edges'>): Tied[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const said = nodes.flatMap(({ id, entry }): Tied[] =>
    entry && ids.has(entry) ? [{ older: entry, newer: id, tie: 'saidIn' }] : [],
  );
  const linked = edges.map(({ from, to, relation }) => ({ older: to, newer: from, tie: relation }));
  const all = [...said, ...linked].sort((one, other) => weights[one.tie] - weights[other.tie]);
  return [...new Map(all.map((tie) => [`${tie.older} ${tie.newer}`, tie])).values()];
}

export function tieWord(tie: Tie): string {
  return say(`lineage.${tie}`);
}
