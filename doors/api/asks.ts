import { createRoute, z } from '@hono/zod-openapi';
import { type AskableView, askPeople, findAskable } from '../../workplace/suggestions/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking, workplaceFor } from './asking.ts';
import { body, json, once } from './routes.ts';
import { idParam } from './works.ts';

const tags = ['Conversation'];

const askableShape = z
  .object({
    person: z.object({ handle: z.string(), name: z.string(), url: z.url() }),
    works: z
      .array(z.object({ url: z.url(), title: z.string(), accepted: z.boolean() }))
      .openapi({ description: 'What shows that they would know.' }),
  })
  .openapi('Askable');

const asksShape = z
  .object({ people: z.array(z.string()).openapi({ description: 'Up to three handles.' }) })
  .openapi('NewAsks');

const routes = {
  askable: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}/askable',
    summary: 'A few people who would know the answer to a question',
    description:
      'For its author, and whoever tends its space: by what they wrote and answered about the same thing, as far as both see it. Nobody who is asked enough already.',
    tags,
    request: { params: idParam },
    responses: { 200: json(z.object({ items: z.array(askableShape) }), 'Whom to ask') },
  }),
  ask: createRoute({
    method: 'post',
    path: '/api/v1/entries/{id}/asks',
    summary: 'Put a question to a few people beyond its space',
    description: 'They are told, and may decline without anybody learning of it.',
    tags,
    request: { params: idParam, ...body(asksShape), ...once },
    responses: {
      201: json(z.object({ asked: z.array(z.string()) }), 'Those who were asked'),
    },
  }),
};

function askableOf({ person: { handle, name }, works }: AskableView, origin: string) {
  const shown = works.map(({ path, title, accepted }) => ({ url: origin + path, title, accepted }));
  return { person: { handle, name, url: `${origin}/people/${handle}` }, works: shown };
}

/** Questions that go beyond their spaces. */
export function asks(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;

  api.openapi(routes.askable, async (c) => {
    const { id } = c.req.valid('param');
    const found = await findAskable(workplace, personAsking(c), id, workplace.now());
    return c.json({ items: found.map((one) => askableOf(one, c.var.origin)) }, 200);
  });

  api.openapi(routes.ask, async (c) => {
    const { id } = c.req.valid('param');
    const asked = await workplaceFor(c, doorway);
    return c.json(await askPeople(asked, personAsking(c), id, c.req.valid('json')), 201);
  });
}
