import type { Tx } from '../kernel/index.ts';
import { deleteLineage } from '../lineage/index.ts';
import { deleteReferences, type WorkRef } from '../works/index.ts';

/** With the words of a work goes all that hangs on them: history, reactions, mentions, files, sources. */
export async function eraseWork(tx: Tx, ref: WorkRef): Promise<void> {
  await deleteReferences(tx, ref);
  await deleteLineage(tx, ref);
  if (!ref.commentId) {
    await tx.db.deleteFrom('sentences').where('entry_id', '=', ref.entryId).execute();
  }
  for (const table of ['revisions', 'reactions'] as const) {
    await tx.db
      .deleteFrom(table)
      .where('entry_id', '=', ref.entryId)
      .where('comment_id', 'is not distinct from', ref.commentId)
      .execute();
  }
}
