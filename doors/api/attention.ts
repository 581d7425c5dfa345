import { createRoute, z } from '@hono/zod-openapi';
import {
  changeAttention,
  type FollowView,
  follow,
  getAttention,
  getLevel,
  listFollows,
  setLevel,
  unfollow,
} from '../../workplace/attention/index.ts';
import { attentionInput, followInput, levelInput } from '../../workplace/attention/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking, workplaceFor } from './asking.ts';
import { listOf } from './lists.ts';
import { created, exactBody, gone, json, once } from './routes.ts';
import { nameParam } from './spaces.ts';
import { idParam } from './works.ts';

const tags = ['Attention'];

const attentionShape = z
  .object({
    budget: z.int().openapi({ description: 'How many notices may reach one in a day.' }),
    quietFrom: z.string().nullable().openapi({ example: '19:00' }),
    quietUntil: z.string().nullable(),
    mail: z.boolean(),
    present: z
      .boolean()
      .openapi({ description: 'Whether others see that one has a conversation open.' }),
    digest: z.enum(['daily', 'weekly', 'never']),
    digestAt: z.string().openapi({ example: '08:00' }),
  })
  .openapi('Attention');

const followShape = z
  .object({
    id: z.uuid(),
    what: z.enum(['person', 'space', 'entry', 'lineage', 'tag', 'search']),
    of: z.string().openapi({ description: 'A handle, a name, an id, or the words themselves.' }),
    title: z.string(),
    createdAt: z.iso.datetime(),
  })
  .openapi('Follow');

const followOf = (one: FollowView): z.infer<typeof followShape> => ({
  ...one,
  createdAt: one.createdAt.toISOString(),
});

const levelShape = z.object(levelInput.shape).openapi('SpaceLevel');

const routes = {
  get: createRoute({
    method: 'get',
    path: '/api/v1/attention',
    summary: 'How much reaches oneself, and when',
    tags,
    responses: { 200: json(attentionShape, 'One’s own settings') },
  }),
  change: createRoute({
    method: 'patch',
    path: '/api/v1/attention',
    summary: 'Change how much reaches oneself; what is not named stays as it is',
    tags,
    request: exactBody(z.object(attentionInput.shape).openapi('NewAttention')),
    responses: { 200: json(attentionShape, 'One’s own settings') },
  }),
  follows: createRoute({
    method: 'get',
    path: '/api/v1/follows',
    summary: 'What one follows',
    tags,
    responses: { 200: json(listOf(followShape), 'Follows') },
  }),
  follow: createRoute({
    method: 'post',
    path: '/api/v1/follows',
    summary: 'Follow a person, a space, an entry, a lineage, a tag or a search',
    tags,
    request: { ...exactBody(z.object(followInput.shape).openapi('NewFollow')), ...once },
    responses: { 201: created(followShape, 'The follow') },
  }),
  unfollow: createRoute({
    method: 'delete',
    path: '/api/v1/follows/{id}',
    summary: 'Follow it no more',
    tags,
    request: { params: idParam },
    responses: { 204: gone },
  }),
  level: createRoute({
    method: 'get',
    path: '/api/v1/spaces/{name}/level',
    summary: 'How much of a space reaches oneself',
    tags,
    request: { params: nameParam },
    responses: { 200: json(levelShape, 'The level') },
  }),
  setLevel: createRoute({
    method: 'put',
    path: '/api/v1/spaces/{name}/level',
    summary: 'Set how much of a space reaches oneself',
    tags,
    request: { params: nameParam, ...exactBody(levelShape) },
    responses: { 200: json(levelShape, 'The level') },
  }),
};

/** What people chose to hear of, and how much of it. */
export function attention(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;

  api.openapi(routes.get, async (c) => c.json(await getAttention(workplace, personAsking(c)), 200));

  api.openapi(routes.change, async (c) => {
    await changeAttention(workplace, personAsking(c), c.req.valid('json'));
    return c.json(await getAttention(workplace, personAsking(c)), 200);
  });

  api.openapi(routes.follows, async (c) => {
    const found = await listFollows(workplace, personAsking(c));
    return c.json({ items: found.map(followOf), next: null }, 200);
  });

  api.openapi(routes.follow, async (c) => {
    const viewer = personAsking(c);
    const { id } = await follow(await workplaceFor(c, doorway), viewer, c.req.valid('json'));
    const made = (await listFollows(workplace, viewer)).find((one) => one.id === id)!;
    const Location = `${c.var.origin}/api/v1/follows/${id}`;
    return c.json(followOf(made), 201, { Location });
  });

  api.openapi(routes.unfollow, async (c) => {
    await unfollow(workplace, personAsking(c), c.req.valid('param').id);
    return c.body(null, 204);
  });

  api.openapi(routes.level, async (c) => {
    const { name } = c.req.valid('param');
    return c.json({ level: await getLevel(workplace, personAsking(c), name) }, 200);
  });

  api.openapi(routes.setLevel, async (c) => {
    const { name } = c.req.valid('param');
    await setLevel(workplace, personAsking(c), name, c.req.valid('json'));
    return c.json({ level: await getLevel(workplace, personAsking(c), name) }, 200);
  });
}
