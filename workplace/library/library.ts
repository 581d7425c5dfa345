import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import { worksOnSubject } from '../discovery/index.ts';
import { entrySummaries, summaryView } from '../entries/queries.ts';
import type { EntrySummary } from '../entries/view.ts';
import type { Reading, Workplace } from '../happenings/index.ts';
import { takingUp } from '../lineage/seen-links.ts';
import { confirmed, reviewBy } from '../lineage/standing.ts';
import { supersededFor } from '../lineage/superseded.ts';
import { type Page, type Slice, slice } from '../paging.ts';
import { useCount } from './uses.ts';

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
const grace = 30 * 86_400_000;

/** One shelf of the library, through the access rule like every list. */
export async function listLibrary(
  workplace: Pick<Workplace, 'db' | 'now'>,
  viewer: Viewer,
  view: LibraryView,
  page: Page = {},
): Promise<Slice<LibraryEntry>> {
  return listShelf(workplace, viewer, shelves(viewer, workplace.now())[view], page);
}

/** The works about a subject, the most typical first; none where there is no such subject. */
export async function listSubject(
  workplace: Reading,
  viewer: Viewer,
  name: string,
  page: Page = {},
): Promise<Slice<LibraryEntry>> {
  const ids = await worksOnSubject(workplace, viewer, name);
  const place = sql`array_position(${ids}::uuid[], entries.id)::float8`;
  const holds = sql<SqlBool>`entries.id = any(${ids}::uuid[])`;
  return listShelf(workplace, viewer, { holds, by: place, type: 'float8', ascending: true }, page);
}

function listShelf(
  reading: Reading,
  viewer: Viewer,
  shelf: Shelf,
  page: Page,
): Promise<Slice<LibraryEntry>> {
  const uses = useCount(viewer);
  const direction = shelf.ascending ? 'asc' : 'desc';
  const query = entrySummaries(reading, viewer)
    .where(shelf.holds)
    .select([uses.as('uses'), reviewBy.as('reviewBy'), shelf.by.as('rank')])
    .orderBy(shelf.by, direction)
    .orderBy('entries.id', direction);
  return slice({
    query,
    page,
    sort: [shelf.by, sql`entries.id`],
    types: [shelf.type, 'uuid'],
    keys: (row) => [row.rank as string | number | Date, row.id],
    direction: shelf.ascending ? 'ascending' : 'descending',
    view: (row) => ({ ...summaryView(row), uses: row.uses, reviewBy: row.reviewBy }),
  });
}

interface Shelf {
  holds: Expression<SqlBool>;
  by: RawBuilder<unknown>;
  type: 'timestamptz' | 'text' | 'float8';
  ascending?: boolean;
}

function shelves(viewer: Viewer, now: Date): Record<LibraryView, Shelf> {
  const superseded = supersededFor(viewer);
  const byTime = { by: sql`entries.created_at`, type: 'timestamptz' } as const;
  const day = now.toISOString().slice(0, 10);
  return {
    confirmed: { holds: sql`${confirmed} and not ${superseded}`, ...byTime },
    shared: {
      holds: sql`entries.kind = 'brief' and entries.details ->> 'status' = 'shared'
        and not ${superseded}`,
      ...byTime,
    },
    mostBuiltUpon: {
      holds: sql`entries.id in (select to_entry from links where relation = any(${[...takingUp]}::text[]))
        and ${useCount(viewer)} > 0`,
      by: sql`${useCount(viewer)}::float8`,
      type: 'float8',
    },
    due: {
      holds: sql`${reviewBy} <= ${day} and not ${superseded}`,
      by: sql`${reviewBy}`,
      type: 'text',
      ascending: true,
    },
    superseded: { holds: superseded, ...byTime },
    orphaned: { holds: isOrphan(viewer, new Date(now.getTime() - grace)), ...byTime },
  };
}

function isOrphan(viewer: Viewer, before: Date): Expression<SqlBool> {
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
