import { sql } from 'kysely';
import type { Tx } from '../kernel/index.ts';
import type { WorkRef } from './body.ts';

interface RevisionContent {
  title: string | null;
  body: string;
  tags: string[] | null;
}

/** Keeps the version that an edit replaces. The caller holds the work's row lock. */
export async function saveRevision(
  tx: Tx,
  ref: WorkRef,
  revision: RevisionContent,
  editor: string | null,
): Promise<void> {
  const at = { entry_id: ref.entryId, comment_id: ref.commentId };
  await tx.db
    .insertInto('revisions')
    .values((eb) => ({
      ...at,
      ...revision,
      number: eb
        .selectFrom('revisions')
        .where('entry_id', '=', ref.entryId)
        .where('comment_id', 'is not distinct from', ref.commentId)
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('number')),
      edited_by: editor,
      edited_at: tx.now,
    }))
    .execute();
}
