import { createRoute, z } from '@hono/zod-openapi';
import { spaceNamePattern } from '../../workplace/access/index.ts';
import {
  archiveSpace,
  changeSpace,
  getSpace,
  listSpaces,
  openSpace,
  type SpaceView,
  spaceChangeInput,
  spaceInput,
} from '../../workplace/spaces/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { makeListSchema, pageQuery, queryBoolean, respondWithList } from './pagination.ts';
import { type Api, type ApiContext, requirePerson, withIdempotencyKey } from './request-context.ts';
import {
  createdResponse,
  deletedResponse,
  idempotencyHeader,
  jsonBody,
  jsonResponse,
} from './route-schemas.ts';

const spaceSchema = z
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

export const spaceNameParams = z.object({ name: z.string().regex(spaceNamePattern) });

function toApiSpace(space: SpaceView, origin: string): z.infer<typeof spaceSchema> {
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
        archived: queryBoolean.optional().openapi({ description: 'Also those that are over.' }),
      }),
    },
    responses: { 200: jsonResponse(makeListSchema(spaceSchema), 'Spaces') },
  }),
  open: createRoute({
    method: 'post',
    path: '/api/v1/spaces',
    summary: 'Open a space',
    tags: ['Spaces'],
    request: { ...jsonBody(z.object(spaceInput.shape).openapi('NewSpace')), ...idempotencyHeader },
    responses: { 201: createdResponse(spaceSchema, 'The new space') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/spaces/{name}',
    summary: 'A space',
    tags: ['Spaces'],
    request: { params: spaceNameParams },
    responses: { 200: jsonResponse(spaceSchema, 'The space') },
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/v1/spaces/{name}',
    summary: 'Change a space (its stewards)',
    tags: ['Spaces'],
    request: {
      params: spaceNameParams,
      ...jsonBody(z.object(spaceChangeInput.shape).openapi('SpaceChange')),
    },
    responses: { 200: jsonResponse(spaceSchema, 'The space, changed') },
  }),
  archive: createRoute({
    method: 'put',
    path: '/api/v1/spaces/{name}/archive',
    summary: 'Archive a space: it is read, and no longer written in',
    tags: ['Spaces'],
    request: { params: spaceNameParams },
    responses: { 200: jsonResponse(spaceSchema, 'The space, archived') },
  }),
  unarchive: createRoute({
    method: 'delete',
    path: '/api/v1/spaces/{name}/archive',
    summary: 'Take a space out of the archive',
    tags: ['Spaces'],
    request: { params: spaceNameParams },
    responses: { 204: deletedResponse },
  }),
};

export function addSpaceRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;
  const find = async (c: ApiContext, name: string) =>
    toApiSpace(await getSpace(context, c.var.viewer, name), c.var.origin);

  api.openapi(routes.list, async (c) => {
    const page = await listSpaces(context, c.var.viewer, c.req.valid('query'));
    return respondWithList(c, page, (space) => toApiSpace(space, c.var.origin));
  });

  api.openapi(routes.open, async (c) => {
    const viewer = requirePerson(c);
    const { name } = await openSpace(
      await withIdempotencyKey(c, doorContext),
      viewer,
      c.req.valid('json'),
    );
    const location = `${c.var.origin}/api/v1/spaces/${name}`;
    return c.json(await find(c, name), 201, { Location: location });
  });

  api.openapi(routes.get, async (c) => c.json(await find(c, c.req.valid('param').name), 200));

  api.openapi(routes.change, async (c) => {
    const { name } = c.req.valid('param');
    await changeSpace(context, requirePerson(c), name, c.req.valid('json'));
    return c.json(await find(c, name), 200);
  });

  api.openapi(routes.archive, async (c) => {
    const { name } = c.req.valid('param');
    await archiveSpace(context, requirePerson(c), name);
    return c.json(await find(c, name), 200);
  });

  api.openapi(routes.unarchive, async (c) => {
    await archiveSpace(context, requirePerson(c), c.req.valid('param').name, false);
    return c.body(null, 204);
  });
}
