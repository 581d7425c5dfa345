import { createRoute, z } from '@hono/zod-openapi';
import {
  createToken,
  listTokens,
  revokeToken,
  type TokenView,
} from '../../workplace/tokens/index.ts';
import { tokenInput } from '../../workplace/tokens/tokens.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking, workplaceFor } from './asking.ts';
import { listOf } from './lists.ts';
import { created, exactBody, gone, json, once } from './routes.ts';
import { idParam } from './works.ts';

const tokenShape = z
  .object({
    id: z.uuid(),
    purpose: z.enum(['api', 'feed']),
    scope: z.enum(['read', 'write', 'admin']),
    label: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .openapi('Token');

const newTokenShape = tokenShape
  .extend({ token: z.string().openapi({ description: 'The secret. It is not shown again.' }) })
  .openapi('TokenWithSecret');

function tokenOf({ createdAt, lastUsedAt, ...rest }: TokenView): z.infer<typeof tokenShape> {
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
    responses: { 200: json(listOf(tokenShape), 'Tokens') },
  }),
  create: createRoute({
    method: 'post',
    path: '/api/v1/tokens',
    summary: 'Make a token for oneself',
    tags: ['Tokens'],
    request: { ...exactBody(z.object(tokenInput.shape).openapi('NewToken')), ...once },
    responses: { 201: created(newTokenShape, 'The new token') },
  }),
  revoke: createRoute({
    method: 'delete',
    path: '/api/v1/tokens/{id}',
    summary: 'End one of one’s tokens at once',
    tags: ['Tokens'],
    request: { params: idParam },
    responses: { 204: gone },
  }),
};

export function tokens(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;

  api.openapi(routes.list, async (c) => {
    const found = await listTokens(workplace, personAsking(c));
    return c.json({ items: found.map(tokenOf), next: null }, 200);
  });

  api.openapi(routes.create, async (c) => {
    const viewer = personAsking(c);
    const asked = await workplaceFor(c, doorway);
    const { id, token } = await createToken(asked, viewer, viewer.handle, c.req.valid('json'));
    const view = (await listTokens(workplace, viewer)).find((one) => one.id === id)!;
    const location = `${c.var.origin}/api/v1/tokens/${id}`;
    return c.json({ ...tokenOf(view), token }, 201, { Location: location });
  });

  api.openapi(routes.revoke, async (c) => {
    await revokeToken(workplace, personAsking(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
