import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound } from '../kernel/index.ts';

/** How many items an archived part holds, and the least that the newest part holds. */
export const ARCHIVE_PAGE_SIZE = 50;

/**
 * One document of a feed: which items are in it, newest first, and whether it has changed. The
 * newest part is what readers subscribe to; older items lie in archived parts of fifty, each named
 * by its newest item. A part is archived when fifty newer items have come, so no late commit ends
 * up in a part that readers believe to be complete. Following `older` from any part meets each
 * older item exactly once; should the past change (an import, a space that opens), the names of
 * the parts change with it, and readers fetch them anew.
 */
export interface FeedPage {
  ids: string[];
  archived: boolean;
  /** The name of the archived part before this one. */
  older: string | null;
  /** The name of the archived part after this one; null where the newest part follows. */
  newer: string | null;
  /** Changes whenever an item, the name of its author or the membership of the part does. */
  version: string;
  /** When an item or an author's profile last changed; null where there is none. */
  lastModified: Date | null;
  /** Of the newest part: works that lie in any part and were taken away lately, the latest first. */
  deleted: { id: string; at: Date }[];
}

/** What parts are cut from: `works` selects each item's `id` and time (`at`), `facts` the rest. */
export interface FeedItemsSource {
  items: RawBuilder<unknown>;
  /** Joins `part` and answers `revision`, which only grows, and the time of the last change. */
  facts: RawBuilder<{ revision: string; changed: Date }>;
}

interface FeedItemRow {
  id: string;
  at: Date;
  revision: string;
  changed: Date;
}

/** The part that ends with the item `until`, or the newest one; throws `notFound`. */
export async function loadFeedPage(
  context: QueryContext,
  list: FeedItemsSource,
  until: string | null,
): Promise<FeedPage> {
  const top = until === null ? null : await findPosition(context, list, until);
  const size = top ? ARCHIVE_PAGE_SIZE : getNewestPageSize(await countItems(context, list));
  const [items, newer, around] = await Promise.all([
    loadItems(context, list, top, size + 1),
    top ? findNewerPage(context, list, top) : null,
    loadSharedState(context),
  ]);
  const shown = items.slice(0, size);
  const older = items[size]?.id ?? null;
  const facts = [shown.map(({ id, revision }) => [id, revision]), older, newer, around.stamps];
  return {
    ids: shown.map(({ id }) => id),
    archived: top !== null,
    older,
    newer,
    version: createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22),
    lastModified: findLatest([...shown.map(({ changed }) => changed), around.people]),
    deleted: [],
  };
}

/** What is left over by whole archived parts of fifty, at least fifty where there are as many. */
export function getNewestPageSize(total: number): number {
  return total < 2 * ARCHIVE_PAGE_SIZE ? total : ARCHIVE_PAGE_SIZE + (total % ARCHIVE_PAGE_SIZE);
}

interface FeedPosition {
  id: string;
  at: Date;
}

async function findPosition(
  context: QueryContext,
  { items }: FeedItemsSource,
  id: string,
): Promise<FeedPosition> {
  if (!isId(id)) throw notFound();
  const { rows } = await sql<FeedPosition>`
    select id, at from (${items}) as works where id = ${id}::uuid`.execute(context.db);
  if (!rows[0]) throw notFound();
  return rows[0];
}

async function countItems(context: QueryContext, { items }: FeedItemsSource): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (${items}) as works`.execute(context.db);
  return rows[0]!.n;
}

/** The facts are looked up for the items of this part only, hence the inner select. */
async function loadItems(
  context: QueryContext,
  list: FeedItemsSource,
  top: FeedPosition | null,
  limit: number,
) {
  const from = top ? sql`(at, id) <= (${top.at}::timestamptz, ${top.id}::uuid)` : sql`true`;
  const { rows } = await sql<FeedItemRow>`
    select part.id, part.at, facts.revision, facts.changed
    from (select id, at from (${list.items}) as works
      where ${from} order by at desc, id desc limit ${limit}) as part
    cross join lateral (${list.facts}) as facts
    order by part.at desc, part.id desc`.execute(context.db);
  return rows;
}

async function findNewerPage(
  context: QueryContext,
  { items }: FeedItemsSource,
  top: FeedPosition,
): Promise<string | null> {
  const { rows } = await sql<FeedPosition>`
    select id, at from (${items}) as works
    where (at, id) > (${top.at}::timestamptz, ${top.id}::uuid)
    order by at, id limit ${2 * ARCHIVE_PAGE_SIZE}`.execute(context.db);
  return rows.length < 2 * ARCHIVE_PAGE_SIZE ? null : rows[ARCHIVE_PAGE_SIZE - 1]!.id;
}

/** What every document shows beside its items: names of people and of spaces. */
async function loadSharedState(
  context: QueryContext,
): Promise<{ stamps: string; people: Date | null }> {
  const { rows } = await sql<{ stamps: string; people: Date | null }>`
    select (select sum(value) from stamps)::text as stamps,
      (select max(updated_at) from people) as people`.execute(context.db);
  return rows[0]!;
}

function findLatest(times: readonly (Date | null)[]): Date | null {
  const known = times.filter((time) => time !== null).map((time) => time.getTime());
  return known.length === 0 ? null : new Date(Math.max(...known));
}
