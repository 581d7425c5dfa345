import { createRoute, z } from '@hono/zod-openapi';
import { kinds } from '../../kinds/index.ts';
import {
  type EntryWithSources,
  entryInput,
  getEntryWithSources,
  listEntriesWithSources,
  listRevisions,
  publishEntry,
} from '../../workplace/entries/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import {
  makeListSchema,
  pageQuery,
  queryBoolean,
  queryText,
  queryTime,
  respondWithList,
} from './pagination.ts';
import { type Api, type ApiContext, requirePerson, withIdempotencyKey } from './request-context.ts';
import { createdResponse, idempotencyHeader, jsonBody, jsonResponse } from './route-schemas.ts';
import {
  authorSchema,
  idParams,
  makeNullable,
  reactionsSchema,
  revisionSchema,
  toApiAuthor,
  toApiReactions,
  toApiRevision,
} from './work-schemas.ts';

const kindName = z.enum(
  kinds.map((kind) => kind.name),
  'kindUnknown',
);

const closureSchema = z
  .object({
    at: z.iso.datetime(),
    by: z.object({ handle: z.string(), name: z.string() }).nullable(),
    outcome: z.string().nullable().openapi({ description: 'Markdown: what came of it.' }),
    outcomeHtml: z.string().nullable(),
  })
  .openapi('Closure');

export const entrySchema = z
  .object({
    id: z.uuid(),
    url: z.url(),
    kind: z.string(),
    space: z.string().openapi({ description: 'The name of its space.' }),
    title: z.string().openapi({ description: 'Empty once withdrawn, as is the body.' }),
    body: z.string().openapi({ description: 'Markdown.' }),
    html: z.string().openapi({ description: 'The body as safe HTML.' }),
    author: authorSchema,
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    edits: z.int().openapi({ description: 'How often it was edited; send it along to edit it.' }),
    closed: z.boolean(),
    closure: makeNullable(closureSchema),
    withdrawnAt: z.iso.datetime().nullable(),
    withdrawnBy: makeNullable(authorSchema).openapi({
      description: 'null where nobody here did, but the operator.',
    }),
    withdrawnNote: z.string().nullable().openapi({ description: 'Why, where it was said.' }),
    tags: z.array(z.string()),
    comments: z.int(),
    details: z.record(z.string(), z.any()).openapi({ description: 'What only its kind knows.' }),
    buildsOn: z.array(z.string()).openapi({ description: 'Addresses of its sources.' }),
    reactions: reactionsSchema,
  })
  .openapi('Entry');

/** An entry as other programs see it; lists show it just the same. */
export function toApiEntry(entry: EntryWithSources, origin: string): z.infer<typeof entrySchema> {
  const { id, kind, title, body, html, edits, tags, comments, details } = entry;
  return {
    id,
    url: origin + entry.path,
    kind,
    space: entry.space.name,
    title,
    body,
    html,
    author: toApiAuthor(entry.author, origin),
    createdAt: entry.createdAt.toISOString(),
    editedAt: entry.editedAt?.toISOString() ?? null,
    edits,
    closed: entry.closed !== null,
    closure: entry.closed && toApiClosure(entry.closed),
    ...toApiWithdrawal(entry.withdrawn, origin),
    tags,
    comments,
    details,
    buildsOn: entry.buildsOn.map((address) => new URL(address, origin).href),
    reactions: toApiReactions(entry.reactions),
  };
}

function toApiWithdrawal(withdrawn: EntryWithSources['withdrawn'], origin: string) {
  if (!withdrawn) return { withdrawnAt: null, withdrawnBy: null, withdrawnNote: null };
  const { at, by: name, byHandle: handle, byUrl: url, note } = withdrawn;
  const withdrawnBy =
    name === null ? null : toApiAuthor({ handle, name, url, picture: null }, origin);
  return { withdrawnAt: at.toISOString(), withdrawnBy, withdrawnNote: note };
}

function toApiClosure({
  at,
  by,
  byHandle,
  outcome,
  outcomeHtml,
}: NonNullable<EntryWithSources['closed']>) {
  const closer = byHandle === null ? null : { handle: byHandle, name: by ?? byHandle };
  return { at: at.toISOString(), by: closer, outcome, outcomeHtml };
}

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/entries',
    summary: 'Entries, newest first',
    tags: ['Entries'],
    request: {
      query: pageQuery.extend({
        space: queryText.optional().openapi({ description: 'The name of a space.' }),
        kind: kindName.optional(),
        author: queryText.optional().openapi({ description: 'A handle.' }),
        tag: queryText.optional(),
        closed: queryBoolean.optional(),
        since: queryTime.optional(),
        before: queryTime.optional(),
      }),
    },
    responses: { 200: jsonResponse(makeListSchema(entrySchema), 'Entries') },
  }),
  publish: createRoute({
    method: 'post',
    path: '/api/v1/entries',
    summary: 'Publish an entry',
    tags: ['Entries'],
    request: { ...jsonBody(z.object(entryInput.shape).openapi('NewEntry')), ...idempotencyHeader },
    responses: { 201: createdResponse(entrySchema, 'The new entry') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}',
    summary: 'An entry',
    tags: ['Entries'],
    request: { params: idParams },
    responses: { 200: jsonResponse(entrySchema, 'The entry') },
  }),
  history: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}/history',
    summary: 'How an entry has read over time, oldest first',
    tags: ['Entries'],
    request: { params: idParams },
    responses: { 200: jsonResponse(makeListSchema(revisionSchema), 'Wordings') },
  }),
};

/** The entry as it is now, for an answer. */
export async function getApiEntry(c: ApiContext, { context }: DoorContext, id: string) {
  return toApiEntry(await getEntryWithSources(context, c.var.viewer, id), c.var.origin);
}

export function addEntryRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;

  api.openapi(routes.list, async (c) => {
    const { since, before, ...filter } = c.req.valid('query');
    const times = { since: parseOptionalDate(since), before: parseOptionalDate(before) };
    const page = await listEntriesWithSources(context, c.var.viewer, { ...filter, ...times });
    return respondWithList(c, page, (entry) => toApiEntry(entry, c.var.origin));
  });

  api.openapi(routes.publish, async (c) => {
    const viewer = requirePerson(c);
    const { id } = await publishEntry(
      await withIdempotencyKey(c, doorContext),
      viewer,
      c.req.valid('json'),
    );
    const location = `${c.var.origin}/api/v1/entries/${id}`;
    return c.json(await getApiEntry(c, doorContext, id), 201, { Location: location });
  });

  api.openapi(routes.get, async (c) =>
    c.json(await getApiEntry(c, doorContext, c.req.valid('param').id), 200),
  );

  api.openapi(routes.history, async (c) => {
    const entryId = c.req.valid('param').id;
    const wordings = await listRevisions(context, c.var.viewer, { entryId });
    return c.json(
      { items: wordings.map((one) => toApiRevision(one, c.var.origin)), next: null },
      200,
    );
  });
}

function parseOptionalDate(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
