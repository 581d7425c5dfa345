import type { Writing } from '../happenings/index.ts';
import { forgetLineage } from '../lineage/found.ts';
import { forgetReferences, type Place } from './body.ts';

/** With the words of a work goes all that hangs on them: history, reactions, mentions, files, sources. */
export async function forgetWork(tx: Writing, place: Place): Promise<void> {
  await forgetReferences(tx, place);
  await forgetLineage(tx, place);
  if (!place.commentId) {
    await tx.db.deleteFrom('sentences').where('entry_id', '=', place.entryId).execute();
  }
  for (const table of ['revisions', 'reactions'] as const) {
    await tx.db
      .deleteFrom(table)
      .where('entry_id', '=', place.entryId)
      .where('comment_id', 'is not distinct from', place.commentId)
      .execute();
  }
}
