import { createRoute, z } from '@hono/zod-openapi';
import { type MessageName, say } from '../../messages/index.ts';
import { fillTemplate, fillTemplateInput, listTemplates } from '../../workplace/briefs/index.ts';
import { listEntriesWithSourcesById } from '../../workplace/entries/index.ts';
import { toDay } from '../../workplace/kernel/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { entrySchema, toApiEntry } from './entries.ts';
import { makeListSchema, pageQuery, respondWithList } from './pagination.ts';
import { type Api, requirePerson } from './request-context.ts';
import { idempotencyHeader, jsonBody, jsonResponse } from './route-schemas.ts';
import { idParams, makeNullable } from './work-schemas.ts';

const workSchema = z.object({ id: z.uuid(), title: z.string(), url: z.url() }).openapi('Work');

const pieceSchema = z
  .object({
    text: z.string().openapi({ description: 'Markdown.' }),
    from: makeNullable(workSchema).openapi({ description: 'Where it came from; null for a fact.' }),
    why: z.string().openapi({ description: 'Why it is offered, in words.' }),
  })
  .openapi('TemplatePiece');

const fillingSchema = z
  .object({
    template: workSchema,
    sections: z.array(
      z.object({
        heading: z.string().nullable(),
        hint: z.string().openapi({ description: 'What the template says about filling it in.' }),
        pieces: z.array(pieceSchema),
      }),
    ),
    sources: z
      .array(z.object({ id: z.uuid().nullable(), title: z.string(), url: z.url() }))
      .openapi({ description: 'What the closest works were built on.' }),
  })
  .openapi('FilledTemplate');

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/templates',
    summary: 'Briefs that others start from, newest first',
    tags: ['Templates'],
    request: { query: pageQuery },
    responses: { 200: jsonResponse(makeListSchema(entrySchema), 'Templates') },
  }),
  fill: createRoute({
    method: 'post',
    path: '/api/v1/templates/{id}/filling',
    summary: 'What the workplace knows already of a brief begun from this template',
    description:
      'Nothing is stored. Publish what you keep as a brief, with the template and the origins of its pieces in `buildsOn`.',
    tags: ['Templates'],
    request: {
      params: idParams,
      ...jsonBody(z.object(fillTemplateInput.shape).openapi('FilledTemplateQuery')),
      ...idempotencyHeader,
    },
    responses: { 200: jsonResponse(fillingSchema, 'Sections with what is known of them') },
  }),
};

/** Beginning a brief from another. */
export function addTemplateRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(routes.list, async (c) => {
    const { viewer, origin } = c.var;
    const { items, next } = await listTemplates(context, viewer, c.req.valid('query'));
    const whole = await listEntriesWithSourcesById(
      context,
      viewer,
      items.map(({ id }) => id),
    );
    const byId = new Map(whole.map((entry) => [entry.id, entry]));
    const found = items.flatMap(({ id }) => byId.get(id) ?? []);
    return respondWithList(c, { items: found, next }, (entry) => toApiEntry(entry, origin));
  });

  api.openapi(routes.fill, async (c) => {
    const viewer = requirePerson(c);
    const today = toDay(viewer.timeZone, context.now());
    const request = { input: c.req.valid('json'), today };
    const filling = await fillTemplate(context, viewer, c.req.valid('param').id, request);
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
