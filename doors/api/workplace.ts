import { createRoute, z } from '@hono/zod-openapi';
import { nameField } from '../../workplace/people/index.ts';
import { findWorkplace, renameWorkplace } from '../../workplace/sign-in/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { type Api, type ApiContext, requirePerson } from './request-context.ts';
import { jsonBody, jsonResponse } from './route-schemas.ts';

const workplaceSchema = z.object({ url: z.url(), name: z.string() }).openapi('Workplace');

const routes = {
  get: createRoute({
    method: 'get',
    path: '/api/v1/workplace',
    summary: 'The workplace',
    tags: ['Workplace'],
    responses: { 200: jsonResponse(workplaceSchema, 'The workplace') },
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/v1/workplace',
    summary: 'Rename the workplace (administrators)',
    tags: ['Workplace'],
    request: jsonBody(z.object({ name: nameField }).openapi('WorkplaceChange')),
    responses: { 200: jsonResponse(workplaceSchema, 'The workplace, renamed') },
  }),
};

export function addWorkplaceRoutes(api: Api, { context }: DoorContext): void {
  const answer = async (c: ApiContext) => {
    const name = (await findWorkplace(context))?.name ?? 'Commonplace';
    return { url: `${c.var.origin}/`, name };
  };

  api.openapi(routes.get, async (c) => c.json(await answer(c), 200));

  api.openapi(routes.change, async (c) => {
    await renameWorkplace(context, requirePerson(c), c.req.valid('json'));
    return c.json(await answer(c), 200);
  });
}
