import { type Expression, type SqlBool, sql } from 'kysely';
import { findKind } from '../../kinds/index.ts';
import { isId } from '../../storage/index.ts';
import { getPersonId, isNotWithdrawn, type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound, type PageRequest, type PageResult, paginate } from '../kernel/index.ts';
import { isSupersededFor } from '../lineage/index.ts';
import {
  authorColumns,
  entryPath,
  type ReactionCount,
  selectReactions,
  toByline,
} from '../works/index.ts';
import type { EntryStatus, EntrySummary, EntryView } from './view.ts';
import { toWithdrawal, withdrawalColumn } from './withdrawal.ts';

/** Entries that the viewer sees and that stand, with what lists show of them. */
export function selectEntrySummaries(context: QueryContext, viewer: Viewer) {
  return selectAnyEntrySummaries(context, viewer).where(isNotWithdrawn());
}

/** The same with those that were withdrawn, for whoever asks by their ids. */
export function selectAnyEntrySummaries(context: QueryContext, viewer: Viewer) {
  return context.db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .innerJoin('people as author', 'author.id', 'entries.author_id')
    .leftJoin('people as closer', 'closer.id', 'entries.closed_by')
    .where(visibleTo(viewer))
    .select([
      'entries.id',
      'entries.slug',
      'entries.kind',
      'entries.title',
      'entries.excerpt',
      'entries.tags',
      'entries.details',
      'entries.created_at as createdAt',
      'entries.edited_at as editedAt',
      'entries.closed_at',
      'entries.outcome',
      'entries.outcome_html',
      'closer.name as closerName',
      'closer.handle as closerHandle',
      'spaces.name as spaceName',
      'spaces.title as spaceTitle',
      'spaces.audience',
      'spaces.archived_at',
      ...authorColumns,
      sql<number>`(select count(*)::int from comments
        where entry_id = entries.id and deleted_at is null)`.as('comments'),
      sql<Date | null>`(select max(created_at) from comments
        where entry_id = entries.id and deleted_at is null)`.as('lastCommentAt'),
      selectUnreadCount(viewer).as('unread'),
      sql<boolean>`${isSupersededFor(viewer)}`.as('superseded'),
    ]);
}

/** Others' comments since the viewer last read there; null where they never did. */
function selectUnreadCount(viewer: Viewer) {
  const person = getPersonId(viewer);
  return sql<number | null>`(select (select count(*)::int from comments
      where comments.entry_id = entries.id and comments.deleted_at is null
        and comments.created_at > reads.read_until
        and comments.author_id is distinct from ${person}::uuid)
    from reads where reads.entry_id = entries.id and reads.person_id = ${person}::uuid)`;
}

type EntrySummaryRow = Awaited<
  ReturnType<ReturnType<typeof selectEntrySummaries>['execute']>
>[number];

export function toEntrySummary(row: EntrySummaryRow): EntrySummary {
  return {
    id: row.id,
    path: entryPath(row),
    kind: row.kind,
    space: {
      name: row.spaceName,
      title: row.spaceTitle,
      audience: row.audience,
      archived: row.archived_at !== null,
    },
    title: row.title,
    excerpt: row.excerpt,
    tags: row.tags,
    author: toByline(row),
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    closed: row.closed_at && {
      at: row.closed_at,
      by: row.closerName,
      byHandle: row.closerHandle,
      outcome: row.outcome,
      outcomeHtml: row.outcome_html,
    },
    comments: row.comments,
    lastCommentAt: row.lastCommentAt,
    chosenCommentId: findKind(row.kind)?.chosenComment(row.details) ?? null,
    status: toEntryStatus(row),
    unread: row.unread,
  };
}

/** How far an entry has come, for the viewer of the row; null where its kind does not say. */
export function toEntryStatus(row: {
  kind: string;
  details: Record<string, unknown>;
  superseded: SqlBool;
}): EntryStatus | null {
  const status = findKind(row.kind)?.status(row.details);
  if (!status) return null;
  const { name, reviewBy, template } = status;
  return { name: row.superseded ? 'superseded' : name, reviewBy, template };
}

export interface EntryFilter extends PageRequest {
  /** A space's name. */
  space?: string;
  kind?: string;
  /** A person's handle. */
  author?: string;
  tag?: string;
  closed?: boolean;
  /** Only those that others start from. */
  template?: boolean;
  /** Dated before or since, for archives by time. */
  before?: Date;
  since?: Date;
}

/** Entries, newest first. */
export async function listEntries(
  context: QueryContext,
  viewer: Viewer,
  filter: EntryFilter = {},
): Promise<PageResult<EntrySummary>> {
  const query = selectEntrySummaries(context, viewer)
    .where(sql<SqlBool>`${sql.join([sql`true`, ...buildEntryConditions(filter)], sql` and `)}`)
    .orderBy('entries.created_at', 'desc')
    .orderBy('entries.id', 'desc');
  return paginate({
    query,
    page: filter,
    sort: [sql`entries.created_at`, sql`entries.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row) => [row.createdAt, row.id],
    direction: 'descending',
    view: toEntrySummary,
  });
}

export function buildEntryConditions(filter: EntryFilter): Expression<SqlBool>[] {
  const { space, kind, author, tag } = filter;
  // No stored text holds a NUL, and PostgreSQL takes none even to compare.
  if ([space, kind, author, tag].some((word) => word?.includes('\0'))) return [sql`false`];
  const all: Expression<SqlBool>[] = [];
  if (filter.space) all.push(sql`spaces.name = ${filter.space}`);
  if (filter.kind) all.push(sql`entries.kind = ${filter.kind}`);
  if (filter.author) all.push(sql`author.handle = ${filter.author}`);
  if (filter.tag) all.push(sql`entries.tags @> array[${filter.tag}]`);
  if (filter.template) all.push(sql`entries.details->>'template' = 'true'`);
  if (filter.before) all.push(sql`entries.created_at < ${filter.before}`);
  if (filter.since) all.push(sql`entries.created_at >= ${filter.since}`);
  if (filter.closed !== undefined) {
    all.push(filter.closed ? sql`entries.closed_at is not null` : sql`entries.closed_at is null`);
  }
  return all;
}

/** An entry whole; throws `notFound` where there is none that the viewer sees. */
export async function getEntry(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<EntryView> {
  if (!isId(id)) throw notFound();
  const row = await selectAnyEntrySummaries(context, viewer)
    .where('entries.id', '=', id)
    .select([
      'entries.body',
      'entries.html',
      sql<number>`(select count(*)::int from revisions
        where entry_id = entries.id and comment_id is null)`.as('edits'),
      selectReactions(sql`entries.id`, getPersonId(viewer), 'entry').as('reactions'),
      withdrawalColumn.as('withdrawn'),
    ])
    .executeTakeFirst();
  if (!row) throw notFound();
  return {
    ...toEntrySummary(row),
    body: row.body,
    html: row.html,
    details: row.details,
    edits: row.edits,
    reactions: row.reactions as ReactionCount[],
    withdrawn: toWithdrawal(row.withdrawn),
  };
}
