import { createRoute, z } from '@hono/zod-openapi';
import {
  type AddedComment,
  addComment,
  commentChange,
  commentInput,
  deleteComment,
  editComment,
  getComment,
  listComments,
  reactToComment,
} from '../../workplace/comments/index.ts';
import { listRevisions } from '../../workplace/entries/index.ts';
import { entryPath } from '../../workplace/works/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import {
  makeListSchema,
  pageQuery,
  queryBoolean,
  queryTime,
  respondWithList,
} from './pagination.ts';
import { type Api, type ApiContext, requirePerson, withIdempotencyKey } from './request-context.ts';
import {
  createdResponse,
  deletedResponse,
  idempotencyHeader,
  jsonBody,
  jsonResponse,
} from './route-schemas.ts';
import {
  authorSchema,
  idParams,
  reactionNameSchema,
  reactionsSchema,
  revisionSchema,
  toApiAuthor,
  toApiReactions,
  toApiRevision,
} from './work-schemas.ts';

const commentSchema = z
  .object({
    id: z.uuid(),
    url: z.url(),
    entry: z.uuid(),
    body: z.string().openapi({ description: 'Markdown; empty once deleted.' }),
    html: z.string().openapi({ description: 'The body as safe HTML.' }),
    author: authorSchema,
    replyTo: z.uuid().nullable(),
    createdAt: z.iso.datetime(),
    timeKnown: z.boolean().openapi({ description: 'false where an import gave only the order.' }),
    editedAt: z.iso.datetime().nullable(),
    edits: z.int(),
    deleted: z.boolean(),
    reactions: reactionsSchema,
  })
  .openapi('Comment');

/** A comment as other programs see it; lists show it just the same. */
function toApiComment(comment: AddedComment, origin: string): z.infer<typeof commentSchema> {
  const { id, entryId, entrySlug, body, html, replyTo, timeKnown, edits } = comment;
  return {
    id,
    url: `${origin}${entryPath({ id: entryId, slug: entrySlug })}#comment-${id}`,
    entry: entryId,
    body,
    html,
    author: toApiAuthor(comment.author, origin),
    replyTo,
    createdAt: comment.createdAt.toISOString(),
    timeKnown,
    editedAt: comment.editedAt?.toISOString() ?? null,
    edits,
    deleted: comment.deletedAt !== null,
    reactions: toApiReactions(comment.reactions),
  };
}

const reactionParams = idParams.extend({ name: reactionNameSchema });
const tags = ['Comments'];

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}/comments',
    summary: 'The comments on an entry, in their order',
    tags,
    request: {
      params: idParams,
      query: pageQuery.extend({
        newest: queryBoolean.optional().openapi({ description: 'The newest first.' }),
        since: queryTime.optional(),
      }),
    },
    responses: { 200: jsonResponse(makeListSchema(commentSchema), 'Comments') },
  }),
  add: createRoute({
    method: 'post',
    path: '/api/v1/entries/{id}/comments',
    summary: 'Comment on an entry',
    tags,
    request: {
      params: idParams,
      ...jsonBody(z.object(commentInput.shape).openapi('NewComment')),
      ...idempotencyHeader,
    },
    responses: { 201: createdResponse(commentSchema, 'The new comment') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/comments/{id}',
    summary: 'A comment',
    tags,
    request: { params: idParams },
    responses: { 200: jsonResponse(commentSchema, 'The comment') },
  }),
  edit: createRoute({
    method: 'patch',
    path: '/api/v1/comments/{id}',
    summary: 'Edit one’s comment',
    tags,
    request: {
      params: idParams,
      ...jsonBody(z.object(commentChange.shape).openapi('CommentChange')),
    },
    responses: { 200: jsonResponse(commentSchema, 'The comment, edited') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/v1/comments/{id}',
    summary: 'Delete a comment; a tombstone keeps its place',
    tags,
    request: { params: idParams },
    responses: { 204: deletedResponse },
  }),
  history: createRoute({
    method: 'get',
    path: '/api/v1/comments/{id}/history',
    summary: 'How a comment has read over time, oldest first',
    tags,
    request: { params: idParams },
    responses: { 200: jsonResponse(makeListSchema(revisionSchema), 'Wordings') },
  }),
  react: createRoute({
    method: 'put',
    path: '/api/v1/comments/{id}/reactions/{name}',
    summary: 'React to a comment',
    tags,
    request: { params: reactionParams },
    responses: { 200: jsonResponse(commentSchema, 'The comment') },
  }),
  unreact: createRoute({
    method: 'delete',
    path: '/api/v1/comments/{id}/reactions/{name}',
    summary: 'Take a reaction back',
    tags,
    request: { params: reactionParams },
    responses: { 204: deletedResponse },
  }),
};

export function addCommentRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;
  const find = async (c: ApiContext, id: string) =>
    toApiComment(await getComment(context, c.var.viewer, id), c.var.origin);

  api.openapi(routes.list, async (c) => {
    const { since, ...filter } = c.req.valid('query');
    const { id } = c.req.valid('param');
    const after = since === undefined ? undefined : new Date(since);
    const page = await listComments(context, c.var.viewer, id, { ...filter, since: after });
    return respondWithList(c, page, (comment) => toApiComment(comment, c.var.origin));
  });

  api.openapi(routes.add, async (c) => {
    const viewer = requirePerson(c);
    const idempotent = await withIdempotencyKey(c, doorContext);
    const entry = c.req.valid('param').id;
    const { id, comment } = await addComment(idempotent, viewer, entry, c.req.valid('json'));
    const location = `${c.var.origin}/api/v1/comments/${id}`;
    const answer = comment ? toApiComment(comment, c.var.origin) : await find(c, id);
    return c.json(answer, 201, { Location: location });
  });

  api.openapi(routes.get, async (c) => c.json(await find(c, c.req.valid('param').id), 200));

  api.openapi(routes.edit, async (c) => {
    const { id } = c.req.valid('param');
    await editComment(context, requirePerson(c), id, c.req.valid('json'));
    return c.json(await find(c, id), 200);
  });

  api.openapi(routes.remove, async (c) => {
    await deleteComment(context, requirePerson(c), c.req.valid('param').id);
    return c.body(null, 204);
  });

  api.openapi(routes.history, async (c) => {
    const commentId = c.req.valid('param').id;
    const wordings = await listRevisions(context, c.var.viewer, { commentId });
    return c.json(
      { items: wordings.map((one) => toApiRevision(one, c.var.origin)), next: null },
      200,
    );
  });

  api.openapi(routes.react, async (c) => {
    const { id, name } = c.req.valid('param');
    await reactToComment(context, requirePerson(c), id, { name, on: true });
    return c.json(await find(c, id), 200);
  });

  api.openapi(routes.unreact, async (c) => {
    const { id, name } = c.req.valid('param');
    await reactToComment(context, requirePerson(c), id, { name, on: false });
    return c.body(null, 204);
  });
}
