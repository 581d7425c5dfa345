import { type Expression, type SqlBool, sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { isLinkFrom, isLinkTo, type LineageNodeRef, selectVisibleLinks } from './visible-links.ts';

export type LineageDirection = 'sources' | 'uses';

interface WalkOptions {
  entryId: string;
  limit: number;
  directions: readonly LineageDirection[];
}

/** Deeper than anybody reads; a longer chain is cut, and said to be. */
const MAX_DEPTH = 100;

/**
 * The works and pages that are reached from an entry, breadth first: one step for all works of a level at
 * once, each work met once, so that circles end and what is cut off is always the furthest.
 */
export async function walkLineage(
  context: QueryContext,
  viewer: Viewer,
  { entryId, limit, directions }: WalkOptions,
): Promise<{ refs: LineageNodeRef[]; more: boolean }> {
  const met = new Map<string, LineageNodeRef>([[entryId, { id: entryId, type: 'entry' }]]);
  // In a circle a work is a source and a use at once, and each way leads on from it.
  const fronts = directions.map((direction) => ({
    direction,
    refs: [...met.values()],
    passed: new Set(met.keys()),
  }));
  for (let level = 0; fronts.some(({ refs }) => refs.length > 0); level += 1) {
    for (const front of fronts.filter(({ refs }) => refs.length > 0)) {
      const here =
        level === 0 ? matchConversationLinks(front.direction, entryId) : matchNodeLinks(front);
      const reached = await loadStep(context, viewer, front.direction, here, limit);
      front.refs = reached.filter(({ id }) => !front.passed.has(id));
      for (const ref of front.refs) {
        if (!met.has(ref.id) && (level === MAX_DEPTH || met.size >= limit))
          return { refs: [...met.values()], more: true };
        met.set(ref.id, ref);
        front.passed.add(ref.id);
      }
    }
  }
  return { refs: [...met.values()], more: false };
}

/** The first step is taken from the whole conversation: its comments belong to the entry. */
function matchConversationLinks(direction: LineageDirection, entryId: string): Expression<SqlBool> {
  return direction === 'sources'
    ? sql<SqlBool>`links.from_entry = ${entryId}::uuid`
    : sql<SqlBool>`links.to_entry = ${entryId}::uuid`;
}

function matchNodeLinks({
  direction,
  refs,
}: {
  direction: LineageDirection;
  refs: readonly LineageNodeRef[];
}) {
  return direction === 'sources' ? isLinkFrom(refs) : isLinkTo(refs);
}

/** Both ends of these links, each once, in the order of the links. */
async function loadStep(
  context: QueryContext,
  viewer: Viewer,
  direction: LineageDirection,
  here: Expression<SqlBool>,
  limit: number,
): Promise<LineageNodeRef[]> {
  const rows = await selectVisibleLinks(context, viewer)
    .where(here)
    .select([
      'links.from_entry',
      'links.from_comment',
      'links.to_entry',
      'links.to_comment',
      'links.to_url',
    ])
    .orderBy('links.created_at', 'desc')
    .orderBy('links.id', 'desc')
    .limit(limit * 4)
    .execute();
  const refs = rows.flatMap((row) => {
    const later = toNodeRef(row.from_comment, row.from_entry, null);
    const earlier = toNodeRef(row.to_comment, row.to_entry, row.to_url);
    return direction === 'sources' ? [later, earlier] : [earlier, later];
  });
  return [...new Map(refs.map((ref) => [ref.id, ref])).values()];
}

function toNodeRef(
  comment: string | null,
  entry: string | null,
  url: string | null,
): LineageNodeRef {
  if (comment) return { id: comment, type: 'comment' };
  return entry ? { id: entry, type: 'entry' } : { id: url ?? '', type: 'page' };
}
