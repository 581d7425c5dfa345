import { newId, type Relation } from '../../storage/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import { insertRows } from './insert-rows.ts';
import type { WorkFixture } from './work-fixtures.ts';

/**
 * Links everything to everything: each entry builds on all before it and takes the place of the
 * last of them, and each comment departs from all before it, with a reason that names both.
 */
export async function linkAll(workplace: Workplace, works: readonly WorkFixture[]): Promise<void> {
  const links = works.flatMap((later, i) =>
    works.slice(0, i).flatMap((earlier, j) => {
      const relations: Relation[] = ['buildsOn', 'departsFrom'];
      if (j === i - 1) relations.push('supersedes');
      return relations.map((relation) => newLink(workplace, later, earlier, relation));
    }),
  );
  await insertRows(workplace.db, 'links', links);
}

function newLink({ now }: Workplace, later: WorkFixture, earlier: WorkFixture, relation: Relation) {
  const hasReason = relation === 'departsFrom';
  return {
    id: newId(),
    relation,
    created_at: now(),
    from_entry: later.entryId,
    from_comment: hasReason ? later.commentId : null,
    to_entry: earlier.entryId,
    to_comment: hasReason ? earlier.commentId : null,
    reason: hasReason ? `${later.commentWord} not ${earlier.commentWord}` : null,
  };
}
