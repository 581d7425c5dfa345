import { sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import { supersededFor } from '../lineage/superseded.ts';

/** How far a work may be relied upon; null where nobody has said. */
export type Standing = 'confirmed' | 'superseded' | null;

/** From what the database says of an entry. */
export function standingOf(row: { superseded: boolean; status: string | null }): Standing {
  if (row.superseded) return 'superseded';
  return row.status === 'confirmed' ? 'confirmed' : null;
}

/** What lifts confirmed works in a ranking over `entries`, and lets superseded ones sink. */
export function weightOfStanding(viewer: Viewer) {
  return sql`case when ${supersededFor(viewer)} then 0.4
    when entries.details ->> 'status' = 'confirmed' then 1.25 else 1 end`;
}
