import { type SqlBool, sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import { personId, type Viewer, visibleTo } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { toStanding } from '../lineage/queries.ts';
import { type Slice, slice } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { type ReactionCount, reactionsOf } from '../works/reactions.ts';
import { conditions, type EntryFilter, summariesById, summaryView } from './queries.ts';
import { entryStands } from './stands.ts';
import { type EntryView, entryPath } from './view.ts';
import { withdrawal, withdrawalView } from './withdrawal.ts';

/** An entry with everything that other programs ask of it, its sources included. */
export interface WholeEntry extends EntryView {
  /** What it builds on, as far as the viewer sees it: paths within the workplace, or addresses. */
  buildsOn: string[];
}

/** One entry, whole, in a single statement; throws `notFound` where the viewer sees none. */
export async function getWholeEntry(
  reading: Reading,
  viewer: Viewer,
  id: string,
): Promise<WholeEntry> {
  if (!isId(id)) throw notFound();
  const row = await wholeEntries(reading, viewer).where('entries.id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return wholeView(row);
}

/** Entries, whole, newest first, in a single statement. */
export async function listWholeEntries(
  reading: Reading,
  viewer: Viewer,
  filter: EntryFilter = {},
): Promise<Slice<WholeEntry>> {
  const query = wholeEntries(reading, viewer)
    .where(sql<SqlBool>`${sql.join([entryStands(), ...conditions(filter)], sql` and `)}`)
    .orderBy('entries.created_at', 'desc')
    .orderBy('entries.id', 'desc');
  return slice({
    query,
    page: filter,
    sort: [sql`entries.created_at`, sql`entries.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row) => [row.createdAt, row.id],
    direction: 'descending',
    view: wholeView,
  });
}

/** Those of these entries that the viewer sees, whole, in no order. */
export async function listWholeEntriesById(
  reading: Reading,
  viewer: Viewer,
  ids: readonly string[],
): Promise<WholeEntry[]> {
  if (ids.length === 0) return [];
  const rows = await wholeEntries(reading, viewer)
    .where('entries.id', 'in', [...ids])
    .execute();
  return rows.map(wholeView);
}

/** Withdrawn ones, too, which keep their places where something leads to them. */
function wholeEntries(reading: Reading, viewer: Viewer) {
  return summariesById(reading, viewer).select([
    'entries.body',
    'entries.html',
    sql<number>`(select count(*)::int from revisions
      where entry_id = entries.id and comment_id is null)`.as('edits'),
    reactionsOf(sql`entries.id`, personId(viewer), 'entry').as('reactions'),
    sourcesSeenBy(viewer).as('sources'),
    withdrawal.as('withdrawn'),
  ]);
}

interface Source {
  id: string | null;
  slug: string | null;
  comment: string | null;
  url: string | null;
}

/** A source in a space that is hidden from the viewer is left out, as everywhere. */
function sourcesSeenBy(viewer: Viewer) {
  return sql<Source[]>`(select coalesce(json_agg(json_build_object(
      'id', source.id, 'slug', source.slug, 'comment', links.to_comment, 'url', links.to_url)
      order by links.created_at, links.id), '[]')
    from links
    left join entries as source on source.id = links.to_entry
    left join spaces as home on home.id = source.space_id
    where links.from_entry = entries.id and links.from_comment is null
      and links.relation = 'buildsOn' and ${toStanding}
      and (source.id is null or ${visibleTo(viewer, 'home')}))`;
}

type WholeRow = Awaited<ReturnType<ReturnType<typeof wholeEntries>['execute']>>[number];

function wholeView(row: WholeRow): WholeEntry {
  return {
    ...summaryView(row),
    body: row.body,
    html: row.html,
    details: row.details,
    edits: row.edits,
    reactions: row.reactions as ReactionCount[],
    withdrawn: withdrawalView(row.withdrawn),
    buildsOn: [...new Set((row.sources as Source[]).map(addressOf))],
  };
}

function addressOf({ id, slug, comment, url }: Source): string {
  if (!id || !slug) return url ?? '';
  return entryPath({ id, slug }) + (comment ? `#comment-${comment}` : '');
}
