import { createRoute, z } from '@hono/zod-openapi';
import { listSubjects } from '../../workplace/discovery/index.ts';
import {
  type LibraryEntry,
  libraryViews,
  listLibrary,
  listSubject,
} from '../../workplace/library/index.ts';
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
    id,
    url: origin + entry.path,
    kind,
    space: entry.space.name,
    title,
    author: authorOf(entry.author, origin),
    createdAt: entry.createdAt.toISOString(),
    uses,
    reviewBy,
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

const subjectShape = z
  .object({
    name: z.string().openapi({ description: 'For asking for its works; it may be gone tomorrow.' }),
    words: z.array(z.string()),
    entries: z.int().openapi({ description: 'How many of those that the viewer sees.' }),
  })
  .openapi('Subject');

const subjectsRoute = createRoute({
  method: 'get',
  path: '/api/v1/library/subjects',
  summary: 'What the works are about',
  description:
    'Subjects as they emerged from the words of the works, drawn up anew each night; the most written about first. For members; empty while there is too little to learn from.',
  tags: ['Library'],
  responses: { 200: json(listOf(subjectShape), 'Subjects') },
});

const subjectRoute = createRoute({
  method: 'get',
  path: '/api/v1/library/subjects/{name}',
  summary: 'The works about a subject, the most typical first',
  tags: ['Library'],
  request: { params: z.object({ name: z.string() }), query: pageQuery },
  responses: { 200: json(listOf(workShape), 'Works') },
});

export function library(api: Api, { workplace }: Doorway): void {
  api.openapi(route, async (c) => {
    const { view, ...page } = c.req.valid('query');
    const works = await listLibrary(workplace, c.var.viewer, view, page);
    return answerList(c, works, (entry) => workOf(entry, c.var.origin));
  });

  api.openapi(subjectsRoute, async (c) => {
    const items = await listSubjects(workplace, c.var.viewer);
    return c.json(
      { items: items.map((one) => ({ ...one, words: [...one.words] })), next: null },
      200,
    );
  });

  api.openapi(subjectRoute, async (c) => {
    const { name } = c.req.valid('param');
    const works = await listSubject(workplace, c.var.viewer, name, c.req.valid('query'));
    return answerList(c, works, (entry) => workOf(entry, c.var.origin));
  });
}
