import type { Relation } from '../../storage/index.ts';

/** A work, or a page elsewhere, in somebody's lineage. */
export interface LineageNode {
  /** The id of the entry or comment; the address of a page elsewhere. */
  id: string;
  type: 'entry' | 'comment' | 'page';
  kind: string | null;
  title: string;
  /** Within the workplace a path, else an address. */
  path: string;
  author: string | null;
  at: Date | null;
  standing: 'superseded' | 'confirmed' | null;
}

/** `from` builds on `to` (or departs from, supersedes, answers it). */
export interface LineageEdge {
  from: string;
  to: string;
  relation: Relation;
  reason: string | null;
  passage: string | null;
}

/** Everything that one work came from and led to, as far as the viewer sees it. */
export interface LineageGraph {
  root: string;
  nodes: LineageNode[];
  edges: LineageEdge[];
  /** Whether there is more than was asked for. */
  more: boolean;
}
