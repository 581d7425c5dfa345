import { sql } from 'kysely';
import { isId } from '../../../storage/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import type { ChartPoint } from './chart-points.ts';

const MAX_CORRECTED_POINTS = 100;

/** What readings of a measure said before they were corrected; times in ms since 1970. */
export async function loadCorrectedPoints(
  { db }: QueryContext,
  measure: string,
): Promise<{ corrected: ChartPoint[]; corrections: number }> {
  if (!isId(measure)) return { corrected: [], corrections: 0 };
  const { rows } = await sql<{ at: number; value: number; all: number }>`
    select date_part('epoch', read_at) * 1000 as at, value, count(*) over ()::int as all
    from readings
    where measure_id = ${measure}::uuid and id in (
      select later.corrects from readings as later where later.corrects is not null)
    order by read_at desc, id desc limit ${MAX_CORRECTED_POINTS}`.execute(db);
  const corrected = rows.map(({ at, value }) => ({ at, value })).reverse();
  return { corrected, corrections: rows[0]?.all ?? 0 };
}
