import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import { supersededFor } from './superseded.ts';

/** Whether the brief of the row has been confirmed. */
export const confirmed = sql<boolean>`(entries.kind = 'brief'
  and entries.details ->> 'status' = 'confirmed')`;

/** How a work stands, for a query over `entries`: what took its place weighs more than its own word. */
export function standingFor(viewer: Viewer): RawBuilder<'superseded' | 'confirmed' | null> {
  return sql`case when ${supersededFor(viewer)} then 'superseded'
    when ${confirmed} then 'confirmed' end`;
}

/** The day by which the brief of the row is to be looked at again; null for all else. */
export const reviewBy = sql<string | null>`case when entries.kind = 'brief'
  then entries.details ->> 'reviewBy' end`;
