import { createRoute, z } from '@hono/zod-openapi';
import {
  addLink,
  correctionInput,
  correctWork,
  getCorrection,
  getLink,
  linkInput,
  listCorrections,
  listLinks,
  listOpenFlags,
  removeLink,
  settleFlag,
  settlementInput,
} from '../../workplace/lineage/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import {
  correctionSchema,
  flagSchema,
  linkSchema,
  toApiCorrection,
  toApiFlag,
  toApiLink,
} from './lineage-schemas.ts';
import { makeListSchema, pageQuery, respondWithList } from './pagination.ts';
import { type Api, type ApiContext, requirePerson, withIdempotencyKey } from './request-context.ts';
import {
  createdResponse,
  deletedResponse,
  idempotencyHeader,
  jsonBody,
  jsonResponse,
} from './route-schemas.ts';
import { idParams } from './work-schemas.ts';

const tags = ['Lineage'];
const linkParams = idParams;
const newLinkBody = jsonBody(z.object(linkInput.shape).openapi('NewLink'));
const newCorrectionBody = jsonBody(z.object(correctionInput.shape).openapi('NewCorrection'));
const settlementBody = jsonBody(z.object(settlementInput.shape).openapi('Settlement'));

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}/links',
    summary: 'Links from an entry and its comments, and to them, newest first',
    tags,
    request: { params: linkParams, query: pageQuery },
    responses: { 200: jsonResponse(makeListSchema(linkSchema), 'Links') },
  }),
  add: createRoute({
    method: 'post',
    path: '/api/v1/entries/{id}/links',
    summary: 'Say what an entry builds on, departs from, supersedes or answers',
    description:
      'A `source` is an id or the address of an entry or comment, or of a page elsewhere. Departing needs a `reason`. Superseding corrects the source.',
    tags,
    request: { params: linkParams, ...newLinkBody, ...idempotencyHeader },
    responses: { 201: createdResponse(linkSchema, 'The link') },
  }),
  addToComment: createRoute({
    method: 'post',
    path: '/api/v1/comments/{id}/links',
    summary: 'Say what a comment builds on, departs from or answers',
    tags,
    request: { params: linkParams, ...newLinkBody, ...idempotencyHeader },
    responses: { 201: createdResponse(linkSchema, 'The link') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/links/{id}',
    summary: 'A link',
    tags,
    request: { params: linkParams },
    responses: { 200: jsonResponse(linkSchema, 'The link') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/v1/links/{id}',
    summary: 'Take a link back',
    description: 'One that stands in the text goes by an edit of the text.',
    tags,
    request: { params: linkParams },
    responses: { 204: deletedResponse },
  }),
  corrections: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}/corrections',
    summary: 'Corrections of an entry and its comments, newest first',
    tags,
    request: { params: linkParams, query: pageQuery },
    responses: { 200: jsonResponse(makeListSchema(correctionSchema), 'Corrections') },
  }),
  correct: createRoute({
    method: 'post',
    path: '/api/v1/entries/{id}/corrections',
    summary: 'Say that an entry was wrong; every work made on it is flagged',
    tags,
    request: { params: linkParams, ...newCorrectionBody, ...idempotencyHeader },
    responses: { 201: jsonResponse(correctionSchema, 'The correction') },
  }),
  correctComment: createRoute({
    method: 'post',
    path: '/api/v1/comments/{id}/corrections',
    summary: 'Say that a comment was wrong; every work made on it is flagged',
    tags,
    request: { params: linkParams, ...newCorrectionBody, ...idempotencyHeader },
    responses: { 201: jsonResponse(correctionSchema, 'The correction') },
  }),
  flags: createRoute({
    method: 'get',
    path: '/api/v1/flags',
    summary: 'One’s own works to look at again, newest first',
    tags,
    request: { query: pageQuery },
    responses: { 200: jsonResponse(makeListSchema(flagSchema), 'Open flags') },
  }),
  settle: createRoute({
    method: 'put',
    path: '/api/v1/flags/{id}/settlement',
    summary: 'Settle a flag: the work still holds (`confirmed`), or was `changed`',
    tags,
    request: { params: linkParams, ...settlementBody },
    responses: { 204: { description: 'It is settled.' } },
  }),
};

/** What works came from, and what follows when a source turns out wrong. */
export function addLinkAndCorrectionRoutes(api: Api, doorContext: DoorContext): void {
  addLinkRoutes(api, doorContext);
  addCorrectionRoutes(api, doorContext);
  addFlagRoutes(api, doorContext);
}

function addLinkRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;
  const find = async (c: ApiContext, id: string) =>
    toApiLink(await getLink(context, c.var.viewer, id), c.var.origin);
  const makeLocation = (c: ApiContext, id: string) => ({
    Location: `${c.var.origin}/api/v1/links/${id}`,
  });

  api.openapi(routes.list, async (c) => {
    const { id } = c.req.valid('param');
    const page = await listLinks(context, c.var.viewer, id, c.req.valid('query'));
    return respondWithList(c, page, (link) => toApiLink(link, c.var.origin));
  });

  api.openapi(routes.add, async (c) => {
    const from = { entryId: c.req.valid('param').id };
    const idempotent = await withIdempotencyKey(c, doorContext);
    const { id } = await addLink(idempotent, requirePerson(c), from, c.req.valid('json'));
    return c.json(await find(c, id), 201, makeLocation(c, id));
  });

  api.openapi(routes.addToComment, async (c) => {
    const from = { commentId: c.req.valid('param').id };
    const idempotent = await withIdempotencyKey(c, doorContext);
    const { id } = await addLink(idempotent, requirePerson(c), from, c.req.valid('json'));
    return c.json(await find(c, id), 201, makeLocation(c, id));
  });

  api.openapi(routes.get, async (c) => c.json(await find(c, c.req.valid('param').id), 200));

  api.openapi(routes.remove, async (c) => {
    await removeLink(context, requirePerson(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}

function addCorrectionRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;
  const find = async (c: ApiContext, id: string) =>
    toApiCorrection(await getCorrection(context, c.var.viewer, id), c.var.origin);

  api.openapi(routes.corrections, async (c) => {
    const { id } = c.req.valid('param');
    const page = await listCorrections(context, c.var.viewer, id, c.req.valid('query'));
    return respondWithList(c, page, (correction) => toApiCorrection(correction, c.var.origin));
  });

  api.openapi(routes.correct, async (c) => {
    const target = { entryId: c.req.valid('param').id };
    const idempotent = await withIdempotencyKey(c, doorContext);
    const { id } = await correctWork(idempotent, requirePerson(c), target, c.req.valid('json'));
    return c.json(await find(c, id), 201);
  });

  api.openapi(routes.correctComment, async (c) => {
    const target = { commentId: c.req.valid('param').id };
    const idempotent = await withIdempotencyKey(c, doorContext);
    const { id } = await correctWork(idempotent, requirePerson(c), target, c.req.valid('json'));
    return c.json(await find(c, id), 201);
  });
}

function addFlagRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(routes.flags, async (c) => {
    const page = await listOpenFlags(context, requirePerson(c), c.req.valid('query'));
    return respondWithList(c, page, (flag) => toApiFlag(flag, c.var.origin));
  });

  api.openapi(routes.settle, async (c) => {
    await settleFlag(context, requirePerson(c), c.req.valid('param').id, c.req.valid('json'));
    return c.body(null, 204);
  });
}
