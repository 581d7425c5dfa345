import { sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import { conditions } from '../entries/queries.ts';
import type { Reading } from '../happenings/index.ts';
import { type FeedPart, partOf } from './parts.ts';

export { type FeedPart, newestSize, partSize } from './parts.ts';

const month = 30 * 86_400_000;
const mostGone = 100;

/**
 * A part of the entries that the viewer sees, all or of one space or author; see `FeedPart`. Those
 * that were withdrawn are among them, for readers to hear that they are gone. Nobody fetches an archived part again, so the newest tells
 * of all that were withdrawn within a month.
 */
export async function getEntriesPart(
  reading: Reading,
  viewer: Viewer,
  of: { space?: string; author?: string },
  { until, now }: { until: string | null; now: Date },
): Promise<FeedPart> {
  const from = sql`from entries join spaces on spaces.id = entries.space_id
    ${of.author ? sql`join people as author on author.id = entries.author_id` : sql``}
    where ${sql.join([visibleTo(viewer), ...conditions(of)], sql` and `)}`;
  const works = sql`select entries.id, entries.created_at as at ${from}`;
  const part = await partOf(reading, { works, facts: factsOfEntry }, until);
  if (until !== null) return part;
  const { rows } = await sql<{ id: string; at: Date }>`
    select entries.id, entries.withdrawn_at as at ${from}
      and entries.withdrawn_at > ${new Date(now.getTime() - month)}
    order by entries.withdrawn_at desc, entries.id limit ${mostGone}`.execute(reading.db);
  return withGone(part, rows);
}

/** Another document with each that goes, and one that was changed when the last of them went. */
function withGone(part: FeedPart, gone: FeedPart['gone']): FeedPart {
  if (gone.length === 0) return part;
  const version = [part.version, ...gone.map(({ id, at }) => `${id}@${at.getTime()}`)].join();
  const times = [part.lastModified, gone[0]!.at].map((time) => time?.getTime() ?? 0);
  return { ...part, gone, version, lastModified: new Date(Math.max(...times)) };
}

/** A feed of entries tells how many comments each has, and when the last one came. */
const factsOfEntry = sql<{ revision: string; changed: Date }>`
  select (entries.revision + conversation.revisions)::text as revision,
    greatest(entries.created_at, entries.edited_at, entries.closed_at, entries.withdrawn_at,
      conversation.last) as changed
  from entries
  cross join lateral (select coalesce(sum(revision), 0) as revisions,
    max(greatest(created_at, edited_at, deleted_at)) as last
    from comments where comments.entry_id = entries.id) as conversation
  where entries.id = part.id`;

/** A part of the comments on one entry (an id) or in one space (a name), tombstones among them. */
export function getCommentsPart(
  reading: Reading,
  viewer: Viewer,
  of: { entry: string } | { space: string },
  until: string | null,
): Promise<FeedPart> {
  const here =
    'entry' in of ? sql`comments.entry_id = ${of.entry}::uuid` : sql`spaces.name = ${of.space}`;
  const works = sql`
    select comments.id, comments.created_at as at
    from comments join entries on entries.id = comments.entry_id
    join spaces on spaces.id = entries.space_id
    where ${here} and ${visibleTo(viewer)}`;
  return partOf(reading, { works, facts: factsOfComment }, until);
}

const factsOfComment = sql<{ revision: string; changed: Date }>`
  select (comments.revision + entries.revision)::text as revision,
    greatest(comments.created_at, comments.edited_at, comments.deleted_at, entries.edited_at,
      entries.withdrawn_at) as changed
  from comments join entries on entries.id = comments.entry_id
  where comments.id = part.id`;
