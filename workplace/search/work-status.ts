import { sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import { isSupersededFor } from '../lineage/index.ts';

/** How far a work may be relied upon; null where nobody has said. */
export type WorkStatus = 'confirmed' | 'superseded' | null;

/** From what the database says of an entry. */
export function toWorkStatus(row: { superseded: boolean; status: string | null }): WorkStatus {
  if (row.superseded) return 'superseded';
  return row.status === 'confirmed' ? 'confirmed' : null;
}

/** What lifts confirmed works in a ranking over `entries`, and lets superseded ones sink. */
export function buildStatusWeight(viewer: Viewer) {
  return sql`case when ${isSupersededFor(viewer)} then 0.4
    when entries.details ->> 'status' = 'confirmed' then 1.25 else 1 end`;
}
