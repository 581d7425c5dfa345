import { sql } from 'kysely';
import type { WagerStage } from '../../../storage/index.ts';
import type { Viewer } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { type PageRequest, type PageResult, paginate } from '../../kernel/index.ts';
import type { WagerOnBoard } from '../core/index.ts';
import {
  isOverdue,
  loadExpectations,
  loadPersonLookup,
  selectWagers,
  toWagerLabel,
} from '../core/index.ts';
import { isCurrentReading } from '../readings/index.ts';

export interface WagerFilter extends PageRequest {
  stage?: WagerStage;
  /** A space's name. */
  space?: string;
  /** The handle of a unit to which whoever made it belongs; of units only members know. */
  unit?: string;
  /** Only those whose review or end is over and that nobody resolved. */
  overdue?: boolean;
  /** The day where the viewer is, as 2026-03-02. */
  today: string;
}

/** Wagers, newest first, each with what it expects and its last readings. */
export async function listWagers(
  context: QueryContext,
  viewer: Viewer,
  filter: WagerFilter,
): Promise<PageResult<WagerOnBoard>> {
  const { items, next } = await paginate({
    query: selectBoardWagers(context, viewer, filter),
    page: filter,
    sort: [sql`entries.created_at`, sql`entries.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row) => [row.createdAt, row.id],
    direction: 'descending',
    view: (row) => row,
  });
  const ids = items.map(({ id }) => id);
  const [expectations, recent, sealed, someone] = await Promise.all([
    loadExpectations(context, ids),
    loadRecentReadings(context, ids),
    loadCommitmentTimes(context, ids),
    loadPersonLookup(
      context,
      viewer,
      items.map(({ owner }) => owner),
    ),
  ]);
  const ends = (id: string) => expectations.get(id)?.ends ?? [];
  return {
    next,
    items: items.map((row) => ({
      ...toWagerLabel(row, someone),
      ends: ends(row.id).map((end) => ({
        id: end.id,
        title: end.title,
        measures: end.measures.map(({ id, name, unit, direction, baseline, target, due }) => ({
          id,
          name,
          unit,
          direction,
          baseline,
          target,
          due,
          sealedAt: sealed.get(row.id) ?? null,
          recent: recent.get(id) ?? [],
        })),
      })),
    })),
  };
}

function selectBoardWagers(context: QueryContext, viewer: Viewer, filter: WagerFilter) {
  const { stage, space, unit, overdue, today } = filter;
  let query = selectWagers(context, viewer, today)
    .orderBy('entries.created_at', 'desc')
    .orderBy('entries.id', 'desc');
  if (stage) query = query.where('wagers.stage', '=', stage);
  // No stored text holds a NUL, and PostgreSQL takes none even to compare.
  if (space) query = query.where('spaces.name', '=', space.replaceAll('\0', ' '));
  if (unit) query = query.where(isOwnedInUnit(viewer, unit.replaceAll('\0', ' ')));
  if (overdue) query = query.where(isOverdue(today));
  return query;
}

function isOwnedInUnit(viewer: Viewer, unit: string) {
  const knows =
    viewer.kind === 'operator' || (viewer.kind === 'person' && viewer.membership === 'member');
  if (!knows) return sql<boolean>`false`;
  return sql<boolean>`exists (select from unit_people join units on units.id = unit_people.unit_id
    where unit_people.person_id = wagers.owner_id and units.handle = ${unit})`;
}

/** The last readings of every measure that were not corrected, oldest first. */
async function loadRecentReadings({ db }: QueryContext, wagers: readonly string[]) {
  const { rows } = await sql<{ measure: string; at: Date; value: number }>`
    select measures.id as measure, recent.read_at as at, recent.value
    from measures cross join lateral (
      select read_at, value, id from readings
      where readings.measure_id = measures.id and ${isCurrentReading}
      order by read_at desc, id desc limit 30) as recent
    where measures.entry_id = any(${wagers}::uuid[])
    order by recent.read_at, recent.id`.execute(db);
  const byMeasure = new Map<string, { at: Date; value: number }[]>();
  for (const { measure, at, value } of rows) {
    const known = byMeasure.get(measure) ?? [];
    known.push({ at, value });
    byMeasure.set(measure, known);
  }
  return byMeasure;
}

async function loadCommitmentTimes(
  { db }: QueryContext,
  wagers: string[],
): Promise<Map<string, Date>> {
  if (wagers.length === 0) return new Map();
  const rows = await db
    .selectFrom('seals')
    .where('entry_id', 'in', wagers)
    .where('number', '=', 1)
    .select(['entry_id', 'sealed_at'])
    .execute();
  return new Map(rows.map((row) => [row.entry_id, row.sealed_at]));
}
