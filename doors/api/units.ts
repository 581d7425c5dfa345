import { createRoute, z } from '@hono/zod-openapi';
import { addUnit, changeUnit, listUnits, removeUnit } from '../../workplace/people/index.ts';
import { handlePattern, unitChange, unitInput } from '../../workplace/people/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, type Asked, personAsking, workplaceFor } from './asking.ts';
import { listOf } from './lists.ts';
import { Problem } from './problems.ts';
import { body, created, gone, json, once } from './routes.ts';

const unitShape = z
  .object({
    id: z.uuid(),
    url: z.url(),
    handle: z.string(),
    title: z.string(),
    parent: z.string().nullable().openapi({ description: 'Handle of the unit above.' }),
    people: z.int(),
    signs: z.boolean().openapi({ description: 'Whether its people sign value models.' }),
  })
  .openapi('Unit');

const handleParam = { params: z.object({ handle: z.string().regex(handlePattern) }) };

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/units',
    summary: 'All units by title',
    tags: ['Units'],
    responses: { 200: json(listOf(unitShape), 'Units') },
  }),
  add: createRoute({
    method: 'post',
    path: '/api/v1/units',
    summary: 'Add a unit (administrators)',
    tags: ['Units'],
    request: { ...body(z.object(unitInput.shape).openapi('NewUnit')), ...once },
    responses: { 201: created(unitShape, 'The new unit') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/units/{handle}',
    summary: 'A unit',
    tags: ['Units'],
    request: handleParam,
    responses: { 200: json(unitShape, 'The unit') },
  }),
};

const changes = {
  change: createRoute({
    method: 'patch',
    path: '/api/v1/units/{handle}',
    summary: 'Rename a unit, move it, or let its people sign value models (administrators)',
    description:
      'What is not named stays as it is; `parent` null is the top. One unit signs at a time.',
    tags: ['Units'],
    request: { ...handleParam, ...body(z.object(unitChange.shape).openapi('UnitChange')) },
    responses: { 200: json(unitShape, 'The unit, changed') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/v1/units/{handle}',
    summary: 'Remove a unit to which nobody and nothing belongs (administrators)',
    tags: ['Units'],
    request: handleParam,
    responses: { 204: gone },
  }),
};

export function units(api: Api, doorway: Doorway): void {
  const all = async (c: Asked) => {
    const found = await listUnits(doorway.workplace, c.var.viewer);
    const below = `${c.var.origin}/people?unit=`;
    return found.map((unit) => ({ ...unit, url: below + unit.handle }));
  };

  api.openapi(routes.list, async (c) => c.json({ items: await all(c), next: null }, 200));

  api.openapi(routes.add, async (c) => {
    const viewer = personAsking(c);
    const { id } = await addUnit(await workplaceFor(c, doorway), viewer, c.req.valid('json'));
    const unit = (await all(c)).find((one) => one.id === id)!;
    return c.json(unit, 201, { Location: `${c.var.origin}/api/v1/units/${unit.handle}` });
  });

  const find = async (c: Asked, handle: string) => {
    const unit = (await all(c)).find((one) => one.handle === handle);
    if (!unit) throw new Problem('notFound');
    return unit;
  };

  api.openapi(routes.get, async (c) => c.json(await find(c, c.req.valid('param').handle), 200));

  api.openapi(changes.change, async (c) => {
    const { handle } = c.req.valid('param');
    await changeUnit(doorway.workplace, personAsking(c), handle, c.req.valid('json'));
    return c.json(await find(c, handle), 200);
  });

  api.openapi(changes.remove, async (c) => {
    await removeUnit(doorway.workplace, personAsking(c), c.req.valid('param').handle);
    return c.body(null, 204);
  });
}
