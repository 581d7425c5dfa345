import { sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import { getEntryAccess, getPersonId, type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { notFound, type PageRequest, type PageResult, paginate } from '../kernel/index.ts';
import { authorColumns, type ReactionCount, selectReactions, toByline } from '../works/index.ts';
import type { CommentView } from './view.ts';

function selectComments(context: QueryContext, viewer: Viewer) {
  return context.db
    .selectFrom('comments')
    .innerJoin('entries', 'entries.id', 'comments.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .leftJoin('people as author', 'author.id', 'comments.author_id')
    .leftJoin('comments as replied', 'replied.id', 'comments.reply_to')
    .leftJoin('people as repliedAuthor', 'repliedAuthor.id', 'replied.author_id')
    .where(visibleTo(viewer))
    .select([
      'comments.id',
      'comments.entry_id as entryId',
      'entries.slug as entrySlug',
      'comments.body',
      'comments.html',
      'comments.author_id as authorId',
      'comments.author_name',
      'comments.author_url',
      ...authorColumns,
      'comments.reply_to as replyTo',
      sql<string | null>`case when replied.deleted_at is null
        then coalesce("repliedAuthor".name, replied.author_name) end`.as('replyToAuthor'),
      'comments.created_at as createdAt',
      'comments.time_known as timeKnown',
      'comments.edited_at as editedAt',
      'comments.deleted_at as deletedAt',
      sql<number>`case when comments.edited_at is null then 0 else
        (select count(*)::int from revisions where comment_id = comments.id) end`.as('edits'),
      selectReactions(sql`comments.id`, getPersonId(viewer)).as('reactions'),
    ]);
}

type CommentRow = Awaited<ReturnType<ReturnType<typeof selectComments>['execute']>>[number];

function toCommentView({ author_name, author_url, ...row }: CommentRow): CommentView {
  const { authorHandle, authorName, authorWebsite, authorPicture, ...rest } = row;
  const author = { authorHandle, authorName, authorWebsite, authorPicture };
  return {
    ...rest,
    author: toByline({ ...author, author_name, author_url }),
    reactions: rest.reactions as ReactionCount[],
  };
}

/**
 * A conversation from its first comment on (`newest` turns it round), tombstones in their place.
 * `since` leaves out what came before that time, `skip` so many from the beginning (which is stable,
 * since tombstones stay and comments are only added). Throws `notFound` for an entry the viewer may not see.
 */
export async function listComments(
  context: QueryContext,
  viewer: Viewer,
  entryId: string,
  filter: { newest?: boolean; since?: Date; skip?: number } & PageRequest = {},
): Promise<PageResult<CommentView>> {
  await getEntryAccess(context, viewer, entryId);
  const direction = filter.newest ? 'desc' : 'asc';
  let query = selectComments(context, viewer)
    .where('comments.entry_id', '=', entryId)
    .orderBy('comments.created_at', direction)
    .orderBy('comments.id', direction);
  if (filter.since) query = query.where('comments.created_at', '>', filter.since);
  if (filter.skip) query = query.offset(filter.skip);
  return paginate({
    query,
    page: filter,
    sort: [sql`comments.created_at`, sql`comments.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row) => [row.createdAt, row.id],
    direction: filter.newest ? 'descending' : 'ascending',
    view: toCommentView,
  });
}

/** Those of these comments that the viewer sees, in no order. */
export async function listCommentsById(
  context: QueryContext,
  viewer: Viewer,
  ids: readonly string[],
): Promise<CommentView[]> {
  if (ids.length === 0) return [];
  const rows = await selectComments(context, viewer)
    .where('comments.id', 'in', [...ids])
    .execute();
  return rows.map(toCommentView);
}

/** One comment; throws `notFound` where there is none that the viewer sees. */
export async function getComment(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<CommentView> {
  if (!isId(id)) throw notFound();
  const row = await selectComments(context, viewer)
    .where('comments.id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return toCommentView(row);
}

/** Where a comment stands: its entry, and how many came before it. */
export async function getCommentPosition(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<{ entryId: string; slug: string; before: number }> {
  if (!isId(id)) throw notFound();
  const position = await context.db
    .selectFrom('comments')
    .innerJoin('entries', 'entries.id', 'comments.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .where('comments.id', '=', id)
    .where(visibleTo(viewer))
    .select([
      'comments.entry_id as entryId',
      'entries.slug',
      sql<number>`(select count(*)::int from comments as earlier
        where earlier.entry_id = comments.entry_id
          and (earlier.created_at, earlier.id) < (comments.created_at, comments.id))`.as('before'),
    ])
    .executeTakeFirst();
  if (!position) throw notFound();
  return position;
}
