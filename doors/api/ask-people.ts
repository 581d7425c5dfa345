import { createRoute, z } from '@hono/zod-openapi';
import { askPeople, type ExpertView, findExperts } from '../../workplace/suggestions/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { type Api, requirePerson, withIdempotencyKey } from './request-context.ts';
import { idempotencyHeader, jsonBody, jsonResponse } from './route-schemas.ts';
import { idParams } from './work-schemas.ts';

const tags = ['Comments'];

const askableSchema = z
  .object({
    person: z.object({ handle: z.string(), name: z.string(), url: z.url() }),
    works: z
      .array(z.object({ url: z.url(), title: z.string(), accepted: z.boolean() }))
      .openapi({ description: 'What shows that they would know.' }),
  })
  .openapi('Expert');

const newAsksSchema = z
  .object({ people: z.array(z.string()).openapi({ description: 'Up to three handles.' }) })
  .openapi('NewExpertQuestion');

const routes = {
  askable: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}/askable',
    summary: 'A few people who would know the answer to a question',
    description:
      'For its author, and whoever tends its space: by what they wrote and answered about the same thing, as far as both see it. Nobody who is asked enough already.',
    tags,
    request: { params: idParams },
    responses: { 200: jsonResponse(z.object({ items: z.array(askableSchema) }), 'Whom to ask') },
  }),
  ask: createRoute({
    method: 'post',
    path: '/api/v1/entries/{id}/asks',
    summary: 'Put a question to a few people beyond its space',
    description: 'They are told, and may decline without anybody learning of it.',
    tags,
    request: { params: idParams, ...jsonBody(newAsksSchema), ...idempotencyHeader },
    responses: {
      201: jsonResponse(z.object({ asked: z.array(z.string()) }), 'Those who were asked'),
    },
  }),
};

function toApiAskable({ person: { handle, name }, works }: ExpertView, origin: string) {
  const shown = works.map(({ path, title, accepted }) => ({ url: origin + path, title, accepted }));
  return { person: { handle, name, url: `${origin}/people/${handle}` }, works: shown };
}

/** Questions that go beyond their spaces. */
export function addAskRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;

  api.openapi(routes.askable, async (c) => {
    const { id } = c.req.valid('param');
    const found = await findExperts(context, requirePerson(c), id, context.now());
    return c.json({ items: found.map((one) => toApiAskable(one, c.var.origin)) }, 200);
  });

  api.openapi(routes.ask, async (c) => {
    const { id } = c.req.valid('param');
    const idempotent = await withIdempotencyKey(c, doorContext);
    return c.json(await askPeople(idempotent, requirePerson(c), id, c.req.valid('json')), 201);
  });
}
