import { sql } from 'kysely';
import { isId, type NotificationReason, notificationReasons } from '../../storage/index.ts';
import { isNotWithdrawn, type PersonViewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import type { Byline } from '../people/index.ts';
import { entryPath } from '../works/index.ts';
import { directReasons, isDirectReason } from './rules.ts';

/** What goes on in one conversation that concerns somebody, bundled. */
export interface NotificationView {
  entry: { id: string; path: string; title: string; kind: string };
  space: { name: string; title: string };
  /** The most pressing of the reasons, and the happening that it was about. */
  why: NotificationReason;
  eventName: string;
  isDirect: boolean;
  /** `now` where any of it reached them; `held` where quiet hours hold it; otherwise `digest`. */
  delivery: 'now' | 'held' | 'digest';
  /** Who did that, the latest first; at most three, and how many in all. */
  actors: Byline[];
  actorCount: number;
  /** How many comments are new in it. */
  commentCount: number;
  /** The earliest comment of them. */
  firstCommentId: string | null;
  at: Date;
}

export interface NotificationFilter {
  /** Whether those seen within the last week are listed, rather than those not seen yet. */
  seen?: boolean;
  entry?: string;
  limit?: number;
}

/** The notices of the viewer, the most pressing first, then the latest; nobody else's. */
export async function listNotifications(
  context: QueryContext,
  viewer: PersonViewer,
  { seen = false, entry, limit = 100 }: NotificationFilter = {},
): Promise<NotificationView[]> {
  if (entry !== undefined && !isId(entry)) return [];
  const condition = seen
    ? sql`notices.seen_at > now() - interval '7 days' and not exists (
        select from notices as unseen where unseen.person_id = notices.person_id
          and unseen.entry_id = notices.entry_id and unseen.seen_at is null)`
    : sql`notices.seen_at is null`;
  const { rows } = await sql<NotificationRow>`
    with mine as (
      select notices.*, array_position(${[...notificationReasons]}::text[], notices.why) as rank,
        min(array_position(${[...notificationReasons]}::text[], notices.why))
          over (partition by notices.entry_id) as first,
        first_value(notices.what) over (partition by notices.entry_id
          order by array_position(${[...notificationReasons]}::text[], notices.why), notices.at desc)
          as first_event
      from notices
      left join comments on comments.id = notices.comment_id
      where notices.person_id = ${viewer.id}::uuid and ${condition}
        and comments.deleted_at is null
        and (${entry ?? null}::uuid is null or notices.entry_id = ${entry ?? null}::uuid))
    select entries.id, entries.slug, entries.title, entries.kind,
      spaces.name as "spaceName", spaces.title as "spaceTitle",
      (array_agg(mine.why order by mine.rank, mine.at desc))[1] as why,
      (array_agg(mine.what order by mine.rank, mine.at desc))[1] as "eventName",
      bool_or(mine.reach = 'now') as now, bool_or(mine.reach = 'held') as held,
      count(distinct mine.comment_id)::int as comments,
      (array_agg(mine.comment_id order by mine.at) filter (where mine.comment_id is not null))[1]
        as comment,
      array_agg(mine.by_id order by mine.at desc) filter
        (where mine.rank = mine.first and mine.what = mine.first_event) as by,
      max(mine.at) as at
    from mine
    join entries on entries.id = mine.entry_id
    join spaces on spaces.id = entries.space_id
    where ${visibleTo(viewer)} and ${isNotWithdrawn()}
    group by entries.id, spaces.id
    order by bool_or(mine.why = any(${[...directReasons]}::text[])) desc, max(mine.at) desc, entries.id
    limit ${limit}`.execute(context.db);
  return attachActors(context, rows);
}

interface NotificationRow {
  id: string;
  slug: string;
  title: string;
  kind: string;
  spaceName: string;
  spaceTitle: string;
  why: NotificationReason;
  eventName: string;
  now: boolean;
  held: boolean;
  comments: number;
  comment: string | null;
  by: (string | null)[];
  at: Date;
}

const MAX_NAMED_ACTORS = 3;

async function attachActors(
  context: QueryContext,
  rows: readonly NotificationRow[],
): Promise<NotificationView[]> {
  const actorIds = rows.map(({ by }) => [...new Set(by.filter((id) => id !== null))]);
  const named = await loadBylines(context, [
    ...new Set(actorIds.flatMap((ids) => ids.slice(0, MAX_NAMED_ACTORS))),
  ]);
  return rows.map((row, i) => ({
    entry: { id: row.id, path: entryPath(row), title: row.title, kind: row.kind },
    space: { name: row.spaceName, title: row.spaceTitle },
    why: row.why,
    eventName: row.eventName,
    isDirect: isDirectReason(row.why),
    delivery: row.now ? 'now' : row.held ? 'held' : 'digest',
    actors: actorIds[i]!.slice(0, MAX_NAMED_ACTORS).flatMap((id) => named.get(id) ?? []),
    actorCount: actorIds[i]!.length,
    commentCount: row.comments,
    firstCommentId: row.comment,
    at: row.at,
  }));
}

async function loadBylines(context: QueryContext, ids: string[]): Promise<Map<string, Byline>> {
  if (ids.length === 0) return new Map();
  const rows = await context.db
    .selectFrom('people')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .select(['id', 'handle', 'name', 'web_site as url', 'picture'])
    .execute();
  return new Map(rows.map(({ id, ...byline }) => [id, byline]));
}

/** How many conversations have reached the viewer that they have not seen; the number at the inbox. */
export async function countNotifications(
  context: QueryContext,
  viewer: PersonViewer,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct notices.entry_id)::int as n from notices
    join entries on entries.id = notices.entry_id
    join spaces on spaces.id = entries.space_id
    left join comments on comments.id = notices.comment_id
    where notices.person_id = ${viewer.id}::uuid and notices.seen_at is null
      and notices.reach = 'now' and comments.deleted_at is null
      and ${visibleTo(viewer)} and ${isNotWithdrawn()}`.execute(context.db);
  return rows[0]!.n;
}
