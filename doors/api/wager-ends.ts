import { createRoute, z } from '@hono/zod-openapi';
import { amendmentInput, endInput } from '../../workplace/wagers/core/index.ts';
import {
  addEnd,
  amendWager,
  changeEnd,
  commitWager,
  listSeals,
  removeEnd,
} from '../../workplace/wagers/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { makeListSchema } from './pagination.ts';
import { type Api, requirePerson, withIdempotencyKey } from './request-context.ts';
import {
  createdResponse,
  deletedResponse,
  idempotencyHeader,
  jsonBody,
  jsonResponse,
} from './route-schemas.ts';
import { sealSchema, toApiSeal, wagerSchema } from './wager-schemas.ts';
import { getApiWager, getWagerLocation } from './wagers.ts';
import { idParams } from './work-schemas.ts';

const tags = ['Wagers'];
const endParams = idParams.extend({ end: z.uuid() });
const endBody = jsonBody(z.object(endInput.shape).openapi('NewEnd'));

const routes = {
  add: createRoute({
    method: 'post',
    path: '/api/v1/wagers/{id}/ends',
    summary: 'Say what would be different, and how that is observed',
    description: 'From the model on. What counts our own doings is no end, and is refused.',
    tags,
    request: { params: idParams, ...endBody, ...idempotencyHeader },
    responses: { 201: createdResponse(wagerSchema, 'The wager with the new end') },
  }),
  change: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/ends/{end}',
    summary: 'Say an end anew, until it is sealed',
    description: 'With all its measures; those that keep their `id` are changed.',
    tags,
    request: { params: endParams, ...endBody },
    responses: { 200: jsonResponse(wagerSchema, 'The wager') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/v1/wagers/{id}/ends/{end}',
    summary: 'Take an end back that was not sealed',
    tags,
    request: { params: endParams },
    responses: { 204: deletedResponse },
  }),
  commit: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/commitment',
    summary: 'Commit to the ends of one’s wager: all that it expects is sealed',
    description:
      'Refused where a measure could not come out both ways: without a baseline, a target or a day, or with a target that is met already.',
    tags,
    request: { params: idParams, ...jsonBody(z.object({}).openapi('Commitment'), false) },
    responses: { 200: jsonResponse(wagerSchema, 'The wager, committed') },
  }),
  amend: createRoute({
    method: 'post',
    path: '/api/v1/wagers/{id}/amendments',
    summary: 'Amend what was sealed, with the reason',
    description:
      'Only what is named changes; `ends` are all ends as they are to be. The earlier seal stays.',
    tags,
    request: {
      params: idParams,
      ...jsonBody(z.object(amendmentInput.shape).openapi('NewAmendment')),
      ...idempotencyHeader,
    },
    responses: { 201: createdResponse(wagerSchema, 'The wager, amended') },
  }),
  seals: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/seals',
    summary: 'The seals of a wager, the commitment first',
    tags,
    request: { params: idParams },
    responses: { 200: jsonResponse(makeListSchema(sealSchema), 'Seals') },
  }),
};

/** The ends of wagers, and what is sealed of them. */
export function addWagerEndRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;

  api.openapi(routes.add, async (c) => {
    const { id } = c.req.valid('param');
    const viewer = requirePerson(c);
    await addEnd(await withIdempotencyKey(c, doorContext), viewer, id, c.req.valid('json'));
    return c.json(await getApiWager(c, doorContext, id), 201, getWagerLocation(c, id));
  });

  api.openapi(routes.change, async (c) => {
    const { id, end } = c.req.valid('param');
    await changeEnd(context, requirePerson(c), id, end, c.req.valid('json'));
    return c.json(await getApiWager(c, doorContext, id), 200);
  });

  api.openapi(routes.remove, async (c) => {
    const { id, end } = c.req.valid('param');
    await removeEnd(context, requirePerson(c), id, end);
    return c.body(null, 204);
  });

  api.openapi(routes.commit, async (c) => {
    const { id } = c.req.valid('param');
    await commitWager(context, requirePerson(c), id);
    return c.json(await getApiWager(c, doorContext, id), 200);
  });

  api.openapi(routes.amend, async (c) => {
    const { id } = c.req.valid('param');
    const viewer = requirePerson(c);
    await amendWager(await withIdempotencyKey(c, doorContext), viewer, id, c.req.valid('json'));
    return c.json(await getApiWager(c, doorContext, id), 201, getWagerLocation(c, id));
  });

  api.openapi(routes.seals, async (c) => {
    const seals = await listSeals(context, c.var.viewer, c.req.valid('param').id);
    return c.json({ items: seals.map(toApiSeal), next: null }, 200);
  });
}
