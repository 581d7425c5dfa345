import { createRoute, z } from '@hono/zod-openapi';
import { search as find, type SearchResult, searchStatuses } from '../../workplace/search/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import {
  makeListSchema,
  pageQuery,
  queryBoolean,
  queryText,
  queryTime,
  respondWithList,
} from './pagination.ts';
import type { Api } from './request-context.ts';
import { jsonResponse } from './route-schemas.ts';
import { authorSchema, toApiAuthor } from './work-schemas.ts';

const searchResultSchema = z
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
    author: authorSchema,
    passage: z.string().openapi({ description: 'HTML in which only <mark> stands.' }),
    createdAt: z.iso.datetime(),
    status: z.enum(['confirmed', 'superseded']).nullable(),
    closed: z.boolean(),
  })
  .openapi('SearchResult');

function toApiSearchResult(
  found: SearchResult,
  origin: string,
): z.infer<typeof searchResultSchema> {
  const { type, id, path, entryId, kind, title, space, passage } = found;
  return {
    type,
    id,
    url: origin + path,
    entry: entryId,
    kind,
    title,
    space: space.name,
    author: toApiAuthor(found.author, origin),
    passage,
    createdAt: found.createdAt.toISOString(),
    status: found.status,
    closed: found.closed,
  };
}

const searchRoute = createRoute({
  method: 'get',
  path: '/api/v1/search',
  summary: 'Entries and comments that hold these words, best first',
  description: 'At most 50 at a time, 20 where no limit is said.',
  tags: ['Search'],
  request: {
    query: pageQuery.extend({
      q: queryText.openapi({
        description:
          'Words, "a phrase", -without, this or that; author:, in:, kind:, tag:, unit:, before:, since:, status:, has:outcome.',
      }),
      space: queryText.optional(),
      kind: queryText.optional(),
      author: queryText.optional(),
      unit: queryText.optional(),
      tag: queryText.optional(),
      before: queryTime.optional(),
      since: queryTime.optional(),
      status: z.enum(searchStatuses, 'searchStatusUnknown').optional(),
      hasOutcome: queryBoolean.optional(),
    }),
  },
  responses: { 200: jsonResponse(makeListSchema(searchResultSchema), 'What was found') },
});

export function addSearchRoutes(api: Api, { context }: DoorContext): void {
  api.openapi(searchRoute, async (c) => {
    const { before, since, ...query } = c.req.valid('query');
    const page = await find(context, c.var.viewer, {
      ...query,
      before: before === undefined ? undefined : new Date(before),
      since: since === undefined ? undefined : new Date(since),
    });
    return respondWithList(c, page, (found) => toApiSearchResult(found, c.var.origin));
  });
}
