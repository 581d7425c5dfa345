import { createRoute, z } from '@hono/zod-openapi';
import {
  createToken,
  listTokens,
  revokeToken,
  type TokenView,
  tokenInput,
} from '../../workplace/tokens/index.ts';
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
import { idParams } from './work-schemas.ts';

const tokenSchema = z
  .object({
    id: z.uuid(),
    purpose: z.enum(['api', 'feed']),
    scope: z.enum(['read', 'write', 'admin']),
    label: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .openapi('Token');

const tokenWithSecretSchema = tokenSchema
  .extend({ token: z.string().openapi({ description: 'The secret. It is not shown again.' }) })
  .openapi('TokenWithSecret');

function toApiToken({ createdAt, lastUsedAt, ...rest }: TokenView): z.infer<typeof tokenSchema> {
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/tokens',
    summary: 'One’s own tokens',
    tags: ['Tokens'],
    responses: { 200: jsonResponse(makeListSchema(tokenSchema), 'Tokens') },
  }),
  create: createRoute({
    method: 'post',
    path: '/api/v1/tokens',
    summary: 'Make a token for oneself',
    tags: ['Tokens'],
    request: {
      ...strictJsonBody(z.object(tokenInput.shape).openapi('NewToken')),
      ...idempotencyHeader,
    },
    responses: { 201: createdResponse(tokenWithSecretSchema, 'The new token') },
  }),
  revoke: createRoute({
    method: 'delete',
    path: '/api/v1/tokens/{id}',
    summary: 'End one of one’s tokens at once',
    tags: ['Tokens'],
    request: { params: idParams },
    responses: { 204: deletedResponse },
  }),
};

export function addTokenRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;

  api.openapi(routes.list, async (c) => {
    const found = await listTokens(context, requirePerson(c));
    return c.json({ items: found.map(toApiToken), next: null }, 200);
  });

  api.openapi(routes.create, async (c) => {
    const viewer = requirePerson(c);
    const idempotent = await withIdempotencyKey(c, doorContext);
    const { id, token } = await createToken(idempotent, viewer, viewer.handle, c.req.valid('json'));
    const view = (await listTokens(context, viewer)).find((one) => one.id === id)!;
    const location = `${c.var.origin}/api/v1/tokens/${id}`;
    return c.json({ ...toApiToken(view), token }, 201, { Location: location });
  });

  api.openapi(routes.revoke, async (c) => {
    await revokeToken(context, requirePerson(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
