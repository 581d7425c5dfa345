import { createRoute, z } from '@hono/zod-openapi';
import { type FoundView, search as find, statuses } from '../../workplace/discovery/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import type { Api } from './asking.ts';
import { answerList, instant, listOf, pageQuery, word, yesOrNo } from './lists.ts';
import { json } from './routes.ts';
import { authorOf, authorShape } from './works.ts';

const foundShape = z
  .object({
    type: z.enum(['entry', 'comment']),
    id: z.uuid(),
    url: z.url(),
    entry: z.uuid().openapi({ description: 'The entry itself, or the one commented on.' }),
    kind: z.string(),
    title: z.string().openapi({
      description: 'Of a comment, that of its entry; empty where that was withdrawn.',
    }),
    space: z.string(),
    author: authorShape,
    passage: z.string().openapi({ description: 'HTML in which only <mark> stands.' }),
    createdAt: z.iso.datetime(),
    standing: z.enum(['confirmed', 'superseded']).nullable(),
    closed: z.boolean(),
  })
  .openapi('Found');

function foundOf(found: FoundView, origin: string): z.infer<typeof foundShape> {
  const { type, id, path, entryId, kind, title, space, passage } = found;
  return {
    type,
    id,
    url: origin + path,
    entry: entryId,
    kind,
    title,
    space: space.name,
    author: authorOf(found.author, origin),
    passage,
    createdAt: found.createdAt.toISOString(),
    standing: found.standing,
    closed: found.closed,
  };
}

const route = createRoute({
  method: 'get',
  path: '/api/v1/search',
  summary: 'Entries and comments that hold these words, best first',
  description: 'At most 50 at a time, 20 where no limit is said.',
  tags: ['Search'],
  request: {
    query: pageQuery.extend({
      q: word.openapi({
        description:
          'Words, "a phrase", -without, this or that; author:, in:, kind:, tag:, unit:, before:, since:, status:, has:outcome.',
      }),
      space: word.optional(),
      kind: word.optional(),
      author: word.optional(),
      unit: word.optional(),
      tag: word.optional(),
      before: instant.optional(),
      since: instant.optional(),
      status: z.enum(statuses, 'searchStatus').optional(),
      hasOutcome: yesOrNo.optional(),
    }),
  },
  responses: { 200: json(listOf(foundShape), 'What was found') },
});

export function search(api: Api, { workplace }: Doorway): void {
  api.openapi(route, async (c) => {
    const { before, since, ...query } = c.req.valid('query');
    const page = await find(workplace, c.var.viewer, {
      ...query,
      before: before === undefined ? undefined : new Date(before),
      since: since === undefined ? undefined : new Date(since),
    });
    return answerList(c, page, (found) => foundOf(found, c.var.origin));
  });
}
