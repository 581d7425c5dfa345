import { sql } from 'kysely';
import { getTimeZone, type Viewer } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { toDay } from '../../kernel/index.ts';
import { requireWager } from '../core/index.ts';
import { isCurrentReading } from '../readings/index.ts';

/** The day of a moment, in the zone in which days are reckoned. */
const toDaySql = (moment: string, zone: string) =>
  sql`(${sql.ref(moment)} at time zone ${zone})::date`;

/** The day on which the wager of the measure in the row was committed to. */
const commitmentDaySql = (zone: string) => sql`(select ${toDaySql('sealed_at', zone)} from seals
  where seals.entry_id = measures.entry_id and number = 1)`;

/** Whether the reading of the row is from a day before that of the commitment. */
export const isBeforeCommitmentSql = (zone: string) =>
  sql<boolean>`${toDaySql('readings.read_at', zone)} < ${commitmentDaySql(zone)}`;

/** The same of a reading and a commitment that are at hand. */
export const isBeforeCommitment = (read: Date, sealed: Date, zone: string): boolean =>
  toDay(zone, read) < toDay(zone, sealed);

/**
 * Of the measure in the row, the id of the reading on which a verdict rests: the last that was so
 * by its due day, or else the first after it. So nobody chooses a better one. Days are those of
 * the zone of whoever says how it came out.
 */
export function decidingReadingId(zone: string) {
  const inTime = sql`${toDaySql('readings.read_at', zone)} <= measures.due`;
  return sql<string | null>`(select readings.id from readings
    where readings.measure_id = measures.id and ${isCurrentReading} and not ${isBeforeCommitmentSql(zone)}
    order by ${inTime} desc, case when ${inTime} then read_at end desc, read_at, id desc limit 1)`;
}

/** On which reading a verdict would rest, and whether there are others that cannot be it. */
export interface DecidingReading {
  measure: string;
  reading: { id: string; value: number; at: Date } | null;
  /** Read, though only before the day of the commitment. */
  early: boolean;
}

/** The same of each measure of a wager, for whoever would say how it came out. Throws `notFound`. */
export async function listDecidingReadings(
  context: QueryContext,
  viewer: Viewer,
  wager: string,
): Promise<DecidingReading[]> {
  await requireWager(context, viewer, wager);
  const zone = getTimeZone(viewer);
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
    from measures left join readings as counting on counting.id = ${decidingReadingId(zone)}
    where measures.entry_id = ${wager}::uuid
    order by measures.position, measures.id`.execute(context.db);
  return rows.map(({ measure, id, value, at, early }) => ({
    measure,
    early,
    reading: id === null ? null : { id, value, at },
  }));
}
