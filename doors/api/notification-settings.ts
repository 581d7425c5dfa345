import { createRoute, z } from '@hono/zod-openapi';
import {
  changeNotificationSettings,
  type FollowView,
  follow,
  followInput,
  getNotificationSettings,
  getSpaceLevel,
  listFollows,
  notificationSettingsInput,
  setSpaceLevel,
  spaceLevelInput,
  unfollow,
} from '../../workplace/notifications/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { makeListSchema } from './pagination.ts';
import { type Api, requirePerson, withIdempotencyKey } from './request-context.ts';
import {
  createdResponse,
  deletedResponse,
  idempotencyHeader,
  jsonResponse,
  strictJsonBody,
} from './route-schemas.ts';
import { spaceNameParams } from './spaces.ts';
import { idParams } from './work-schemas.ts';

const tags = ['Notifications'];

const settingsSchema = z
  .object({
    budget: z.int().openapi({ description: 'How many notifications may reach one in a day.' }),
    quietFrom: z.string().nullable().openapi({ example: '19:00' }),
    quietUntil: z.string().nullable(),
    mail: z.boolean(),
    present: z
      .boolean()
      .openapi({ description: 'Whether others see that one has a conversation open.' }),
    digest: z.enum(['daily', 'weekly', 'never']),
    digestAt: z.string().openapi({ example: '08:00' }),
  })
  .openapi('NotificationSettings');

const followSchema = z
  .object({
    id: z.uuid(),
    type: z.enum(['person', 'space', 'entry', 'lineage', 'tag', 'search']),
    target: z
      .string()
      .openapi({ description: 'A handle, a name, an id, or the words themselves.' }),
    title: z.string(),
    createdAt: z.iso.datetime(),
  })
  .openapi('Follow');

const toApiFollow = (follow: FollowView): z.infer<typeof followSchema> => ({
  ...follow,
  createdAt: follow.createdAt.toISOString(),
});

const levelSchema = z.object(spaceLevelInput.shape).openapi('SpaceLevel');

const routes = {
  get: createRoute({
    method: 'get',
    path: '/api/v1/notification-settings',
    summary: 'How much reaches oneself, and when',
    tags,
    responses: { 200: jsonResponse(settingsSchema, 'One’s own settings') },
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/v1/notification-settings',
    summary: 'Change how much reaches oneself; what is not named stays as it is',
    tags,
    request: strictJsonBody(
      z.object(notificationSettingsInput.shape).openapi('NotificationSettingsChange'),
    ),
    responses: { 200: jsonResponse(settingsSchema, 'One’s own settings') },
  }),
  follows: createRoute({
    method: 'get',
    path: '/api/v1/follows',
    summary: 'What one follows',
    tags,
    responses: { 200: jsonResponse(makeListSchema(followSchema), 'Follows') },
  }),
  follow: createRoute({
    method: 'post',
    path: '/api/v1/follows',
    summary: 'Follow a person, a space, an entry, a lineage, a tag or a search',
    tags,
    request: {
      ...strictJsonBody(z.object(followInput.shape).openapi('NewFollow')),
      ...idempotencyHeader,
    },
    responses: { 201: createdResponse(followSchema, 'The follow') },
  }),
  unfollow: createRoute({
    method: 'delete',
    path: '/api/v1/follows/{id}',
    summary: 'Follow it no more',
    tags,
    request: { params: idParams },
    responses: { 204: deletedResponse },
  }),
  level: createRoute({
    method: 'get',
    path: '/api/v1/spaces/{name}/level',
    summary: 'How much of a space reaches oneself',
    tags,
    request: { params: spaceNameParams },
    responses: { 200: jsonResponse(levelSchema, 'The level') },
  }),
  setLevel: createRoute({
    method: 'put',
    path: '/api/v1/spaces/{name}/level',
    summary: 'Set how much of a space reaches oneself',
    tags,
    request: { params: spaceNameParams, ...strictJsonBody(levelSchema) },
    responses: { 200: jsonResponse(levelSchema, 'The level') },
  }),
};

/** What people chose to hear of, and how much of it. */
export function addNotificationSettingsRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;

  api.openapi(routes.get, async (c) =>
    c.json(await getNotificationSettings(context, requirePerson(c)), 200),
  );

  api.openapi(routes.change, async (c) => {
    await changeNotificationSettings(context, requirePerson(c), c.req.valid('json'));
    return c.json(await getNotificationSettings(context, requirePerson(c)), 200);
  });

  api.openapi(routes.follows, async (c) => {
    const follows = await listFollows(context, requirePerson(c));
    return c.json({ items: follows.map(toApiFollow), next: null }, 200);
  });

  api.openapi(routes.follow, async (c) => {
    const viewer = requirePerson(c);
    const { id } = await follow(
      await withIdempotencyKey(c, doorContext),
      viewer,
      c.req.valid('json'),
    );
    const made = (await listFollows(context, viewer)).find((one) => one.id === id)!;
    const Location = `${c.var.origin}/api/v1/follows/${id}`;
    return c.json(toApiFollow(made), 201, { Location });
  });

  api.openapi(routes.unfollow, async (c) => {
    await unfollow(context, requirePerson(c), c.req.valid('param').id);
    return c.body(null, 204);
  });

  api.openapi(routes.level, async (c) => {
    const { name } = c.req.valid('param');
    return c.json({ level: await getSpaceLevel(context, requirePerson(c), name) }, 200);
  });

  api.openapi(routes.setLevel, async (c) => {
    const { name } = c.req.valid('param');
    await setSpaceLevel(context, requirePerson(c), name, c.req.valid('json'));
    return c.json({ level: await getSpaceLevel(context, requirePerson(c), name) }, 200);
  });
}
