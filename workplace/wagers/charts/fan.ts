import { sql } from 'kysely';
import { isId } from '../../../storage/index.ts';
import type { Viewer } from '../../access/index.ts';
import type { Reading } from '../../happenings/index.ts';
import { notFound } from '../../refusal.ts';
import type { Range } from '../expectation.ts';
import { requireWager } from '../labels.ts';
import { countsStill } from '../readings.ts';
import { correctedOf } from './corrected.ts';

/** A value at a time, in milliseconds since 1970. */
export interface Point {
  at: number;
  value: number;
}

/** Expectation against readings, ready to be drawn. */
export interface Fan {
  /** From the baseline at the seal straight to the target on the day it is due. */
  expected: Point[];
  /**
   * Its two edges, at the same times: to the range that was sealed, or where none was, between
   * “nothing changes” and “as expected”.
   */
  low: Point[];
  high: Point[];
  range: Range | null;
  /** The readings that stand, in order of time: at most 400 points of them. */
  actual: Point[];
  /** How many readings stand. */
  readings: number;
  /** What was read first and corrected since, in order of time: the last hundred. */
  corrected: Point[];
  /** How many were. */
  corrections: number;
  /** What all of it lies within, but for what was corrected: a slip may lie anywhere. */
  from: number;
  to: number;
  lowest: number;
  highest: number;
}

/** Of each so many stretches of time, four readings are drawn: 400 points at most. */
const stretches = 100;

/**
 * The chart of a measure: what was sealed of it first, and what was read since. Of many readings
 * those are left that a line through all of them would show: the first, the last, the lowest and
 * the highest of each stretch of time. No peak is lost, which an average would lose. Throws
 * `notFound`, for a measure that has not been sealed as well.
 */
export async function getFan(
  reading: Reading,
  viewer: Viewer,
  { wager, measure }: { wager: string; measure: string },
): Promise<Fan> {
  await requireWager(reading, viewer, wager);
  const [expected, { points, readings }, corrected] = await Promise.all([
    expectedOf(reading, wager, measure),
    pointsOf(reading, measure),
    correctedOf(reading, measure),
  ]);
  if (!expected) throw notFound();
  const { sealedAt, due, baseline, target } = expected;
  const to = (value: number) => [
    { at: sealedAt, value: baseline },
    { at: due, value },
  ];
  const edges = edgesOf(expected);
  const lines = { expected: to(target), low: to(edges.low), high: to(edges.high) };
  const bounds = boundsOf([...Object.values(lines).flat(), ...points]);
  const { range } = expected;
  return { ...lines, range, actual: points, readings, ...corrected, ...bounds };
}

function edgesOf({ baseline, target, range }: Expected): Range {
  return range ?? { low: Math.min(baseline, target), high: Math.max(baseline, target) };
}

interface Expected {
  sealedAt: number;
  due: number;
  baseline: number;
  target: number;
  range: Range | null;
}

/** As the first seal that knows the measure says it: what is amended later does not bend the fan. */
async function expectedOf({ db }: Reading, wager: string, measure: string) {
  if (!isId(measure)) return null;
  const { rows } = await sql<Expected>`
    select extract(epoch from sealed_at)::double precision * 1000 as "sealedAt",
      extract(epoch from (measure ->> 'due')::date)::double precision * 1000 as due,
      (measure ->> 'baseline')::double precision as baseline,
      (measure ->> 'target')::double precision as target, measure -> 'range' as range
    from seals
    cross join jsonb_array_elements(body::jsonb -> 'expectation' -> 'ends') as ends (one)
    cross join jsonb_array_elements(one -> 'measures') as measures (measure)
    where entry_id = ${wager}::uuid and measure ->> 'id' = ${measure}
    order by number limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The readings of a stretch of time that a line through all would show; times in ms. */
interface Stretch {
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

const ms = (time: string) => sql.raw(`date_part('epoch', ${time}) * 1000`);

/**
 * Done where the readings are, since bringing a hundred thousand of them here takes longest. When
 * the lowest was read, and what was read first, is looked up afterwards: to keep pairs of a time
 * and a value through all readings takes three times as long.
 */
async function pointsOf({ db }: Reading, measure: string) {
  if (!isId(measure)) return { points: [], readings: 0 };
  const those = sql`from readings where measure_id = ${measure}::uuid and not exists (
    select from readings as later where later.corrects = readings.id)`;
  const when = (value: 'lowest' | 'highest') => sql`(select ${ms('read_at')} ${those}
    and read_at between first and last and value = ${sql.ref(value)} order by read_at limit 1)`;
  const what = (time: 'first' | 'last') =>
    sql`(select value ${those} and read_at = ${sql.ref(time)} limit 1)`;
  const { rows } = await sql<Stretch>`
    with bounds as (
      select min(read_at) as begins,
        nullif(date_part('epoch', max(read_at) - min(read_at)), 0) as length
      from readings where measure_id = ${measure}::uuid
    ), stretches as (
      select count(*)::int as n, min(read_at) as first, max(read_at) as last,
        min(value) as lowest, max(value) as highest
      from readings cross join bounds
      where measure_id = ${measure}::uuid and ${countsStill}
      group by least(floor(date_part('epoch', read_at - begins) / length * ${stretches}),
        ${stretches} - 1)
    )
    select n, ${ms('first')} as first, ${ms('last')} as last, lowest, highest,
      ${what('first')} as "firstValue", ${what('last')} as "lastValue",
      ${when('lowest')} as "lowestAt", ${when('highest')} as "highestAt"
    from stretches order by stretches.first`.execute(db);
  const readings = rows.reduce((sum, { n }) => sum + n, 0);
  return { points: rows.flatMap(pointsIn), readings };
}

function pointsIn(stretch: Stretch): Point[] {
  const all = [
    { at: stretch.first, value: stretch.firstValue },
    { at: stretch.last, value: stretch.lastValue },
    { at: stretch.lowestAt, value: stretch.lowest },
    { at: stretch.highestAt, value: stretch.highest },
  ];
  const apart = new Map(all.map((point) => [`${point.at} ${point.value}`, point]));
  return [...apart.values()].sort((a, b) => a.at - b.at || a.value - b.value);
}

function boundsOf(points: readonly Point[]) {
  const [times, values] = [points.map(({ at }) => at), points.map(({ value }) => value)];
  return {
    ...{ from: Math.min(...times), to: Math.max(...times) },
    ...{ lowest: Math.min(...values), highest: Math.max(...values) },
  };
}
