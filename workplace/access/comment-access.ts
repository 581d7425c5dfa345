import { sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound } from '../kernel/index.ts';
import { type EntryAccess, getEntryAccess } from './entry-access.ts';
import { getPersonId, type Viewer } from './viewer.ts';

export interface CommentAccess {
  id: string;
  body: string;
  isOwn: boolean;
  isDeleted: boolean;
  edits: number;
}

/** A comment through its entry, and so through the one access rule; `lock` holds the comment's row. */
export async function getCommentAccess(
  context: QueryContext,
  viewer: Viewer,
  id: string,
  lock?: 'update',
): Promise<{ comment: CommentAccess; entry: EntryAccess }> {
  if (!isId(id)) throw notFound();
  let query = context.db
    .selectFrom('comments')
    .where('comments.id', '=', id)
    .select([
      'entry_id',
      'author_id',
      'body',
      'deleted_at',
      sql<number>`(select count(*)::int from revisions where comment_id = comments.id)`.as('edits'),
    ]);
  if (lock) query = query.forNoKeyUpdate();
  const row = await query.executeTakeFirst();
  if (!row) throw notFound();
  const entry = await getEntryAccess(context, viewer, row.entry_id);
  const isOwn =
    viewer.kind === 'operator' || (row.author_id !== null && row.author_id === getPersonId(viewer));
  const isDeleted = row.deleted_at !== null;
  return { comment: { id, body: row.body, isOwn, isDeleted, edits: row.edits }, entry };
}

/** Only one's own words are changed, and not in an archived space. */
export function canEditComment(
  viewer: Viewer,
  comment: Pick<CommentAccess, 'isOwn' | 'isDeleted'>,
  entry: EntryAccess,
): boolean {
  if (viewer.kind === 'person' && viewer.scope === 'read') return false;
  return comment.isOwn && !comment.isDeleted && !entry.space.archived;
}
