import { sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import { buildEntryConditions } from '../entries/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { type FeedPage, loadFeedPage } from './feed-page.ts';

export { ARCHIVE_PAGE_SIZE, type FeedPage, getNewestPageSize } from './feed-page.ts';

const MONTH_MS = 30 * 86_400_000;
const MAX_DELETED = 100;

/**
 * A part of the entries that the viewer sees, all or of one space or author; see `FeedPart`. Those
 * that were withdrawn are among them, for readers to hear that they are gone. Nobody fetches an archived part again, so the newest tells
 * of all that were withdrawn within a month.
 */
export async function getEntriesFeedPage(
  context: QueryContext,
  viewer: Viewer,
  filter: { space?: string; author?: string },
  { until, now }: { until: string | null; now: Date },
): Promise<FeedPage> {
  const from = sql`from entries join spaces on spaces.id = entries.space_id
    ${filter.author ? sql`join people as author on author.id = entries.author_id` : sql``}
    where ${sql.join([visibleTo(viewer), ...buildEntryConditions(filter)], sql` and `)}`;
  const works = sql`select entries.id, entries.created_at as at ${from}`;
  const part = await loadFeedPage(context, { items: works, facts: entryFactsQuery }, until);
  if (until !== null) return part;
  const { rows } = await sql<{ id: string; at: Date }>`
    select entries.id, entries.withdrawn_at as at ${from}
      and entries.withdrawn_at > ${new Date(now.getTime() - MONTH_MS)}
    order by entries.withdrawn_at desc, entries.id limit ${MAX_DELETED}`.execute(context.db);
  return addDeleted(part, rows);
}

/** Another document with each that goes, and one that was changed when the last of them went. */
function addDeleted(part: FeedPage, gone: FeedPage['deleted']): FeedPage {
  if (gone.length === 0) return part;
  const version = [part.version, ...gone.map(({ id, at }) => `${id}@${at.getTime()}`)].join();
  const times = [part.lastModified, gone[0]!.at].map((time) => time?.getTime() ?? 0);
  return { ...part, deleted: gone, version, lastModified: new Date(Math.max(...times)) };
}

/** A feed of entries tells how many comments each has, and when the last one came. */
const entryFactsQuery = sql<{ revision: string; changed: Date }>`
  select (entries.revision + conversation.revisions)::text as revision,
    greatest(entries.created_at, entries.edited_at, entries.closed_at, entries.withdrawn_at,
      conversation.last) as changed
  from entries
  cross join lateral (select coalesce(sum(revision), 0) as revisions,
    max(greatest(created_at, edited_at, deleted_at)) as last
    from comments where comments.entry_id = entries.id) as conversation
  where entries.id = part.id`;

/** A part of the comments on one entry (an id) or in one space (a name), tombstones among them. */
export function getCommentsFeedPage(
  context: QueryContext,
  viewer: Viewer,
  filter: { entry: string } | { space: string },
  until: string | null,
): Promise<FeedPage> {
  const here =
    'entry' in filter
      ? sql`comments.entry_id = ${filter.entry}::uuid`
      : sql`spaces.name = ${filter.space}`;
  const works = sql`
    select comments.id, comments.created_at as at
    from comments join entries on entries.id = comments.entry_id
    join spaces on spaces.id = entries.space_id
    where ${here} and ${visibleTo(viewer)}`;
  return loadFeedPage(context, { items: works, facts: commentFactsQuery }, until);
}

const commentFactsQuery = sql<{ revision: string; changed: Date }>`
  select (comments.revision + entries.revision)::text as revision,
    greatest(comments.created_at, comments.edited_at, comments.deleted_at, entries.edited_at,
      entries.withdrawn_at) as changed
  from comments join entries on entries.id = comments.entry_id
  where comments.id = part.id`;
