import { createRoute, z } from '@hono/zod-openapi';
import {
  addUnit,
  changeUnit,
  handlePattern,
  listUnits,
  removeUnit,
  unitChangeInput,
  unitInput,
} from '../../workplace/people/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { ProblemError } from './error-responses.ts';
import { makeListSchema } from './pagination.ts';
import { type Api, type ApiContext, requirePerson, withIdempotencyKey } from './request-context.ts';
import {
  createdResponse,
  deletedResponse,
  idempotencyHeader,
  jsonBody,
  jsonResponse,
} from './route-schemas.ts';

const unitSchema = z
  .object({
    id: z.uuid(),
    url: z.url(),
    handle: z.string(),
    title: z.string(),
    parent: z.string().nullable().openapi({ description: 'Handle of the unit above.' }),
    people: z.int(),
    signsValueModels: z.boolean().openapi({ description: 'Whether its people sign value models.' }),
  })
  .openapi('Unit');

const handleParams = { params: z.object({ handle: z.string().regex(handlePattern) }) };

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/units',
    summary: 'All units by title',
    tags: ['Units'],
    responses: { 200: jsonResponse(makeListSchema(unitSchema), 'Units') },
  }),
  add: createRoute({
    method: 'post',
    path: '/api/v1/units',
    summary: 'Add a unit (administrators)',
    tags: ['Units'],
    request: { ...jsonBody(z.object(unitInput.shape).openapi('NewUnit')), ...idempotencyHeader },
    responses: { 201: createdResponse(unitSchema, 'The new unit') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/units/{handle}',
    summary: 'A unit',
    tags: ['Units'],
    request: handleParams,
    responses: { 200: jsonResponse(unitSchema, 'The unit') },
  }),
};

const changeRoutes = {
  change: createRoute({
    method: 'patch',
    path: '/api/v1/units/{handle}',
    summary: 'Rename a unit, move it, or let its people sign value models (administrators)',
    description:
      'What is not named stays as it is; `parent` null is the top. One unit signs at a time.',
    tags: ['Units'],
    request: {
      ...handleParams,
      ...jsonBody(z.object(unitChangeInput.shape).openapi('UnitChange')),
    },
    responses: { 200: jsonResponse(unitSchema, 'The unit, changed') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/v1/units/{handle}',
    summary: 'Remove a unit to which nobody and nothing belongs (administrators)',
    tags: ['Units'],
    request: handleParams,
    responses: { 204: deletedResponse },
  }),
};

export function addUnitRoutes(api: Api, doorContext: DoorContext): void {
  const all = async (c: ApiContext) => {
    const found = await listUnits(doorContext.context, c.var.viewer);
    const below = `${c.var.origin}/people?unit=`;
    return found.map((unit) => ({ ...unit, url: below + unit.handle }));
  };

  api.openapi(routes.list, async (c) => c.json({ items: await all(c), next: null }, 200));

  api.openapi(routes.add, async (c) => {
    const viewer = requirePerson(c);
    const { id } = await addUnit(
      await withIdempotencyKey(c, doorContext),
      viewer,
      c.req.valid('json'),
    );
    const unit = (await all(c)).find((one) => one.id === id)!;
    return c.json(unit, 201, { Location: `${c.var.origin}/api/v1/units/${unit.handle}` });
  });

  const find = async (c: ApiContext, handle: string) => {
    const unit = (await all(c)).find((one) => one.handle === handle);
    if (!unit) throw new ProblemError('notFound');
    return unit;
  };

  api.openapi(routes.get, async (c) => c.json(await find(c, c.req.valid('param').handle), 200));

  api.openapi(changeRoutes.change, async (c) => {
    const { handle } = c.req.valid('param');
    await changeUnit(doorContext.context, requirePerson(c), handle, c.req.valid('json'));
    return c.json(await find(c, handle), 200);
  });

  api.openapi(changeRoutes.remove, async (c) => {
    await removeUnit(doorContext.context, requirePerson(c), c.req.valid('param').handle);
    return c.body(null, 204);
  });
}
