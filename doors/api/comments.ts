import { createRoute, z } from '@hono/zod-openapi';
import {
  type AddedComment,
  addComment,
  deleteComment,
  editComment,
  getComment,
  listComments,
  reactToComment,
} from '../../workplace/conversation/index.ts';
import { commentChange, commentInput } from '../../workplace/conversation/rules.ts';
import { entryPath } from '../../workplace/entries/index.ts';
import { listWordings } from '../../workplace/works/wordings.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, type Asked, personAsking, workplaceFor } from './asking.ts';
import { answerList, instant, listOf, pageQuery, yesOrNo } from './lists.ts';
import { body, created, gone, json, once } from './routes.ts';
import {
  authorOf,
  authorShape,
  idParam,
  reactionName,
  reactionsOf,
  reactionsShape,
  wordingOf,
  wordingShape,
} from './works.ts';

const commentShape = z
  .object({
    id: z.uuid(),
    url: z.url(),
    entry: z.uuid(),
    body: z.string().openapi({ description: 'Markdown; empty once deleted.' }),
    html: z.string().openapi({ description: 'The body as safe HTML.' }),
    author: authorShape,
    replyTo: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    timeKnown: z.boolean().openapi({ description: 'false where an import gave only the order.' }),
    editedAt: z.iso.datetime().nullable(),
    edits: z.int(),
    deleted: z.boolean(),
    reactions: reactionsShape,
  })
  .openapi('Comment');

/** A comment as other programs see it; lists show it just the same. */
function commentOf(comment: AddedComment, origin: string): z.infer<typeof commentShape> {
  const { id, entryId, entrySlug, body, html, replyTo, timeKnown, edits } = comment;
  return {
    id,
    url: `${origin}${entryPath({ id: entryId, slug: entrySlug })}#comment-${id}`,
    entry: entryId,
    body,
    html,
    author: authorOf(comment.author, origin),
    replyTo,
    createdAt: comment.createdAt.toISOString(),
    timeKnown,
    editedAt: comment.editedAt?.toISOString() ?? null,
    edits,
    deleted: comment.deletedAt !== null,
    reactions: reactionsOf(comment.reactions),
  };
}

const reactionParam = idParam.extend({ name: reactionName });
const tags = ['Conversation'];

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}/comments',
    summary: 'The comments on an entry, in their order',
    tags,
    request: {
      params: idParam,
      query: pageQuery.extend({
        newest: yesOrNo.optional().openapi({ description: 'The newest first.' }),
        since: instant.optional(),
      }),
    },
    responses: { 200: json(listOf(commentShape), 'Comments') },
  }),
  add: createRoute({
    method: 'post',
    path: '/api/v1/entries/{id}/comments',
    summary: 'Comment on an entry',
    tags,
    request: {
      params: idParam,
      ...body(z.object(commentInput.shape).openapi('NewComment')),
      ...once,
    },
    responses: { 201: created(commentShape, 'The new comment') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/comments/{id}',
    summary: 'A comment',
    tags,
    request: { params: idParam },
    responses: { 200: json(commentShape, 'The comment') },
  }),
  edit: createRoute({
    method: 'patch',
    path: '/api/v1/comments/{id}',
    summary: 'Edit one’s comment',
    tags,
    request: { params: idParam, ...body(z.object(commentChange.shape).openapi('CommentChange')) },
    responses: { 200: json(commentShape, 'The comment, edited') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/v1/comments/{id}',
    summary: 'Delete a comment; a tombstone keeps its place',
    tags,
    request: { params: idParam },
    responses: { 204: gone },
  }),
  history: createRoute({
    method: 'get',
    path: '/api/v1/comments/{id}/history',
    summary: 'How a comment has read over time, oldest first',
    tags,
    request: { params: idParam },
    responses: { 200: json(listOf(wordingShape), 'Wordings') },
  }),
  react: createRoute({
    method: 'put',
    path: '/api/v1/comments/{id}/reactions/{name}',
    summary: 'React to a comment',
    tags,
    request: { params: reactionParam },
    responses: { 200: json(commentShape, 'The comment') },
  }),
  unreact: createRoute({
    method: 'delete',
    path: '/api/v1/comments/{id}/reactions/{name}',
    summary: 'Take a reaction back',
    tags,
    request: { params: reactionParam },
    responses: { 204: gone },
  }),
};

export function comments(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;
  const find = async (c: Asked, id: string) =>
    commentOf(await getComment(workplace, c.var.viewer, id), c.var.origin);

  api.openapi(routes.list, async (c) => {
    const { since, ...filter } = c.req.valid('query');
    const { id } = c.req.valid('param');
    const after = since === undefined ? undefined : new Date(since);
    const page = await listComments(workplace, c.var.viewer, id, { ...filter, since: after });
    return answerList(c, page, (comment) => commentOf(comment, c.var.origin));
  });

  api.openapi(routes.add, async (c) => {
    const viewer = personAsking(c);
    const asked = await workplaceFor(c, doorway);
    const entry = c.req.valid('param').id;
    const { id, comment } = await addComment(asked, viewer, entry, c.req.valid('json'));
    const location = `${c.var.origin}/api/v1/comments/${id}`;
    const answer = comment ? commentOf(comment, c.var.origin) : await find(c, id);
    return c.json(answer, 201, { Location: location });
  });

  api.openapi(routes.get, async (c) => c.json(await find(c, c.req.valid('param').id), 200));

  api.openapi(routes.edit, async (c) => {
    const { id } = c.req.valid('param');
    await editComment(workplace, personAsking(c), id, c.req.valid('json'));
    return c.json(await find(c, id), 200);
  });

  api.openapi(routes.remove, async (c) => {
    await deleteComment(workplace, personAsking(c), c.req.valid('param').id);
    return c.body(null, 204);
  });

  api.openapi(routes.history, async (c) => {
    const commentId = c.req.valid('param').id;
    const wordings = await listWordings(workplace, c.var.viewer, { commentId });
    return c.json({ items: wordings.map((one) => wordingOf(one, c.var.origin)), next: null }, 200);
  });

  api.openapi(routes.react, async (c) => {
    const { id, name } = c.req.valid('param');
    await reactToComment(workplace, personAsking(c), id, { name, on: true });
    return c.json(await find(c, id), 200);
  });

  api.openapi(routes.unreact, async (c) => {
    const { id, name } = c.req.valid('param');
    await reactToComment(workplace, personAsking(c), id, { name, on: false });
    return c.body(null, 204);
  });
}
