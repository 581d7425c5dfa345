import { createRoute, z } from '@hono/zod-openapi';
import {
  addEnd,
  amendWager,
  changeEnd,
  commitWager,
  listSeals,
  removeEnd,
} from '../../workplace/wagers/index.ts';
import { amendmentInput, endInput } from '../../workplace/wagers/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking, workplaceFor } from './asking.ts';
import { listOf } from './lists.ts';
import { body, created, gone, json, once } from './routes.ts';
import { sealOf, sealShape, wagerShape } from './wager-shapes.ts';
import { at, wagerAt } from './wagers.ts';
import { idParam } from './works.ts';

const tags = ['Wagers'];
const endParam = idParam.extend({ end: z.uuid() });
const endBody = body(z.object(endInput.shape).openapi('NewEnd'));

const routes = {
  add: createRoute({
    method: 'post',
    path: '/api/v1/wagers/{id}/ends',
    summary: 'Say what would be different, and how that is observed',
    description: 'From the model on. What counts our own doings is no end, and is refused.',
    tags,
    request: { params: idParam, ...endBody, ...once },
    responses: { 201: created(wagerShape, 'The wager with the new end') },
  }),
  change: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/ends/{end}',
    summary: 'Say an end anew, until it is sealed',
    description: 'With all its measures; those that keep their `id` are changed.',
    tags,
    request: { params: endParam, ...endBody },
    responses: { 200: json(wagerShape, 'The wager') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/v1/wagers/{id}/ends/{end}',
    summary: 'Take an end back that was not sealed',
    tags,
    request: { params: endParam },
    responses: { 204: gone },
  }),
  commit: createRoute({
    method: 'put',
    path: '/api/v1/wagers/{id}/commitment',
    summary: 'Commit to the ends of one’s wager: all that it expects is sealed',
    description:
      'Refused where a measure could not come out both ways: without a baseline, a target or a day, or with a target that is met already.',
    tags,
    request: { params: idParam, ...body(z.object({}).openapi('Commitment'), false) },
    responses: { 200: json(wagerShape, 'The wager, committed') },
  }),
  amend: createRoute({
    method: 'post',
    path: '/api/v1/wagers/{id}/amendments',
    summary: 'Amend what was sealed, with the reason',
    description:
      'Only what is named changes; `ends` are all ends as they are to be. The earlier seal stays.',
    tags,
    request: {
      params: idParam,
      ...body(z.object(amendmentInput.shape).openapi('NewAmendment')),
      ...once,
    },
    responses: { 201: created(wagerShape, 'The wager, amended') },
  }),
  seals: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/seals',
    summary: 'The seals of a wager, the commitment first',
    tags,
    request: { params: idParam },
    responses: { 200: json(listOf(sealShape), 'Seals') },
  }),
};

/** The ends of wagers, and what is sealed of them. */
export function wagerEnds(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;

  api.openapi(routes.add, async (c) => {
    const { id } = c.req.valid('param');
    const viewer = personAsking(c);
    await addEnd(await workplaceFor(c, doorway), viewer, id, c.req.valid('json'));
    return c.json(await wagerAt(c, doorway, id), 201, at(c, id));
  });

  api.openapi(routes.change, async (c) => {
    const { id, end } = c.req.valid('param');
    await changeEnd(workplace, personAsking(c), id, end, c.req.valid('json'));
    return c.json(await wagerAt(c, doorway, id), 200);
  });

  api.openapi(routes.remove, async (c) => {
    const { id, end } = c.req.valid('param');
    await removeEnd(workplace, personAsking(c), id, end);
    return c.body(null, 204);
  });

  api.openapi(routes.commit, async (c) => {
    const { id } = c.req.valid('param');
    await commitWager(workplace, personAsking(c), id);
    return c.json(await wagerAt(c, doorway, id), 200);
  });

  api.openapi(routes.amend, async (c) => {
    const { id } = c.req.valid('param');
    const viewer = personAsking(c);
    await amendWager(await workplaceFor(c, doorway), viewer, id, c.req.valid('json'));
    return c.json(await wagerAt(c, doorway, id), 201, at(c, id));
  });

  api.openapi(routes.seals, async (c) => {
    const seals = await listSeals(workplace, c.var.viewer, c.req.valid('param').id);
    return c.json({ items: seals.map(sealOf), next: null }, 200);
  });
}
