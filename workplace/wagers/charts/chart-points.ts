import { sql } from 'kysely';
import { isId } from '../../../storage/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { isCurrentReading } from '../readings/index.ts';
import { type ChartSpan, isWithinSpan } from './chart-span.ts';

/** A value at a time, in milliseconds since 1970. */
export interface ChartPoint {
  at: number;
  value: number;
}

/** Of each so many stretches of time, four readings are drawn: 400 points at most. */
const sliceCount = 100;

/** The readings of a stretch of time that a line through all would show; times in ms. */
interface TimeSlice {
  n: number;
  first: number;
  firstValue: number;
  last: number;
  lastValue: number;
  lowest: number;
  lowestAt: number;
  highest: number;
  highestAt: number;
}

const toMilliseconds = (time: string) => sql.raw(`date_part('epoch', ${time}) * 1000`);

/**
 * Done where the readings are, since bringing a hundred thousand of them here takes longest. When
 * the lowest was read, and what was read first, is looked up afterwards: to keep pairs of a time
 * and a value through all readings takes three times as long. The bounds are found before, once:
 * PostgreSQL would find them anew for each reading, which of a hundred thousand takes minutes.
 */
export async function loadChartPoints({ db }: QueryContext, measure: string, span: ChartSpan) {
  if (!isId(measure)) return { points: [], readings: 0 };
  const shown = isWithinSpan(span);
  const those = sql`from readings where measure_id = ${measure}::uuid and not exists (
    select from readings as later where later.corrects = readings.id)`;
  const when = (value: 'lowest' | 'highest') => sql`(select ${toMilliseconds('read_at')} ${those}
    and read_at between first and last and value = ${sql.ref(value)} order by read_at limit 1)`;
  const what = (time: 'first' | 'last') =>
    sql`(select value ${those} and read_at = ${sql.ref(time)} limit 1)`;
  const edge = (direction: 'asc' | 'desc') => sql`(select read_at from readings
    where measure_id = ${measure}::uuid and ${shown} order by read_at ${sql.raw(direction)} limit 1)`;
  const { rows } = await sql<TimeSlice>`
    with bounds as materialized (
      select begins, nullif(date_part('epoch', ${edge('desc')} - begins), 0) as length
      from (select ${edge('asc')} as begins) as first
    ), stretches as (
      select count(*)::int as n, min(read_at) as first, max(read_at) as last,
        min(value) as lowest, max(value) as highest
      from readings cross join bounds
      where measure_id = ${measure}::uuid and ${shown} and ${isCurrentReading}
      group by least(floor(date_part('epoch', read_at - begins) / length * ${sliceCount}),
        ${sliceCount} - 1)
    )
    select n, ${toMilliseconds('first')} as first, ${toMilliseconds('last')} as last, lowest, highest,
      ${what('first')} as "firstValue", ${what('last')} as "lastValue",
      ${when('lowest')} as "lowestAt", ${when('highest')} as "highestAt"
    from stretches order by stretches.first`.execute(db);
  const readings = rows.reduce((sum, { n }) => sum + n, 0);
  return { points: rows.flatMap(toChartPoints), readings };
}

function toChartPoints(stretch: TimeSlice): ChartPoint[] {
  const all = [
    { at: stretch.first, value: stretch.firstValue },
    { at: stretch.last, value: stretch.lastValue },
    { at: stretch.lowestAt, value: stretch.lowest },
    { at: stretch.highestAt, value: stretch.highest },
  ];
  const apart = new Map(all.map((point) => [`${point.at} ${point.value}`, point]));
  return [...apart.values()].sort((a, b) => a.at - b.at || a.value - b.value);
}
