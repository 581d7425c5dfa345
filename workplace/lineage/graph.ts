import { isId, type LinkRelation } from '../../storage/index.ts';
import type { Viewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound } from '../kernel/index.ts';
import { loadLineageNodes } from './nodes.ts';
import { listEdgesBetween } from './visible-links.ts';
import { type LineageDirection, walkLineage } from './walk-lineage.ts';

/** A work, or a page elsewhere, in somebody's lineage. */
export interface LineageNode {
  /** The id of the entry or comment; the address of a page elsewhere. */
  id: string;
  type: 'entry' | 'comment' | 'page';
  kind: string | null;
  /** Of a comment, the title of its entry. */
  title: string;
  /** Within the workplace a path, else an address. */
  path: string;
  author: string | null;
  at: Date | null;
  status: 'superseded' | 'confirmed' | null;
  /** The entry in whose conversation a comment stands. */
  entry: string | null;
}

/** `from` builds on `to` (or departs from, supersedes, answers it). */
export interface LineageEdge {
  from: string;
  to: string;
  relation: LinkRelation;
  reason: string | null;
  passage: string | null;
}

/** Everything that one work came from and led to, as far as the viewer sees it. */
export interface LineageGraph {
  root: string;
  /** The root first, then what is nearest to it. */
  nodes: LineageNode[];
  edges: LineageEdge[];
  /** Whether there is more than was asked for. */
  more: boolean;
}

export const MAX_LINEAGE_NODES = 500;

export interface LineageOptions {
  /** At most so many works and pages, the nearest first. */
  limit?: number;
  directions?: readonly LineageDirection[];
}

/**
 * What an entry came from and what came of it, with all links between these works. A work that
 * the viewer may not see is not there, is not counted, and nothing is reached through it. The
 * links of comments in the entry's own conversation are its own; further away, each comment and
 * each entry goes by itself.
 */
export async function getLineage(
  context: QueryContext,
  viewer: Viewer,
  entryId: string,
  { limit = MAX_LINEAGE_NODES, directions = ['sources', 'uses'] }: LineageOptions = {},
): Promise<LineageGraph> {
  if (!isId(entryId)) throw notFound();
  const { refs, more } = await walkLineage(context, viewer, { entryId, limit, directions });
  const nodes = await loadLineageNodes(context, viewer, refs);
  if (nodes[0]?.id !== entryId) throw notFound();
  const edges = await listEdgesBetween(context, viewer, refs);
  return { root: entryId, nodes, edges, more };
}
