import { createRoute, z } from '@hono/zod-openapi';
import { addHook, listHooks, revokeHook, takeReading } from '../../workplace/wagers/index.ts';
import { hookInput, readingInput } from '../../workplace/wagers/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, type Asked, personAsking, workplaceFor } from './asking.ts';
import { listOf } from './lists.ts';
import { measureParam } from './readings.ts';
import { body, gone, json, once } from './routes.ts';
import { idParam } from './works.ts';

const tags = ['Wagers'];

const hookShape = z
  .object({
    id: z.uuid(),
    measure: z.uuid(),
    label: z.string(),
    evidence: z.url(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .openapi('ReadingHook');

const { value, at, note } = readingInput.shape;
const taken = z.object({ value, at, note, evidence: readingInput.shape.evidence.optional() });

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/hooks',
    summary: 'The addresses at which programs hand in readings of one’s wager',
    tags,
    request: { params: idParam },
    responses: { 200: json(listOf(hookShape), 'Addresses, without their secrets') },
  }),
  add: createRoute({
    method: 'post',
    path: '/api/v1/wagers/{id}/measures/{measure}/hooks',
    summary: 'Make an address at which a program hands in readings of a measure',
    description: 'They are entered in your name. The address is shown once, and can be revoked.',
    tags,
    request: {
      params: measureParam,
      ...body(z.object(hookInput.shape).openapi('NewReadingHook')),
      ...once,
    },
    responses: {
      201: json(z.object({ id: z.uuid(), address: z.url() }), 'The address, with its secret'),
    },
  }),
  revoke: createRoute({
    method: 'delete',
    path: '/api/v1/wagers/{id}/hooks/{hook}',
    summary: 'Revoke an address: it takes nothing any more',
    tags,
    request: { params: idParam.extend({ hook: z.uuid() }) },
    responses: { 204: gone },
  }),
  take: createRoute({
    method: 'post',
    path: '/api/v1/hooks/{hook}',
    summary: 'Hand in a reading (programs)',
    description:
      'Whoever knows the secret of the address needs no token. Without `at` it is of now; without `evidence` the page of the address is it.',
    tags,
    request: {
      params: z.object({ hook: z.uuid() }),
      query: z.object({ secret: z.string().max(200, 'tooLong').default('') }),
      ...body(taken.openapi('HandedInReading')),
      ...once,
    },
    responses: { 201: json(z.object({ id: z.uuid() }), 'The id of the reading') },
  }),
};

/** Whether somebody at this address shows a secret, which its own command then looks at. */
export function showsHookSecret(c: Asked): boolean {
  return /^\/api\/v1\/hooks\/[^/]+$/.test(c.req.path) && c.req.query('secret') !== undefined;
}

/** Readings that other programs hand in. */
export function readingHooks(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;

  api.openapi(routes.list, async (c) => {
    const hooks = await listHooks(workplace, personAsking(c), c.req.valid('param').id);
    const items = hooks.map(({ createdAt, lastUsedAt, ...hook }) => ({
      ...hook,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    }));
    return c.json({ items, next: null }, 200);
  });

  api.openapi(routes.add, async (c) => {
    const viewer = personAsking(c);
    const { id: wager, measure } = c.req.valid('param');
    const asked = await workplaceFor(c, doorway);
    const made = await addHook(asked, viewer, { wager, measure }, c.req.valid('json'));
    const address = `${c.var.origin}/api/v1/hooks/${made.id}?secret=${made.secret}`;
    return c.json({ id: made.id, address }, 201);
  });

  api.openapi(routes.revoke, async (c) => {
    const { id, hook } = c.req.valid('param');
    await revokeHook(workplace, personAsking(c), id, hook);
    return c.body(null, 204);
  });

  api.openapi(routes.take, async (c) => {
    const { hook } = c.req.valid('param');
    const { secret } = c.req.valid('query');
    const key = c.req.header('idempotency-key');
    const reading = await takeReading(workplace, { hook, secret, key }, c.req.valid('json'));
    return c.json(reading, 201);
  });
}
