import { type LinkRelation, newId } from '../../storage/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { insertRows } from './insert-rows.ts';
import type { WorkFixture } from './work-fixtures.ts';

/**
 * Links everything to everything: each entry builds on all before it and takes the place of the
 * last of them, and each comment departs from all before it, with a reason that names both.
 */
export async function linkAll(
  context: CommandContext,
  works: readonly WorkFixture[],
): Promise<void> {
  const links = works.flatMap((later, i) =>
    works.slice(0, i).flatMap((earlier, j) => {
      const relations: LinkRelation[] = ['buildsOn', 'departsFrom'];
      if (j === i - 1) relations.push('supersedes');
      return relations.map((relation) => newLink(context, later, earlier, relation));
    }),
  );
  await insertRows(context.db, 'links', links);
}

function newLink(
  { now }: CommandContext,
  later: WorkFixture,
  earlier: WorkFixture,
  relation: LinkRelation,
) {
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
