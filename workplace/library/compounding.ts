import { type SqlBool, sql } from 'kysely';
import { isNotWithdrawn, type Viewer, visibleTo } from '../access/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { buildingRelations, isSupersededFor, reviewByColumn } from '../lineage/index.ts';
import {
  computeDaysToFirstUse,
  computeDepths,
  type DatedWork,
  median,
  type WorkUse,
} from './reuse-metrics.ts';
import { selectUses } from './uses.ts';

/** A work that was replaced or is due for review, and on which others build all the same. */
export interface StaleSource {
  path: string;
  title: string;
  why: 'superseded' | 'due';
  uses: number;
}

/** How far work here builds on work: of works, never of people. */
export interface CompoundingMetrics {
  /** All works here. */
  works: number;
  /** Works of the last ninety days, and how many of them build on earlier ones. */
  recent: number;
  recentBuilding: number;
  /** Works that build on earlier ones, and how many steps lie beneath them. */
  building: number;
  medianDepth: number | null;
  longestDepth: number;
  /** Works on which others were built, and how long it took until the first. */
  used: number;
  medianDaysToFirstUse: number | null;
  /** The first of them, and how many there are in all. */
  stale: StaleSource[];
  staleCount: number;
}

/** Fewer works say nothing. */
export const MIN_WORKS = 10;
const RECENT_MS = 90 * 86_400_000;
const MAX_STALE = 20;

/**
 * Measures over the entries of a space, or of the workplace, that the viewer sees. A comment
 * counts as part of its entry; pages elsewhere are sources, but no works of ours.
 */
export async function getCompounding(
  context: Pick<CommandContext, 'db' | 'now'>,
  viewer: Viewer,
  space: string | null = null,
): Promise<CompoundingMetrics> {
  const now = context.now();
  const [works, uses, stale] = await Promise.all([
    listVisibleWorks(context, viewer, space),
    listUses(context, viewer),
    listStale(context, viewer, { space, now }),
  ]);
  const here = works.filter((work) => work.here);
  const depths = computeDepths(works, uses);
  const building = here.filter(({ id }) => depths.has(id));
  const recent = here.filter(({ at }) => at.getTime() > now.getTime() - RECENT_MS);
  const first = computeDaysToFirstUse(works, uses);
  const waits = here.flatMap(({ id }) => first.get(id) ?? []);
  return {
    works: here.length,
    recent: recent.length,
    recentBuilding: recent.filter(({ id }) => depths.has(id)).length,
    building: building.length,
    medianDepth: median(building.map(({ id }) => depths.get(id)!)),
    longestDepth: Math.max(0, ...building.map(({ id }) => depths.get(id)!)),
    used: waits.length,
    medianDaysToFirstUse: median(waits),
    stale: stale.slice(0, MAX_STALE),
    staleCount: stale.length,
  };
}

/** All works that the viewer sees, since a chain may lead through other spaces. */
async function listVisibleWorks(
  { db }: Pick<CommandContext, 'db'>,
  viewer: Viewer,
  space: string | null,
): Promise<(DatedWork & { here: boolean })[]> {
  return db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer))
    .where(isNotWithdrawn())
    .select([
      'entries.id',
      'entries.created_at as at',
      sql<boolean>`(${space}::text is null or spaces.name = ${space}::text)`.as('here'),
    ])
    .orderBy('entries.created_at')
    .orderBy('entries.id')
    .execute();
}

async function listUses({ db }: Pick<CommandContext, 'db'>, viewer: Viewer): Promise<WorkUse[]> {
  const { rows } = await sql<WorkUse>`
    select links.from_entry as "userId", links.to_entry as "sourceId", min(links.created_at) as "at"
    from links
    join entries as later on later.id = links.from_entry
    join spaces as later_home on later_home.id = later.space_id
    join entries as earlier on earlier.id = links.to_entry
    join spaces as earlier_home on earlier_home.id = earlier.space_id
    left join comments as later_comment on later_comment.id = links.from_comment
    left join comments as earlier_comment on earlier_comment.id = links.to_comment
    where links.relation = any(${[...buildingRelations]}::text[]) and later.id <> earlier.id
      and later_comment.deleted_at is null and earlier_comment.deleted_at is null
      and ${isNotWithdrawn('later')} and ${isNotWithdrawn('earlier')}
      and ${visibleTo(viewer, 'later_home')} and ${visibleTo(viewer, 'earlier_home')}
    group by links.from_entry, links.to_entry`.execute(db);
  return rows;
}

async function listStale(
  { db }: Pick<CommandContext, 'db'>,
  viewer: Viewer,
  { space, now }: { space: string | null; now: Date },
): Promise<StaleSource[]> {
  const superseded = isSupersededFor(viewer);
  const due = sql<SqlBool>`coalesce(${reviewByColumn} < ${now.toISOString().slice(0, 10)}, false)`;
  const uses = selectCurrentUseCount(viewer);
  const rows = await db
    .selectFrom('entries')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where(visibleTo(viewer))
    .where(isNotWithdrawn())
    .where(sql<SqlBool>`(${space}::text is null or spaces.name = ${space}::text)`)
    .where(sql<SqlBool>`(${superseded} or ${due})`)
    .where(sql<SqlBool>`${uses} > 0`)
    .select([
      'entries.id',
      'entries.slug',
      'entries.title',
      sql<boolean>`${superseded}`.as('superseded'),
      uses.as('uses'),
    ])
    .orderBy(uses, 'desc')
    .orderBy('entries.id')
    .execute();
  return rows.map(({ id, slug, title, superseded: replaced, uses: n }) => ({
    path: `/entries/${id}/${encodeURIComponent(slug)}`,
    title,
    why: replaced ? 'superseded' : 'due',
    uses: n,
  }));
}

/** Entries that still build on the entry of the row: not what took its place, nor what was itself replaced. */
function selectCurrentUseCount(viewer: Viewer) {
  return sql<number>`(select count(distinct uses.from_entry)::int from (${selectUses(viewer)}) as uses
    join entries as building on building.id = uses.from_entry
    where not exists (select from links as heir where heir.from_entry = building.id
        and heir.to_entry = entries.id and heir.relation = 'supersedes')
      and not ${isSupersededFor(viewer, 'building')})`;
}
