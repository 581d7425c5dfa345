import { sql } from 'kysely';
import type { Writing } from '../happenings/index.ts';
import type { Place } from './body.ts';

interface Wording {
  title: string | null;
  body: string;
  tags: string[] | null;
}

/** Keeps the wording that an edit replaces. The caller holds the work's row lock. */
export async function keepWording(
  tx: Writing,
  place: Place,
  wording: Wording,
  editor: string | null,
): Promise<void> {
  const at = { entry_id: place.entryId, comment_id: place.commentId };
  await tx.db
    .insertInto('revisions')
    .values((eb) => ({
      ...at,
      ...wording,
      number: eb
        .selectFrom('revisions')
        .where('entry_id', '=', place.entryId)
        .where('comment_id', 'is not distinct from', place.commentId)
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('number')),
      edited_by: editor,
      edited_at: tx.now,
    }))
    .execute();
}
