import { newId, type Relation } from '../../storage/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import type { Works } from './works.ts';

/**
 * Ties everything to everything: each entry builds on all before it and takes the place of the
 * last of them, and each comment departs from all before it, with a reason that names both.
 */
export async function tieTogether(workplace: Workplace, works: readonly Works[]): Promise<void> {
  for (const [i, later] of works.entries()) {
    for (const [j, earlier] of works.slice(0, i).entries()) {
      await tie(workplace, later, earlier, 'buildsOn');
      await tie(workplace, later, earlier, 'departsFrom');
      if (j === i - 1) await tie(workplace, later, earlier, 'supersedes');
    }
  }
}

async function tie({ db, now }: Workplace, later: Works, earlier: Works, relation: Relation) {
  const said = relation === 'departsFrom';
  await db
    .insertInto('links')
    .values({
      ...{ id: newId(), relation, created_at: now() },
      from_entry: later.entryId,
      from_comment: said ? later.commentId : null,
      to_entry: earlier.entryId,
      to_comment: said ? earlier.commentId : null,
      reason: said ? `${later.commentWord} not ${earlier.commentWord}` : null,
    })
    .execute();
}
