import { sql } from 'kysely';
import { isId, type NoticeReason, noticeReasons } from '../../storage/index.ts';
import { type PersonViewer, visibleTo } from '../access/index.ts';
import { entryStands } from '../entries/stands.ts';
import { entryPath } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';
import type { Byline } from '../people/index.ts';
import { isPressing, pressing } from './rules.ts';

/** What goes on in one conversation that concerns somebody, bundled. */
export interface NoticeView {
  entry: { id: string; path: string; title: string; kind: string };
  space: { name: string; title: string };
  /** The most pressing of the reasons, and the happening that it was about. */
  why: NoticeReason;
  what: string;
  pressing: boolean;
  /** `now` where any of it reached them; `held` where quiet hours hold it; otherwise `digest`. */
  reach: 'now' | 'held' | 'digest';
  /** Who did that, the latest first; at most three, and how many in all. */
  by: Byline[];
  people: number;
  /** How many comments are new in it. */
  comments: number;
  /** The earliest comment of them. */
  comment: string | null;
  at: Date;
}

export interface NoticePage {
  /** Whether those seen within the last week are listed, rather than those not seen yet. */
  seen?: boolean;
  entry?: string;
  limit?: number;
}

/** The notices of the viewer, the most pressing first, then the latest; nobody else's. */
export async function listNotices(
  reading: Reading,
  viewer: PersonViewer,
  { seen = false, entry, limit = 100 }: NoticePage = {},
): Promise<NoticeView[]> {
  if (entry !== undefined && !isId(entry)) return [];
  const which = seen
    ? sql`notices.seen_at > now() - interval '7 days' and not exists (
        select from notices as unseen where unseen.person_id = notices.person_id
          and unseen.entry_id = notices.entry_id and unseen.seen_at is null)`
    : sql`notices.seen_at is null`;
  const { rows } = await sql<Row>`
    with mine as (
      select notices.*, array_position(${[...noticeReasons]}::text[], notices.why) as rank,
        min(array_position(${[...noticeReasons]}::text[], notices.why))
          over (partition by notices.entry_id) as first,
        first_value(notices.what) over (partition by notices.entry_id
          order by array_position(${[...noticeReasons]}::text[], notices.why), notices.at desc)
          as told
      from notices
      left join comments on comments.id = notices.comment_id
      where notices.person_id = ${viewer.id}::uuid and ${which}
        and comments.deleted_at is null
        and (${entry ?? null}::uuid is null or notices.entry_id = ${entry ?? null}::uuid))
    select entries.id, entries.slug, entries.title, entries.kind,
      spaces.name as "spaceName", spaces.title as "spaceTitle",
      (array_agg(mine.why order by mine.rank, mine.at desc))[1] as why,
      (array_agg(mine.what order by mine.rank, mine.at desc))[1] as what,
      bool_or(mine.reach = 'now') as now, bool_or(mine.reach = 'held') as held,
      count(distinct mine.comment_id)::int as comments,
      (array_agg(mine.comment_id order by mine.at) filter (where mine.comment_id is not null))[1]
        as comment,
      array_agg(mine.by_id order by mine.at desc) filter
        (where mine.rank = mine.first and mine.what = mine.told) as by,
      max(mine.at) as at
    from mine
    join entries on entries.id = mine.entry_id
    join spaces on spaces.id = entries.space_id
    where ${visibleTo(viewer)} and ${entryStands()}
    group by entries.id, spaces.id
    order by bool_or(mine.why = any(${[...pressing]}::text[])) desc, max(mine.at) desc, entries.id
    limit ${limit}`.execute(reading.db);
  return withPeople(reading, rows);
}

interface Row {
  id: string;
  slug: string;
  title: string;
  kind: string;
  spaceName: string;
  spaceTitle: string;
  why: NoticeReason;
  what: string;
  now: boolean;
  held: boolean;
  comments: number;
  comment: string | null;
  by: (string | null)[];
  at: Date;
}

const mostNamed = 3;

async function withPeople(reading: Reading, rows: readonly Row[]): Promise<NoticeView[]> {
  const who = rows.map(({ by }) => [...new Set(by.filter((id) => id !== null))]);
  const named = await peopleBy(reading, [
    ...new Set(who.flatMap((ids) => ids.slice(0, mostNamed))),
  ]);
  return rows.map((row, i) => ({
    entry: { id: row.id, path: entryPath(row), title: row.title, kind: row.kind },
    space: { name: row.spaceName, title: row.spaceTitle },
    why: row.why,
    what: row.what,
    pressing: isPressing(row.why),
    reach: row.now ? 'now' : row.held ? 'held' : 'digest',
    by: who[i]!.slice(0, mostNamed).flatMap((id) => named.get(id) ?? []),
    people: who[i]!.length,
    comments: row.comments,
    comment: row.comment,
    at: row.at,
  }));
}

async function peopleBy(reading: Reading, ids: string[]): Promise<Map<string, Byline>> {
  if (ids.length === 0) return new Map();
  const rows = await reading.db
    .selectFrom('people')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .select(['id', 'handle', 'name', 'web_site as url', 'picture'])
    .execute();
  return new Map(rows.map(({ id, ...byline }) => [id, byline]));
}

/** How many conversations have reached the viewer that they have not seen; the number at the inbox. */
export async function countNotices(reading: Reading, viewer: PersonViewer): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct notices.entry_id)::int as n from notices
    join entries on entries.id = notices.entry_id
    join spaces on spaces.id = entries.space_id
    left join comments on comments.id = notices.comment_id
    where notices.person_id = ${viewer.id}::uuid and notices.seen_at is null
      and notices.reach = 'now' and comments.deleted_at is null
      and ${visibleTo(viewer)} and ${entryStands()}`.execute(reading.db);
  return rows[0]!.n;
}
