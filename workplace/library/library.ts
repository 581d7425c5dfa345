import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { EntrySummary } from '../entries/index.ts';
import { selectEntrySummaries, toEntrySummary } from '../entries/index.ts';
import type { CommandContext, QueryContext } from '../kernel/index.ts';
import { type PageRequest, type PageResult, paginate } from '../kernel/index.ts';
import {
  buildingRelations,
  isConfirmed,
  isSupersededFor,
  reviewByColumn,
} from '../lineage/index.ts';
import { listSubjectEntries } from '../search/index.ts';
import { selectUseCount } from './uses.ts';

export const libraryViews = [
  'confirmed',
  'shared',
  'mostBuiltUpon',
  'due',
  'superseded',
  'orphaned',
] as const;
export type LibraryView = (typeof libraryViews)[number];

/** An entry on a shelf of the library. */
export interface LibraryEntry extends EntrySummary {
  /** How many works take it up. */
  uses: number;
  /** The day by which a brief is to be looked at again, as `2026-03-02`. */
  reviewBy: string | null;
}

/** A work without sources, uses or words about it is an orphan only when it has had its time. */
const ORPHAN_AGE_MS = 30 * 86_400_000;

/** One shelf of the library, through the access rule like every list. */
export async function listLibrary(
  context: Pick<CommandContext, 'db' | 'now'>,
  viewer: Viewer,
  view: LibraryView,
  page: PageRequest = {},
): Promise<PageResult<LibraryEntry>> {
  return listByQuery(context, viewer, buildLibraryQueries(viewer, context.now())[view], page);
}

/** The works about a subject, the most typical first; none where there is no such subject. */
export async function listSubject(
  context: QueryContext,
  viewer: Viewer,
  name: string,
  page: PageRequest = {},
): Promise<PageResult<LibraryEntry>> {
  const ids = await listSubjectEntries(context, viewer, name);
  const position = sql`array_position(${ids}::uuid[], entries.id)::float8`;
  const holds = sql<SqlBool>`entries.id = any(${ids}::uuid[])`;
  return listByQuery(
    context,
    viewer,
    { condition: holds, sortKey: position, sortType: 'float8', isAscending: true },
    page,
  );
}

function listByQuery(
  context: QueryContext,
  viewer: Viewer,
  shelf: LibraryQuery,
  page: PageRequest,
): Promise<PageResult<LibraryEntry>> {
  const uses = selectUseCount(viewer);
  const direction = shelf.isAscending ? 'asc' : 'desc';
  const query = selectEntrySummaries(context, viewer)
    .where(shelf.condition)
    .select([uses.as('uses'), reviewByColumn.as('reviewBy'), shelf.sortKey.as('rank')])
    .orderBy(shelf.sortKey, direction)
    .orderBy('entries.id', direction);
  return paginate({
    query,
    page,
    sort: [shelf.sortKey, sql`entries.id`],
    types: [shelf.sortType, 'uuid'],
    keys: (row) => [row.rank as string | number | Date, row.id],
    direction: shelf.isAscending ? 'ascending' : 'descending',
    view: (row) => ({ ...toEntrySummary(row), uses: row.uses, reviewBy: row.reviewBy }),
  });
}

interface LibraryQuery {
  condition: Expression<SqlBool>;
  sortKey: RawBuilder<unknown>;
  sortType: 'timestamptz' | 'text' | 'float8';
  isAscending?: boolean;
}

function buildLibraryQueries(viewer: Viewer, now: Date): Record<LibraryView, LibraryQuery> {
  const superseded = isSupersededFor(viewer);
  const byTime = { sortKey: sql`entries.created_at`, sortType: 'timestamptz' } as const;
  const day = now.toISOString().slice(0, 10);
  return {
    confirmed: { condition: sql`${isConfirmed} and not ${superseded}`, ...byTime },
    shared: {
      condition: sql`entries.kind = 'brief' and entries.details ->> 'status' = 'shared'
        and not ${superseded}`,
      ...byTime,
    },
    mostBuiltUpon: {
      condition: sql`entries.id in (select to_entry from links where relation = any(${[...buildingRelations]}::text[]))
        and ${selectUseCount(viewer)} > 0`,
      sortKey: sql`${selectUseCount(viewer)}::float8`,
      sortType: 'float8',
    },
    due: {
      condition: sql`${reviewByColumn} <= ${day} and not ${superseded}`,
      sortKey: sql`${reviewByColumn}`,
      sortType: 'text',
      isAscending: true,
    },
    superseded: { condition: superseded, ...byTime },
    orphaned: { condition: isOrphaned(viewer, new Date(now.getTime() - ORPHAN_AGE_MS)), ...byTime },
  };
}

function isOrphaned(viewer: Viewer, before: Date): Expression<SqlBool> {
  return sql<SqlBool>`entries.created_at < ${before}
    and not exists (select from comments
      where comments.entry_id = entries.id and comments.deleted_at is null)
    and not exists (select from links
      left join entries as far on far.id =
        case when links.from_entry = entries.id then links.to_entry else links.from_entry end
      left join spaces as far_home on far_home.id = far.space_id
      where (links.from_entry = entries.id or links.to_entry = entries.id)
        and (far.id is null or ${visibleTo(viewer, 'far_home')}))`;
}
