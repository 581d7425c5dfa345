import { type Viewer, visibleTo } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { plainText } from '../text/plain.ts';

/** A comment of somebody's, as their page shows it: its beginning, and where it stands. */
export interface CommentOfPerson {
  id: string;
  entryTitle: string;
  createdAt: Date;
  beginning: string;
}

/** Somebody's latest comments that the viewer sees, newest first. */
export async function listCommentsOf(
  reading: Reading,
  viewer: Viewer,
  personId: string,
  most = 20,
): Promise<CommentOfPerson[]> {
  const rows = await reading.db
    .selectFrom('comments')
    .innerJoin('entries', 'entries.id', 'comments.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where('comments.author_id', '=', personId)
    .where('comments.deleted_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('comments.created_at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(most)
    .select([
      'comments.id',
      'comments.html',
      'comments.created_at as createdAt',
      'entries.title as entryTitle',
    ])
    .execute();
  return rows.map(({ html, ...row }) => ({ ...row, beginning: plainText(html, 200) }));
}
