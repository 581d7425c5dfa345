import { sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import { type EntrySummary, selectEntrySummaries, toEntrySummary } from '../entries/index.ts';
import type { Day, QueryContext } from '../kernel/index.ts';
import { isSupersededFor } from '../lineage/index.ts';

/**
 * What was to be looked at again by `today` and still stands, longest overdue first. With `own`
 * only what the viewer wrote or confirmed: whose turn it is.
 */
export async function listDueForReview(
  context: QueryContext,
  viewer: Viewer,
  { today, own = false, limit = 20 }: { today: Day; own?: boolean; limit?: number },
): Promise<EntrySummary[]> {
  let query = selectEntrySummaries(context, viewer)
    .where(sql<boolean>`(entries.details->>'reviewBy') <= ${today}`)
    .where('spaces.archived_at', 'is', null)
    .where(sql<boolean>`not ${isSupersededFor(viewer)}`)
    .orderBy(sql`entries.details->>'reviewBy'`)
    .orderBy('entries.id')
    .limit(limit);
  if (own) {
    const id = viewer.kind === 'person' ? viewer.id : null;
    query = query.where(
      sql<boolean>`(entries.author_id = ${id}::uuid or entries.details->>'confirmedBy' = ${id})`,
    );
  }
  return (await query.execute()).map(toEntrySummary);
}
