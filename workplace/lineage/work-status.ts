import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import { isSupersededFor } from './superseded.ts';

/** Whether the brief of the row has been confirmed. */
export const isConfirmed = sql<boolean>`(entries.kind = 'brief'
  and entries.details ->> 'status' = 'confirmed')`;

/** How a work stands, for a query over `entries`: what took its place weighs more than its own word. */
export function selectWorkStatus(viewer: Viewer): RawBuilder<'superseded' | 'confirmed' | null> {
  return sql`case when ${isSupersededFor(viewer)} then 'superseded'
    when ${isConfirmed} then 'confirmed' end`;
}

/** The day by which the brief of the row is to be looked at again; null for all else. */
export const reviewByColumn = sql<string | null>`case when entries.kind = 'brief'
  then entries.details ->> 'reviewBy' end`;
