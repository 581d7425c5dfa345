import { createRoute, z } from '@hono/zod-openapi';
import { type MessageName, say } from '../../messages/index.ts';
import { fillingInput, fillTemplate, listTemplates } from '../../workplace/briefs/index.ts';
import { dayIn } from '../../workplace/days.ts';
import { listWholeEntriesById } from '../../workplace/entries/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking } from './asking.ts';
import { entryOf, entryShape } from './entries.ts';
import { answerList, listOf, pageQuery } from './lists.ts';
import { body, json, once } from './routes.ts';
import { idParam, orNull } from './works.ts';

const workShape = z.object({ id: z.uuid(), title: z.string(), url: z.url() }).openapi('Work');

const pieceShape = z
  .object({
    text: z.string().openapi({ description: 'Markdown.' }),
    from: orNull(workShape).openapi({ description: 'Where it came from; null for a fact.' }),
    why: z.string().openapi({ description: 'Why it is offered, in words.' }),
  })
  .openapi('Piece');

const fillingShape = z
  .object({
    template: workShape,
    sections: z.array(
      z.object({
        heading: z.string().nullable(),
        hint: z.string().openapi({ description: 'What the template says about filling it in.' }),
        pieces: z.array(pieceShape),
      }),
    ),
    sources: z
      .array(z.object({ id: z.uuid().nullable(), title: z.string(), url: z.url() }))
      .openapi({ description: 'What the closest works were built on.' }),
  })
  .openapi('Filling');

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/templates',
    summary: 'Briefs that others start from, newest first',
    tags: ['Templates'],
    request: { query: pageQuery },
    responses: { 200: json(listOf(entryShape), 'Templates') },
  }),
  fill: createRoute({
    method: 'post',
    path: '/api/v1/templates/{id}/filling',
    summary: 'What the workplace knows already of a brief begun from this template',
    description:
      'Nothing is stored. Publish what you keep as a brief, with the template and the origins of its pieces in `buildsOn`.',
    tags: ['Templates'],
    request: {
      params: idParam,
      ...body(z.object(fillingInput.shape).openapi('FillingAsked')),
      ...once,
    },
    responses: { 200: json(fillingShape, 'Sections with what is known of them') },
  }),
};

/** Beginning a brief from another. */
export function templates(api: Api, { workplace }: Doorway): void {
  api.openapi(routes.list, async (c) => {
    const { viewer, origin } = c.var;
    const { items, next } = await listTemplates(workplace, viewer, c.req.valid('query'));
    const whole = await listWholeEntriesById(
      workplace,
      viewer,
      items.map(({ id }) => id),
    );
    const byId = new Map(whole.map((entry) => [entry.id, entry]));
    const found = items.flatMap(({ id }) => byId.get(id) ?? []);
    return answerList(c, { items: found, next }, (entry) => entryOf(entry, origin));
  });

  api.openapi(routes.fill, async (c) => {
    const viewer = personAsking(c);
    const today = dayIn(viewer.timeZone, workplace.now());
    const asked = { input: c.req.valid('json'), today };
    const filling = await fillTemplate(workplace, viewer, c.req.valid('param').id, asked);
    const at = <T extends { title: string; path: string }>({ path, ...work }: T) => ({
      ...work,
      url: new URL(path, c.var.origin).href,
    });
    return c.json(
      {
        template: at(filling.template),
        sections: filling.sections.map(({ heading, hint, pieces }) => ({
          heading,
          hint,
          pieces: pieces.map(({ text, from, why }) => ({
            text,
            from: from && at(from),
            why: say(`filling.why.${why}` as MessageName),
          })),
        })),
        sources: filling.sources.map(at),
      },
      200,
    );
  });
}
