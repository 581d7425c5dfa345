import { type SqlBool, sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import { getPersonId, isNotWithdrawn, type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound, type PageResult, paginate } from '../kernel/index.ts';
import { isTargetNotDeleted } from '../lineage/index.ts';
import { entryPath, type ReactionCount, selectReactions } from '../works/index.ts';
import {
  buildEntryConditions,
  type EntryFilter,
  selectAnyEntrySummaries,
  toEntrySummary,
} from './queries.ts';
import type { EntryView } from './view.ts';
import { toWithdrawal, withdrawalColumn } from './withdrawal.ts';

/** An entry with everything that other programs ask of it, its sources included. */
export interface EntryWithSources extends EntryView {
  /** What it builds on, as far as the viewer sees it: paths within the workplace, or addresses. */
  buildsOn: string[];
}

/** One entry, whole, in a single statement; throws `notFound` where the viewer sees none. */
export async function getEntryWithSources(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<EntryWithSources> {
  if (!isId(id)) throw notFound();
  const row = await selectEntriesWithSources(context, viewer)
    .where('entries.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return toEntryWithSources(row);
}

/** Entries, whole, newest first, in a single statement. */
export async function listEntriesWithSources(
  context: QueryContext,
  viewer: Viewer,
  filter: EntryFilter = {},
): Promise<PageResult<EntryWithSources>> {
  const query = selectEntriesWithSources(context, viewer)
    .where(
      sql<SqlBool>`${sql.join([isNotWithdrawn(), ...buildEntryConditions(filter)], sql` and `)}`,
    )
    .orderBy('entries.created_at', 'desc')
    .orderBy('entries.id', 'desc');
  return paginate({
    query,
    page: filter,
    sort: [sql`entries.created_at`, sql`entries.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row) => [row.createdAt, row.id],
    direction: 'descending',
    view: toEntryWithSources,
  });
}

/** Those of these entries that the viewer sees, whole, in no order. */
export async function listEntriesWithSourcesById(
  context: QueryContext,
  viewer: Viewer,
  ids: readonly string[],
): Promise<EntryWithSources[]> {
  if (ids.length === 0) return [];
  const rows = await selectEntriesWithSources(context, viewer)
    .where('entries.id', 'in', [...ids])
    .execute();
  return rows.map(toEntryWithSources);
}

/** Withdrawn ones, too, which keep their places where something leads to them. */
function selectEntriesWithSources(context: QueryContext, viewer: Viewer) {
  return selectAnyEntrySummaries(context, viewer).select([
    'entries.body',
    'entries.html',
    sql<number>`(select count(*)::int from revisions
      where entry_id = entries.id and comment_id is null)`.as('edits'),
    selectReactions(sql`entries.id`, getPersonId(viewer), 'entry').as('reactions'),
    selectVisibleSources(viewer).as('sources'),
    withdrawalColumn.as('withdrawn'),
  ]);
}

interface SourceRow {
  id: string | null;
  slug: string | null;
  comment: string | null;
  url: string | null;
}

/** A source in a space that is hidden from the viewer is left out, as everywhere. */
function selectVisibleSources(viewer: Viewer) {
  return sql<SourceRow[]>`(select coalesce(json_agg(json_build_object(
      'id', source.id, 'slug', source.slug, 'comment', links.to_comment, 'url', links.to_url)
      order by links.created_at, links.id), '[]')
    from links
    left join entries as source on source.id = links.to_entry
    left join spaces as home on home.id = source.space_id
    where links.from_entry = entries.id and links.from_comment is null
      and links.relation = 'buildsOn' and ${isTargetNotDeleted}
      and (source.id is null or ${visibleTo(viewer, 'home')}))`;
}

type EntryWithSourcesRow = Awaited<
  ReturnType<ReturnType<typeof selectEntriesWithSources>['execute']>
>[number];

function toEntryWithSources(row: EntryWithSourcesRow): EntryWithSources {
  return {
    ...toEntrySummary(row),
    body: row.body,
    html: row.html,
    details: row.details,
    edits: row.edits,
    reactions: row.reactions as ReactionCount[],
    withdrawn: toWithdrawal(row.withdrawn),
    buildsOn: [...new Set((row.sources as SourceRow[]).map(toSourceAddress))],
  };
}

function toSourceAddress({ id, slug, comment, url }: SourceRow): string {
  if (!id || !slug) return url ?? '';
  return entryPath({ id, slug }) + (comment ? `#comment-${comment}` : '');
}
