import { createRoute, z } from '@hono/zod-openapi';
import {
  archiveSpace,
  changeSpace,
  getSpace,
  listSpaces,
  openSpace,
  type SpaceView,
} from '../../workplace/spaces/index.ts';
import { spaceChange, spaceInput, spaceNamePattern } from '../../workplace/spaces/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, type Asked, personAsking, workplaceFor } from './asking.ts';
import { answerList, listOf, pageQuery, yesOrNo } from './lists.ts';
import { body, created, gone, json, once } from './routes.ts';

const spaceShape = z
  .object({
    id: z.uuid(),
    url: z.url(),
    name: z.string(),
    title: z.string(),
    purpose: z.string(),
    audience: z.enum(['open', 'closed', 'public']),
    role: z.enum(['member', 'steward']).nullable().openapi({ description: 'One’s own role.' }),
    entries: z.int(),
    people: z.int(),
    archived: z.boolean(),
    createdAt: z.iso.datetime(),
    archivedAt: z.iso.datetime().nullable(),
    lastAt: z.iso.datetime().nullable().openapi({ description: 'When its last entry came.' }),
  })
  .openapi('Space');

export const nameParam = z.object({ name: z.string().regex(spaceNamePattern) });

function spaceOf(space: SpaceView, origin: string): z.infer<typeof spaceShape> {
  return {
    ...space,
    url: `${origin}/spaces/${space.name}`,
    archived: space.archivedAt !== null,
    createdAt: space.createdAt.toISOString(),
    archivedAt: space.archivedAt?.toISOString() ?? null,
    lastAt: space.lastAt?.toISOString() ?? null,
  };
}

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/spaces',
    summary: 'Spaces by title',
    tags: ['Spaces'],
    request: {
      query: pageQuery.extend({
        archived: yesOrNo.optional().openapi({ description: 'Also those that are over.' }),
      }),
    },
    responses: { 200: json(listOf(spaceShape), 'Spaces') },
  }),
  open: createRoute({
    method: 'post',
    path: '/api/v1/spaces',
    summary: 'Open a space',
    tags: ['Spaces'],
    request: { ...body(z.object(spaceInput.shape).openapi('NewSpace')), ...once },
    responses: { 201: created(spaceShape, 'The new space') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/spaces/{name}',
    summary: 'A space',
    tags: ['Spaces'],
    request: { params: nameParam },
    responses: { 200: json(spaceShape, 'The space') },
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/v1/spaces/{name}',
    summary: 'Change a space (its stewards)',
    tags: ['Spaces'],
    request: { params: nameParam, ...body(z.object(spaceChange.shape).openapi('SpaceChange')) },
    responses: { 200: json(spaceShape, 'The space, changed') },
  }),
  archive: createRoute({
    method: 'put',
    path: '/api/v1/spaces/{name}/archive',
    summary: 'Archive a space: it is read, and no longer written in',
    tags: ['Spaces'],
    request: { params: nameParam },
    responses: { 200: json(spaceShape, 'The space, archived') },
  }),
  unarchive: createRoute({
    method: 'delete',
    path: '/api/v1/spaces/{name}/archive',
    summary: 'Take a space out of the archive',
    tags: ['Spaces'],
    request: { params: nameParam },
    responses: { 204: gone },
  }),
};

export function spaces(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;
  const find = async (c: Asked, name: string) =>
    spaceOf(await getSpace(workplace, c.var.viewer, name), c.var.origin);

  api.openapi(routes.list, async (c) => {
    const page = await listSpaces(workplace, c.var.viewer, c.req.valid('query'));
    return answerList(c, page, (space) => spaceOf(space, c.var.origin));
  });

  api.openapi(routes.open, async (c) => {
    const viewer = personAsking(c);
    const { name } = await openSpace(await workplaceFor(c, doorway), viewer, c.req.valid('json'));
    const location = `${c.var.origin}/api/v1/spaces/${name}`;
    return c.json(await find(c, name), 201, { Location: location });
  });

  api.openapi(routes.get, async (c) => c.json(await find(c, c.req.valid('param').name), 200));

  api.openapi(routes.change, async (c) => {
    const { name } = c.req.valid('param');
    await changeSpace(workplace, personAsking(c), name, c.req.valid('json'));
    return c.json(await find(c, name), 200);
  });

  api.openapi(routes.archive, async (c) => {
    const { name } = c.req.valid('param');
    await archiveSpace(workplace, personAsking(c), name);
    return c.json(await find(c, name), 200);
  });

  api.openapi(routes.unarchive, async (c) => {
    await archiveSpace(workplace, personAsking(c), c.req.valid('param').name, false);
    return c.body(null, 204);
  });
}
