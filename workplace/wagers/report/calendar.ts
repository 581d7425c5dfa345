import { sql } from 'kysely';
import type { Viewer } from '../../access/index.ts';
import { getPersonId } from '../../access/index.ts';
import type { Day, QueryContext } from '../../kernel/index.ts';
import { entryPath } from '../../works/index.ts';
import { selectWagers } from '../core/index.ts';

/** A day on which something about a wager is due. */
export interface WagerDay {
  /** The same for the same thing, whichever day it falls on. */
  id: string;
  day: Day;
  what: 'review' | 'due' | 'measure';
  title: string;
  /** Of a measure, its name. */
  measure: string | null;
  path: string;
}

const MAX_WAGERS = 1000;

/**
 * The days of wagers that are not closed: when each is looked at again, when it should have come
 * true, and when its measures should have. `mine`: of those only in which the viewer has a part.
 */
export async function listWagerDays(
  context: QueryContext,
  viewer: Viewer,
  { mine = false }: { mine?: boolean } = {},
): Promise<WagerDay[]> {
  const seen = selectWagers(context, viewer, '1970-01-01')
    .where('wagers.stage', '<>', 'closed')
    .$if(mine, (query) => query.where(hasRole(viewer)))
    .orderBy('entries.created_at', 'desc')
    .limit(MAX_WAGERS);
  const rows = await seen.execute();
  const measures = await listMeasureDays(
    context,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const about = { title: row.title, path: entryPath(row), measure: null };
    const own = [
      ...(row.reviewOn ? [{ what: 'review' as const, day: row.reviewOn }] : []),
      ...(row.due ? [{ what: 'due' as const, day: row.due }] : []),
    ].map((one) => ({ ...about, ...one, id: `${one.what}-${row.id}` }));
    const read = measures.get(row.id) ?? [];
    return [
      ...own,
      ...read.map(({ id, name, day }) => ({
        ...about,
        what: 'measure' as const,
        id: `measure-${id}`,
        measure: name,
        day,
      })),
    ];
  });
}

function hasRole(viewer: Viewer) {
  const id = getPersonId(viewer);
  return sql<boolean>`(${id}::uuid in (wagers.owner_id, wagers.sponsor_id, wagers.champion_id,
    wagers.resolver_id) or exists (select from measures
      where measures.entry_id = wagers.entry_id and measures.reader_id = ${id}::uuid))`;
}

async function listMeasureDays({ db }: QueryContext, wagers: string[]) {
  const rows = await db
    .selectFrom('measures')
    .where(sql<boolean>`measures.entry_id = any(${wagers}::uuid[])`)
    .where('due', 'is not', null)
    .orderBy('due')
    .orderBy('id')
    .select(['id', 'entry_id as wager', 'name', sql<string>`due::text`.as('day')])
    .execute();
  return Map.groupBy(rows, ({ wager }) => wager);
}
