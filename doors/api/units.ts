import { createRoute, z } from '@hono/zod-openapi';
import { addUnit, listUnits } from '../../workplace/people/index.ts';
import { handlePattern, unitInput } from '../../workplace/people/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, type Asked, personAsking, workplaceFor } from './asking.ts';
import { listOf } from './lists.ts';
import { Problem } from './problems.ts';
import { body, created, json, once } from './routes.ts';

const unitShape = z
  .object({
    id: z.uuid(),
    url: z.url(),
    handle: z.string(),
    title: z.string(),
    parent: z.string().nullable().openapi({ description: 'Handle of the unit above.' }),
    people: z.int(),
  })
  .openapi('Unit');

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
    request: { params: z.object({ handle: z.string().regex(handlePattern) }) },
    responses: { 200: json(unitShape, 'The unit') },
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

  api.openapi(routes.get, async (c) => {
    const { handle } = c.req.valid('param');
    const unit = (await all(c)).find((one) => one.handle === handle);
    if (!unit) throw new Problem('notFound');
    return c.json(unit, 200);
  });
}
