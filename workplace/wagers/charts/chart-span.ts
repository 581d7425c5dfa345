import { sql } from 'kysely';
import { isId } from '../../../storage/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { isCurrentReading } from '../readings/index.ts';

/** A stretch of time, in milliseconds since 1970. */
export interface ChartSpan {
  from: number;
  to: number;
}

/**
 * The time that a picture of an expectation shows: from a little before the commitment to some time
 * after the day it is due. One reading of 1900 would leave no room for all others.
 */
export function getChartSpan({ sealedAt, due }: { sealedAt: number; due: number }): ChartSpan {
  const length = Math.max(due - sealedAt, 0);
  return { from: sealedAt - length / 4, to: due + length / 2 };
}

/** That the reading of the row is of this time. */
export const isWithinSpan = ({ from, to }: ChartSpan) =>
  sql`readings.read_at between to_timestamp(${from / 1000}::double precision)
    and to_timestamp(${to / 1000}::double precision)`;

/** How many readings stand that are not. */
export async function countReadingsOutside(
  { db }: QueryContext,
  measure: string,
  span: ChartSpan,
): Promise<number> {
  if (!isId(measure)) return 0;
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from readings
    where measure_id = ${measure}::uuid and not (${isWithinSpan(span)}) and ${isCurrentReading}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
