import type { Viewer } from '../access/index.ts';
import { getCommentAccess, getEntryAccess } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { authorColumns, toByline } from '../works/index.ts';
import type { RevisionView } from './view.ts';

/** How an entry, or one of its comments, has read over time: oldest first, the present last. */
export async function listRevisions(
  context: QueryContext,
  viewer: Viewer,
  work: { entryId: string } | { commentId: string },
): Promise<RevisionView[]> {
  const ref = await requireWorkRef(context, viewer, work);
  const earlier = await context.db
    .selectFrom('revisions')
    .leftJoin('people as author', 'author.id', 'revisions.edited_by')
    .where('revisions.entry_id', '=', ref.entryId)
    .where('revisions.comment_id', 'is not distinct from', ref.commentId)
    .orderBy('revisions.number')
    .select([
      'revisions.title',
      'revisions.body',
      'revisions.tags',
      'revisions.edited_at',
      ...authorColumns,
    ])
    .execute();
  const present = await loadCurrentRevision(context, ref);
  const texts = [...earlier, present];
  return texts.map((text, i) => ({
    number: i + 1,
    title: text.title,
    body: text.body,
    tags: text.tags,
    at: i === 0 ? present.createdAt : earlier[i - 1]!.edited_at,
    by: toByline(i === 0 ? present : earlier[i - 1]!),
  }));
}

async function requireWorkRef(
  context: QueryContext,
  viewer: Viewer,
  work: { entryId: string } | { commentId: string },
) {
  if ('entryId' in work) {
    const { id } = await getEntryAccess(context, viewer, work.entryId);
    return { entryId: id, commentId: null };
  }
  const { comment, entry } = await getCommentAccess(context, viewer, work.commentId);
  return { entryId: entry.id, commentId: comment.id };
}

async function loadCurrentRevision(
  context: QueryContext,
  ref: { entryId: string; commentId: string | null },
) {
  if (ref.commentId === null) {
    return context.db
      .selectFrom('entries')
      .innerJoin('people as author', 'author.id', 'entries.author_id')
      .where('entries.id', '=', ref.entryId)
      .select([
        'entries.title',
        'body',
        'tags',
        'entries.created_at as createdAt',
        ...authorColumns,
      ])
      .executeTakeFirstOrThrow();
  }
  const row = await context.db
    .selectFrom('comments')
    .leftJoin('people as author', 'author.id', 'comments.author_id')
    .where('comments.id', '=', ref.commentId)
    .select(['body', 'comments.created_at as createdAt', 'author_name', 'author_url'])
    .select(authorColumns)
    .executeTakeFirstOrThrow();
  return { ...row, title: null, tags: null };
}
