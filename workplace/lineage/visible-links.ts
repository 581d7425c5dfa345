import { type Expression, type SqlBool, sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import type { LineageEdge } from './graph.ts';

/** Where a link begins or ends: an entry, a comment, or a page elsewhere. */
export interface LineageNodeRef {
  id: string;
  type: 'entry' | 'comment' | 'page';
}

/** Relations by which a work takes up an earlier one, to follow it or to depart from it. */
export const buildingRelations = ['buildsOn', 'departsFrom'] as const;

/**
 * Links of which the viewer sees both ends, `later` being the work that builds and `earlier` what
 * it builds on. What was said in a comment that is deleted has ended with it.
 */
export function selectVisibleLinks(context: QueryContext, viewer: Viewer) {
  return context.db
    .selectFrom('links')
    .innerJoin('entries as later', 'later.id', 'links.from_entry')
    .innerJoin('spaces as later_home', 'later_home.id', 'later.space_id')
    .leftJoin('comments as later_comment', 'later_comment.id', 'links.from_comment')
    .leftJoin('entries as earlier', 'earlier.id', 'links.to_entry')
    .leftJoin('spaces as earlier_home', 'earlier_home.id', 'earlier.space_id')
    .leftJoin('comments as earlier_comment', 'earlier_comment.id', 'links.to_comment')
    .where(visibleTo(viewer, 'later_home'))
    .where('later_comment.deleted_at', 'is', null)
    .where(
      sql<SqlBool>`(links.to_entry is null or ${visibleTo(viewer, 'earlier_home')})
        and earlier_comment.deleted_at is null`,
    );
}

export const laterNodeId = sql<string>`coalesce(links.from_comment, links.from_entry)`;
export const earlierNodeId = sql<string>`coalesce(
  links.to_comment::text, links.to_entry::text, links.to_url)`;

/** Links that begin at one of these places. */
export function isLinkFrom(refs: readonly LineageNodeRef[]): Expression<SqlBool> {
  return sql<SqlBool>`(links.from_comment = any(${pickIds(refs, 'comment')}::uuid[])
    or (links.from_comment is null and links.from_entry = any(${pickIds(refs, 'entry')}::uuid[])))`;
}

/** Links that end at one of these places. */
export function isLinkTo(refs: readonly LineageNodeRef[]): Expression<SqlBool> {
  return sql<SqlBool>`(links.to_comment = any(${pickIds(refs, 'comment')}::uuid[])
    or (links.to_comment is null and links.to_entry = any(${pickIds(refs, 'entry')}::uuid[]))
    or (links.to_entry is null and links.to_url = any(${pickIds(refs, 'page')}::text[])))`;
}

export function pickIds(refs: readonly LineageNodeRef[], type: LineageNodeRef['type']): string[] {
  return refs.filter((ref) => ref.type === type).map(({ id }) => id);
}

const MAX_EDGES = 5000;

/** All links between these places, the oldest first. */
export async function listEdgesBetween(
  context: QueryContext,
  viewer: Viewer,
  refs: readonly LineageNodeRef[],
): Promise<LineageEdge[]> {
  return selectVisibleLinks(context, viewer)
    .where(isLinkFrom(refs))
    .where(isLinkTo(refs))
    .where(sql<SqlBool>`${laterNodeId}::text <> ${earlierNodeId}`)
    .select([
      laterNodeId.as('from'),
      earlierNodeId.as('to'),
      'links.relation',
      'links.reason',
      'links.passage',
    ])
    .orderBy('links.created_at')
    .orderBy('links.id')
    .limit(MAX_EDGES)
    .execute();
}
