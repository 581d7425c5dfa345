import { createRoute, z } from '@hono/zod-openapi';
import { findPriorArt, type PriorArtView, priorArtInput } from '../../workplace/search/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { explainPriorArt } from '../shared/why.ts';
import { type Api, requirePerson } from './request-context.ts';
import { idempotencyHeader, jsonBody, jsonResponse } from './route-schemas.ts';

const priorArtSchema = z
  .object({
    id: z.uuid(),
    url: z.url(),
    kind: z.string(),
    title: z.string(),
    passage: z.string().openapi({ description: 'HTML in which only <mark> stands.' }),
    why: z.string().openapi({ description: 'A sentence.' }),
    score: z
      .number()
      .openapi({ description: 'Between 0 and 1, to be compared within one answer only.' }),
    status: z.enum(['confirmed', 'superseded']).nullable(),
  })
  .openapi('PriorArt');

function toApiPriorArt(work: PriorArtView, origin: string): z.infer<typeof priorArtSchema> {
  const { id, path, kind, title, passage, score, status } = work;
  return {
    id,
    url: origin + path,
    kind,
    title,
    passage,
    why: explainPriorArt(work),
    score,
    status,
  };
}

const priorArtRoute = createRoute({
  method: 'post',
  path: '/api/v1/prior-art',
  summary: 'Existing entries about the same thing as what is being written',
  description:
    'The most related first, at most 50, 5 where no limit is said. Nothing is stored. “Related” is not “the same”: read before you build on one.',
  tags: ['Search'],
  request: {
    ...jsonBody(z.object(priorArtInput.shape).openapi('PriorArtRequest')),
    ...idempotencyHeader,
  },
  responses: {
    200: jsonResponse(z.object({ items: z.array(priorArtSchema) }), 'What is there already'),
  },
});

export function addPriorArtRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(priorArtRoute, async (c) => {
    const found = await findPriorArt(context, requirePerson(c), c.req.valid('json'));
    return c.json({ items: found.map((work) => toApiPriorArt(work, c.var.origin)) }, 200);
  });
}
