import { type Expression, type SqlBool, sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import type { LineageEdge } from './graph.ts';

/** Where a link begins or ends: an entry, a comment, or a page elsewhere. */
export interface Place {
  id: string;
  type: 'entry' | 'comment' | 'page';
}

/** Relations by which a work takes up an earlier one, to follow it or to depart from it. */
export const takingUp = ['buildsOn', 'departsFrom'] as const;

/**
 * Links of which the viewer sees both ends, `later` being the work that builds and `earlier` what
 * it builds on. What was said in a comment that is deleted has ended with it.
 */
export function seenLinks(reading: Reading, viewer: Viewer) {
  return reading.db
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

export const laterNode = sql<string>`coalesce(links.from_comment, links.from_entry)`;
export const earlierNode = sql<string>`coalesce(
  links.to_comment::text, links.to_entry::text, links.to_url)`;

/** Links that begin at one of these places. */
export function beginsAt(places: readonly Place[]): Expression<SqlBool> {
  return sql<SqlBool>`(links.from_comment = any(${idsOf(places, 'comment')}::uuid[])
    or (links.from_comment is null and links.from_entry = any(${idsOf(places, 'entry')}::uuid[])))`;
}

/** Links that end at one of these places. */
export function endsAt(places: readonly Place[]): Expression<SqlBool> {
  return sql<SqlBool>`(links.to_comment = any(${idsOf(places, 'comment')}::uuid[])
    or (links.to_comment is null and links.to_entry = any(${idsOf(places, 'entry')}::uuid[]))
    or (links.to_entry is null and links.to_url = any(${idsOf(places, 'page')}::text[])))`;
}

export function idsOf(places: readonly Place[], type: Place['type']): string[] {
  return places.filter((place) => place.type === type).map(({ id }) => id);
}

const mostLinks = 5000;

/** All links between these places, the oldest first. */
export async function linksAmong(
  reading: Reading,
  viewer: Viewer,
  places: readonly Place[],
): Promise<LineageEdge[]> {
  return seenLinks(reading, viewer)
    .where(beginsAt(places))
    .where(endsAt(places))
    .where(sql<SqlBool>`${laterNode}::text <> ${earlierNode}`)
    .select([
      laterNode.as('from'),
      earlierNode.as('to'),
      'links.relation',
      'links.reason',
      'links.passage',
    ])
    .orderBy('links.created_at')
    .orderBy('links.id')
    .limit(mostLinks)
    .execute();
}
