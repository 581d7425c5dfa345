import { sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import { personId, type Viewer } from '../access/index.ts';
import { type EntryStanding, getStanding } from '../entries/standing.ts';
import type { Reading } from '../happenings/index.ts';
import { notFound } from '../refusal.ts';

export interface CommentStanding {
  id: string;
  body: string;
  own: boolean;
  deleted: boolean;
  edits: number;
}

/** A comment through its entry, and so through the one access rule; `lock` holds the comment's row. */
export async function getCommentStanding(
  reading: Reading,
  viewer: Viewer,
  id: string,
  lock?: 'update',
): Promise<{ comment: CommentStanding; entry: EntryStanding }> {
  if (!isId(id)) throw notFound();
  let query = reading.db
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
  const entry = await getStanding(reading, viewer, row.entry_id);
  const own =
    viewer.is === 'operator' || (row.author_id !== null && row.author_id === personId(viewer));
  const deleted = row.deleted_at !== null;
  return { comment: { id, body: row.body, own, deleted, edits: row.edits }, entry };
}

/** Only one's own words are changed, and not in an archived space. */
export function mayEditComment(
  viewer: Viewer,
  comment: Pick<CommentStanding, 'own' | 'deleted'>,
  entry: EntryStanding,
): boolean {
  if (viewer.is === 'person' && viewer.scope === 'read') return false;
  return comment.own && !comment.deleted && !entry.space.archived;
}
