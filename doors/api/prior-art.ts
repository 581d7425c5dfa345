import { createRoute, z } from '@hono/zod-openapi';
import { findPriorArt, type PriorArtView } from '../../workplace/discovery/index.ts';
import { priorArtInput } from '../../workplace/discovery/prior-art.ts';
import type { Doorway } from '../shared/doorway.ts';
import { sayWhy } from '../shared/why.ts';
import { type Api, personAsking } from './asking.ts';
import { body, json, once } from './routes.ts';

const shape = z
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
    standing: z.enum(['confirmed', 'superseded']).nullable(),
  })
  .openapi('PriorArt');

function shown(work: PriorArtView, origin: string): z.infer<typeof shape> {
  const { id, path, kind, title, passage, score, standing } = work;
  return { id, url: origin + path, kind, title, passage, why: sayWhy(work), score, standing };
}

const route = createRoute({
  method: 'post',
  path: '/api/v1/prior-art',
  summary: 'Existing entries about the same thing as what is being written',
  description:
    'The most related first, at most 50, 5 where no limit is said. Nothing is stored. “Related” is not “the same”: read before you build on one.',
  tags: ['Search'],
  request: { ...body(z.object(priorArtInput.shape).openapi('Theme')), ...once },
  responses: { 200: json(z.object({ items: z.array(shape) }), 'What is there already') },
});

export function priorArt(api: Api, { workplace }: Doorway): void {
  api.openapi(route, async (c) => {
    const found = await findPriorArt(workplace, personAsking(c), c.req.valid('json'));
    return c.json({ items: found.map((work) => shown(work, c.var.origin)) }, 200);
  });
}
