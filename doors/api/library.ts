import { createRoute, z } from '@hono/zod-openapi';
import {
  type LibraryEntry,
  libraryViews,
  listLibrary,
  listSubject,
} from '../../workplace/library/index.ts';
import { listSubjects } from '../../workplace/search/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { makeListSchema, pageQuery, respondWithList } from './pagination.ts';
import type { Api } from './request-context.ts';
import { jsonResponse } from './route-schemas.ts';
import { authorSchema, toApiAuthor } from './work-schemas.ts';

const libraryEntrySchema = z
  .object({
    id: z.uuid(),
    url: z.url(),
    kind: z.string(),
    space: z.string(),
    title: z.string(),
    author: authorSchema,
    createdAt: z.iso.datetime(),
    uses: z.int().openapi({ description: 'How many works build on it or depart from it.' }),
    reviewBy: z.string().nullable().openapi({ description: 'Of a brief, a day.' }),
  })
  .openapi('LibraryEntry');

function toApiLibraryEntry(
  entry: LibraryEntry,
  origin: string,
): z.infer<typeof libraryEntrySchema> {
  const { id, kind, title, uses, reviewBy } = entry;
  return {
    id,
    url: origin + entry.path,
    kind,
    space: entry.space.name,
    title,
    author: toApiAuthor(entry.author, origin),
    createdAt: entry.createdAt.toISOString(),
    uses,
    reviewBy,
  };
}

const libraryRoute = createRoute({
  method: 'get',
  path: '/api/v1/library',
  summary: 'A shelf of the library',
  description:
    'Briefs that are confirmed, shared or due for review; works that are superseded, most built upon, or without any tie for thirty days.',
  tags: ['Library'],
  request: {
    query: pageQuery.extend({ view: z.enum(libraryViews, 'libraryViewUnknown') }),
  },
  responses: { 200: jsonResponse(makeListSchema(libraryEntrySchema), 'Works') },
});

const subjectSchema = z
  .object({
    name: z.string().openapi({ description: 'For asking for its works; it may be gone tomorrow.' }),
    words: z.array(z.string()),
    entryCount: z.int().openapi({ description: 'How many of those that the viewer sees.' }),
  })
  .openapi('Subject');

const subjectsRoute = createRoute({
  method: 'get',
  path: '/api/v1/library/subjects',
  summary: 'What the works are about',
  description:
    'Subjects as they emerged from the words of the works, drawn up anew each night; the most written about first. For members; empty while there is too little to learn from.',
  tags: ['Library'],
  responses: { 200: jsonResponse(makeListSchema(subjectSchema), 'Subjects') },
});

const subjectRoute = createRoute({
  method: 'get',
  path: '/api/v1/library/subjects/{name}',
  summary: 'The works about a subject, the most typical first',
  tags: ['Library'],
  request: { params: z.object({ name: z.string() }), query: pageQuery },
  responses: { 200: jsonResponse(makeListSchema(libraryEntrySchema), 'Works') },
});

export function addLibraryRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(libraryRoute, async (c) => {
    const { view, ...page } = c.req.valid('query');
    const works = await listLibrary(context, c.var.viewer, view, page);
    return respondWithList(c, works, (entry) => toApiLibraryEntry(entry, c.var.origin));
  });

  api.openapi(subjectsRoute, async (c) => {
    const items = await listSubjects(context, c.var.viewer);
    return c.json(
      { items: items.map((one) => ({ ...one, words: [...one.words] })), next: null },
      200,
    );
  });

  api.openapi(subjectRoute, async (c) => {
    const { name } = c.req.valid('param');
    const works = await listSubject(context, c.var.viewer, name, c.req.valid('query'));
    return respondWithList(c, works, (entry) => toApiLibraryEntry(entry, c.var.origin));
  });
}
