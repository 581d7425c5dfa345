import { sql } from 'kysely';
import { type Viewer, zoneOf } from '../access/index.ts';
import { dayIn } from '../days.ts';
import type { Reading } from '../happenings/index.ts';
import { requireWager } from './labels.ts';
import { countsStill } from './readings.ts';

/** The day of a moment, in the zone in which days are reckoned. */
const dayOf = (moment: string, zone: string) =>
  sql`(${sql.ref(moment)} at time zone ${zone})::date`;

/** The day on which the wager of the measure in the row was committed to. */
const sealedOn = (zone: string) => sql`(select ${dayOf('sealed_at', zone)} from seals
  where seals.entry_id = measures.entry_id and number = 1)`;

/** Whether the reading of the row is from a day before that of the commitment. */
export const isEarly = (zone: string) =>
  sql<boolean>`${dayOf('readings.read_at', zone)} < ${sealedOn(zone)}`;

/** The same of a reading and a commitment that are at hand. */
export const isFromBefore = (read: Date, sealed: Date, zone: string): boolean =>
  dayIn(zone, read) < dayIn(zone, sealed);

/**
 * Of the measure in the row, the id of the reading on which a verdict rests: the last that was so
 * by its due day, or else the first after it. So nobody chooses a better one. Days are those of
 * the zone of whoever says how it came out.
 */
export function countingReading(zone: string) {
  const inTime = sql`${dayOf('readings.read_at', zone)} <= measures.due`;
  return sql<string | null>`(select readings.id from readings
    where readings.measure_id = measures.id and ${countsStill} and not ${isEarly(zone)}
    order by ${inTime} desc, case when ${inTime} then read_at end desc, read_at, id desc limit 1)`;
}

/** On which reading a verdict would rest, and whether there are others that cannot be it. */
export interface Counting {
  measure: string;
  reading: { id: string; value: number; at: Date } | null;
  /** Read, though only before the day of the commitment. */
  early: boolean;
}

/** The same of each measure of a wager, for whoever would say how it came out. Throws `notFound`. */
export async function listCounting(
  reading: Reading,
  viewer: Viewer,
  wager: string,
): Promise<Counting[]> {
  await requireWager(reading, viewer, wager);
  const zone = zoneOf(viewer);
  const { rows } = await sql<{
    measure: string;
    id: string | null;
    value: number;
    at: Date;
    early: boolean;
  }>`
    select measures.id as measure, counting.id, counting.value, counting.read_at as at,
      counting.id is null and exists (select from readings
        where readings.measure_id = measures.id) as early
    from measures left join readings as counting on counting.id = ${countingReading(zone)}
    where measures.entry_id = ${wager}::uuid
    order by measures.position, measures.id`.execute(reading.db);
  return rows.map(({ measure, id, value, at, early }) => ({
    measure,
    early,
    reading: id === null ? null : { id, value, at },
  }));
}
