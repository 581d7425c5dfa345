import type { Viewer } from '../access/index.ts';
import { getCommentStanding } from '../conversation/standing.ts';
import { getStanding } from '../entries/standing.ts';
import type { WordingView } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';
import { authorColumns, byline } from './byline.ts';

/** How an entry, or one of its comments, has read over time: oldest first, the present last. */
export async function listWordings(
  reading: Reading,
  viewer: Viewer,
  work: { entryId: string } | { commentId: string },
): Promise<WordingView[]> {
  const place = await placeOf(reading, viewer, work);
  const earlier = await reading.db
    .selectFrom('revisions')
    .leftJoin('people as author', 'author.id', 'revisions.edited_by')
    .where('revisions.entry_id', '=', place.entryId)
    .where('revisions.comment_id', 'is not distinct from', place.commentId)
    .orderBy('revisions.number')
    .select([
      'revisions.title',
      'revisions.body',
      'revisions.tags',
      'revisions.edited_at',
      ...authorColumns,
    ])
    .execute();
  const present = await presentWording(reading, place);
  const texts = [...earlier, present];
  return texts.map((text, i) => ({
    number: i + 1,
    title: text.title,
    body: text.body,
    tags: text.tags,
    at: i === 0 ? present.createdAt : earlier[i - 1]!.edited_at,
    by: byline(i === 0 ? present : earlier[i - 1]!),
  }));
}

async function placeOf(
  reading: Reading,
  viewer: Viewer,
  work: { entryId: string } | { commentId: string },
) {
  if ('entryId' in work) {
    const { id } = await getStanding(reading, viewer, work.entryId);
    return { entryId: id, commentId: null };
  }
  const { comment, entry } = await getCommentStanding(reading, viewer, work.commentId);
  return { entryId: entry.id, commentId: comment.id };
}

async function presentWording(
  reading: Reading,
  place: { entryId: string; commentId: string | null },
) {
  if (place.commentId === null) {
    return reading.db
      .selectFrom('entries')
      .innerJoin('people as author', 'author.id', 'entries.author_id')
      .where('entries.id', '=', place.entryId)
      .select([
        'entries.title',
        'body',
        'tags',
        'entries.created_at as createdAt',
        ...authorColumns,
      ])
      .executeTakeFirstOrThrow();
  }
  const row = await reading.db
    .selectFrom('comments')
    .leftJoin('people as author', 'author.id', 'comments.author_id')
    .where('comments.id', '=', place.commentId)
    .select(['body', 'comments.created_at as createdAt', 'author_name', 'author_url'])
    .select(authorColumns)
    .executeTakeFirstOrThrow();
  return { ...row, title: null, tags: null };
}
