import { createRoute, z } from '@hono/zod-openapi';
import { hookInput, readingInput } from '../../workplace/wagers/core/index.ts';
import {
  addReadingHook,
  listReadingHooks,
  receiveHookReading,
  revokeReadingHook,
} from '../../workplace/wagers/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { makeListSchema } from './pagination.ts';
import { measureParams } from './readings.ts';
import { type Api, type ApiContext, requirePerson, withIdempotencyKey } from './request-context.ts';
import { deletedResponse, idempotencyHeader, jsonBody, jsonResponse } from './route-schemas.ts';
import { idParams } from './work-schemas.ts';

const tags = ['Wagers'];

const hookSchema = z
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
const hookReadingSchema = z.object({
  value,
  at,
  note,
  evidence: readingInput.shape.evidence.optional(),
});

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/wagers/{id}/hooks',
    summary: 'The addresses at which programs hand in readings of one’s wager',
    tags,
    request: { params: idParams },
    responses: {
      200: jsonResponse(makeListSchema(hookSchema), 'Addresses, without their secrets'),
    },
  }),
  add: createRoute({
    method: 'post',
    path: '/api/v1/wagers/{id}/measures/{measure}/hooks',
    summary: 'Make an address at which a program hands in readings of a measure',
    description: 'They are entered in your name. The address is shown once, and can be revoked.',
    tags,
    request: {
      params: measureParams,
      ...jsonBody(z.object(hookInput.shape).openapi('NewReadingHook')),
      ...idempotencyHeader,
    },
    responses: {
      201: jsonResponse(
        z.object({ id: z.uuid(), address: z.url() }),
        'The address, with its secret',
      ),
    },
  }),
  revoke: createRoute({
    method: 'delete',
    path: '/api/v1/wagers/{id}/hooks/{hook}',
    summary: 'Revoke an address: it takes nothing any more',
    tags,
    request: { params: idParams.extend({ hook: z.uuid() }) },
    responses: { 204: deletedResponse },
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
      ...jsonBody(hookReadingSchema.openapi('HookReading')),
      ...idempotencyHeader,
    },
    responses: { 201: jsonResponse(z.object({ id: z.uuid() }), 'The id of the reading') },
  }),
};

/** Whether somebody at this address shows a secret, which its own command then looks at. */
export function hasHookSecret(c: ApiContext): boolean {
  return /^\/api\/v1\/hooks\/[^/]+$/.test(c.req.path) && c.req.query('secret') !== undefined;
}

/** Readings that other programs hand in. */
export function addReadingHookRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;

  api.openapi(routes.list, async (c) => {
    const hooks = await listReadingHooks(context, requirePerson(c), c.req.valid('param').id);
    const items = hooks.map(({ createdAt, lastUsedAt, ...hook }) => ({
      ...hook,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    }));
    return c.json({ items, next: null }, 200);
  });

  api.openapi(routes.add, async (c) => {
    const viewer = requirePerson(c);
    const { id: wager, measure } = c.req.valid('param');
    const idempotent = await withIdempotencyKey(c, doorContext);
    const made = await addReadingHook(idempotent, viewer, { wager, measure }, c.req.valid('json'));
    const address = `${c.var.origin}/api/v1/hooks/${made.id}?secret=${made.secret}`;
    return c.json({ id: made.id, address }, 201);
  });

  api.openapi(routes.revoke, async (c) => {
    const { id, hook } = c.req.valid('param');
    await revokeReadingHook(context, requirePerson(c), id, hook);
    return c.body(null, 204);
  });

  api.openapi(routes.take, async (c) => {
    const { hook } = c.req.valid('param');
    const { secret } = c.req.valid('query');
    const key = c.req.header('idempotency-key');
    const reading = await receiveHookReading(context, { hook, secret, key }, c.req.valid('json'));
    return c.json(reading, 201);
  });
}
