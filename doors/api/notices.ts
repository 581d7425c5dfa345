import { createRoute, z } from '@hono/zod-openapi';
import {
  listNotices,
  mute,
  type NoticeView,
  seeNotices,
  unmute,
} from '../../workplace/attention/index.ts';
import { placeOf, sayNotice } from '../../workplace/attention/sentences.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking } from './asking.ts';
import { instant, listOf, yesOrNo } from './lists.ts';
import { body, json } from './routes.ts';
import { idParam } from './works.ts';

const tags = ['Attention'];

const noticeShape = z
  .object({
    url: z.url().openapi({ description: 'Where to go on reading.' }),
    entry: z.object({ id: z.uuid(), title: z.string(), kind: z.string(), url: z.url() }),
    space: z.string(),
    why: z.enum([
      ...(['asked', 'mention', 'reply', 'review', 'author', 'correction'] as const),
      ...(['accepted', 'takesPart', 'entry', 'space'] as const),
    ]),
    text: z.string().openapi({ description: 'What happened, in a sentence.' }),
    reach: z
      .enum(['now', 'held', 'digest'])
      .openapi({ description: '`held` by quiet hours; `digest` where it waits for the digest.' }),
    by: z.array(z.object({ handle: z.string().nullable(), name: z.string() })),
    people: z.int(),
    comments: z.int().openapi({ description: 'How many of its comments are new.' }),
    at: z.iso.datetime(),
  })
  .openapi('Notice');

function noticeOf(notice: NoticeView, origin: string): z.infer<typeof noticeShape> {
  const { entry, space, why, reach, by, people, comments, at } = notice;
  const { id, title, kind } = entry;
  return {
    url: origin + placeOf(notice),
    entry: { id, title, kind, url: origin + entry.path },
    space: space.name,
    why,
    text: `${sayNotice(notice)}.`,
    reach,
    people,
    comments,
    by: by.map(({ handle, name }) => ({ handle, name })),
    at: at.toISOString(),
  };
}

const seenInput = z
  .object({ entry: z.uuid().optional(), until: instant.optional() })
  .openapi('SeenNotices');

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/notices',
    summary: 'One’s own notices, one for each conversation, the most pressing first',
    tags,
    request: {
      query: z.object({
        seen: yesOrNo.optional().openapi({ description: 'Those seen within the last week.' }),
      }),
    },
    responses: { 200: json(listOf(noticeShape), 'Notices') },
  }),
  see: createRoute({
    method: 'put',
    path: '/api/v1/notices/seen',
    summary: 'Take notices as seen: of one entry, or all that came until then',
    tags,
    request: body(seenInput),
    responses: { 204: { description: 'They are seen.' } },
  }),
  mute: createRoute({
    method: 'put',
    path: '/api/v1/entries/{id}/muting',
    summary: 'Hear no more of a conversation, except by name',
    tags,
    request: { params: idParam },
    responses: { 204: { description: 'It is muted.' } },
  }),
  unmute: createRoute({
    method: 'delete',
    path: '/api/v1/entries/{id}/muting',
    summary: 'Hear of a conversation again',
    tags,
    request: { params: idParam },
    responses: { 204: { description: 'It is heard of again.' } },
  }),
};

/** What reaches somebody. */
export function notices(api: Api, { workplace }: Doorway): void {
  api.openapi(routes.list, async (c) => {
    const { seen = false } = c.req.valid('query');
    const found = await listNotices(workplace, personAsking(c), { seen });
    return c.json({ items: found.map((one) => noticeOf(one, c.var.origin)), next: null }, 200);
  });

  api.openapi(routes.see, async (c) => {
    const { entry, until } = c.req.valid('json');
    const which = { ...(entry ? { entry } : {}), ...(until ? { until: new Date(until) } : {}) };
    await seeNotices(workplace, personAsking(c), which);
    return c.body(null, 204);
  });

  api.openapi(routes.mute, async (c) => {
    await mute(workplace, personAsking(c), c.req.valid('param').id);
    return c.body(null, 204);
  });

  api.openapi(routes.unmute, async (c) => {
    await unmute(workplace, personAsking(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}
