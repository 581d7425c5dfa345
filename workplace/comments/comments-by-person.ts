import { type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { toPlainText } from '../text/index.ts';

/** A comment of somebody's, as their page shows it: its beginning, and where it stands. */
export interface PersonComment {
  id: string;
  entryTitle: string;
  createdAt: Date;
  excerpt: string;
}

/** Somebody's latest comments that the viewer sees, newest first. */
export async function listCommentsByPerson(
  context: QueryContext,
  viewer: Viewer,
  personId: string,
  limit = 20,
): Promise<PersonComment[]> {
  const rows = await context.db
    .selectFrom('comments')
    .innerJoin('entries', 'entries.id', 'comments.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where('comments.author_id', '=', personId)
    .where('comments.deleted_at', 'is', null)
    .where(visibleTo(viewer))
    .orderBy('comments.created_at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .select([
      'comments.id',
      'comments.html',
      'comments.created_at as createdAt',
      'entries.title as entryTitle',
    ])
    .execute();
  return rows.map(({ html, ...row }) => ({ ...row, excerpt: toPlainText(html, 200) }));
}
