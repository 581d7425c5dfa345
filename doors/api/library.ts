import { createRoute, z } from '@hono/zod-openapi';
import { type LibraryEntry, libraryViews, listLibrary } from '../../workplace/library/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import type { Api } from './asking.ts';
import { answerList, listOf, pageQuery } from './lists.ts';
import { json } from './routes.ts';
import { authorOf, authorShape } from './works.ts';

const workShape = z
  .object({
    id: z.uuid(),
    url: z.url(),
    kind: z.string(),
    space: z.string(),
    title: z.string(),
    author: authorShape,
    createdAt: z.iso.datetime(),
    uses: z.int().openapi({ description: 'How many works build on it or depart from it.' }),
    reviewBy: z.string().nullable().openapi({ description: 'Of a brief, a day.' }),
  })
  .openapi('LibraryEntry');

function workOf(entry: LibraryEntry, origin: string): z.infer<typeof workShape> {
  const { id, kind, title, uses, reviewBy } = entry;
  return {
    ...{ id, url: origin + entry.path, kind, space: entry.space.name, title },
    author: authorOf(entry.author, origin),
    createdAt: entry.createdAt.toISOString(),
    ...{ uses, reviewBy },
  };
}

const route = createRoute({
  method: 'get',
  path: '/api/v1/library',
  summary: 'A shelf of the library',
  description:
    'Briefs that are confirmed, shared or due for review; works that are superseded, most built upon, or without any tie for thirty days.',
  tags: ['Library'],
  request: {
    query: pageQuery.extend({ view: z.enum(libraryViews, 'libraryViewUnknown') }),
  },
  responses: { 200: json(listOf(workShape), 'Works') },
});

export function library(api: Api, { workplace }: Doorway): void {
  api.openapi(route, async (c) => {
    const { view, ...page } = c.req.valid('query');
    const works = await listLibrary(workplace, c.var.viewer, view, page);
    return answerList(c, works, (entry) => workOf(entry, c.var.origin));
  });
}
