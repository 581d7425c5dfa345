import { sql } from 'kysely';
import type { Viewer } from '../access/index.ts';
import type { Day } from '../days.ts';
import { type EntrySummary, entrySummaries, summaryView } from '../entries/index.ts';
import type { Reading } from '../happenings/index.ts';
import { supersededFor } from '../lineage/superseded.ts';

/**
 * What was to be looked at again by `today` and still stands, longest overdue first. With `own`
 * only what the viewer wrote or confirmed: whose turn it is.
 */
export async function listDueForReview(
  reading: Reading,
  viewer: Viewer,
  { today, own = false, limit = 20 }: { today: Day; own?: boolean; limit?: number },
): Promise<EntrySummary[]> {
  let query = entrySummaries(reading, viewer)
    .where(sql<boolean>`(entries.details->>'reviewBy') <= ${today}`)
    .where('spaces.archived_at', 'is', null)
    .where(sql<boolean>`not ${supersededFor(viewer)}`)
    .orderBy(sql`entries.details->>'reviewBy'`)
    .orderBy('entries.id')
    .limit(limit);
  if (own) {
    const id = viewer.is === 'person' ? viewer.id : null;
    query = query.where(
      sql<boolean>`(entries.author_id = ${id}::uuid or entries.details->>'confirmedBy' = ${id})`,
    );
  }
  return (await query.execute()).map(summaryView);
}
