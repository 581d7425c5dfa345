import { createRoute, z } from '@hono/zod-openapi';
import { nameField } from '../../workplace/people/rules.ts';
import { findWorkplace, renameWorkplace } from '../../workplace/sign-in/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, type Asked, personAsking } from './asking.ts';
import { body, json } from './routes.ts';

const workplaceShape = z.object({ url: z.url(), name: z.string() }).openapi('Workplace');

const routes = {
  get: createRoute({
    method: 'get',
    path: '/api/v1/workplace',
    summary: 'The workplace',
    tags: ['Workplace'],
    responses: { 200: json(workplaceShape, 'The workplace') },
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/v1/workplace',
    summary: 'Rename the workplace (administrators)',
    tags: ['Workplace'],
    request: body(z.object({ name: nameField }).openapi('WorkplaceChange')),
    responses: { 200: json(workplaceShape, 'The workplace, renamed') },
  }),
};

export function workplaceItself(api: Api, { workplace }: Doorway): void {
  const answer = async (c: Asked) => {
    const name = (await findWorkplace(workplace))?.name ?? 'Commonplace';
    return { url: `${c.var.origin}/`, name };
  };

  api.openapi(routes.get, async (c) => c.json(await answer(c), 200));

  api.openapi(routes.change, async (c) => {
    await renameWorkplace(workplace, personAsking(c), c.req.valid('json'));
    return c.json(await answer(c), 200);
  });
}
