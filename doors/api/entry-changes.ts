import { createRoute, z } from '@hono/zod-openapi';
import {
  EditConflict,
  editEntry,
  entryChange,
  restoreRevision,
  withdrawEntry,
} from '../../workplace/entries/index.ts';
import { withdrawalInput } from '../../workplace/lineage/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { entrySchema, getApiEntry } from './entries.ts';
import { ProblemError, problemSchema } from './error-responses.ts';
import { type Api, requirePerson } from './request-context.ts';
import { deletedResponse, jsonBody, jsonResponse } from './route-schemas.ts';
import { idParams, makeNullable } from './work-schemas.ts';

const entryRevisionSchema = z
  .object({ title: z.string(), body: z.string(), tags: z.array(z.string()) })
  .openapi('EntryRevision');

const editConflictSchema = problemSchema
  .extend({
    base: makeNullable(entryRevisionSchema).openapi({ description: 'What the edit began from.' }),
    yours: entryRevisionSchema,
    theirs: entryRevisionSchema.openapi({ description: 'The present wording.' }),
    edits: z.int().openapi({ description: 'Send it along to edit the present wording.' }),
  })
  .openapi('EditConflict');

const routes = {
  edit: createRoute({
    method: 'patch',
    path: '/api/v1/entries/{id}',
    summary: 'Edit an entry: one’s own, or a brief where one may write',
    description:
      'The earlier wording stays in its history. With `edits`, what others changed meanwhile is merged line by line; where both changed the same words nothing is written, and the answer tells both sides.',
    tags: ['Entries'],
    request: {
      params: z.object({ id: z.uuid() }),
      ...jsonBody(z.object(entryChange.shape).openapi('EntryChange')),
    },
    responses: {
      200: jsonResponse(entrySchema, 'The entry, edited'),
      409: {
        description: 'Others changed the same words; nothing is lost',
        content: { 'application/problem+json': { schema: editConflictSchema } },
      },
    },
  }),
  restore: createRoute({
    method: 'put',
    path: '/api/v1/entries/{id}/history/{number}/restoration',
    summary: 'Make an entry read as it once did',
    description: 'One more edit; what it replaces stays in the history.',
    tags: ['Entries'],
    request: { params: z.object({ id: z.uuid(), number: z.coerce.number().int().min(1) }) },
    responses: { 200: jsonResponse(entrySchema, 'The entry, restored') },
  }),
  withdraw: createRoute({
    method: 'delete',
    path: '/api/v1/entries/{id}',
    summary: 'Withdraw an entry; its place and its conversation stay',
    description:
      'Its words go for good, with their history, and it leaves lists, search and feeds. By its id it is still there, with `withdrawnAt` and without words. Works that build on it are flagged. Doing it again changes nothing.',
    tags: ['Entries'],
    request: { params: idParams, query: z.object(withdrawalInput.shape) },
    responses: { 204: deletedResponse },
  }),
};

/** Changing the words of an entry, and taking them away. */
export function addEntryChangeRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;

  api.openapi(routes.edit, async (c) => {
    const { id } = c.req.valid('param');
    await editEntry(context, requirePerson(c), id, c.req.valid('json')).catch(rethrowEditConflict);
    return c.json(await getApiEntry(c, doorContext, id), 200);
  });

  api.openapi(routes.restore, async (c) => {
    const { id, number } = c.req.valid('param');
    await restoreRevision(context, requirePerson(c), id, number);
    return c.json(await getApiEntry(c, doorContext, id), 200);
  });

  api.openapi(routes.withdraw, async (c) => {
    const { id } = c.req.valid('param');
    await withdrawEntry(context, requirePerson(c), id, c.req.valid('query'));
    return c.body(null, 204);
  });
}

function rethrowEditConflict(error: unknown): never {
  if (!(error instanceof EditConflict)) throw error;
  const { code, reason, base, yours, theirs, edits } = error;
  throw new ProblemError(code, reason, [], { base, yours, theirs, edits });
}
