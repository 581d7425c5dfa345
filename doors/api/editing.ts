import { createRoute, z } from '@hono/zod-openapi';
import {
  EditedMeanwhile,
  editEntry,
  restoreWording,
  withdrawEntry,
} from '../../workplace/entries/index.ts';
import { entryChange } from '../../workplace/entries/rules.ts';
import { withdrawalInput } from '../../workplace/lineage/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking } from './asking.ts';
import { entryAt, entryShape } from './entries.ts';
import { Problem, problemShape } from './problems.ts';
import { body, gone, json } from './routes.ts';
import { idParam, orNull } from './works.ts';

const sideShape = z
  .object({ title: z.string(), body: z.string(), tags: z.array(z.string()) })
  .openapi('Side');

const metShape = problemShape
  .extend({
    base: orNull(sideShape).openapi({ description: 'What the edit began from.' }),
    yours: sideShape,
    theirs: sideShape.openapi({ description: 'The present wording.' }),
    edits: z.int().openapi({ description: 'Send it along to edit the present wording.' }),
  })
  .openapi('EditedMeanwhile');

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
      ...body(z.object(entryChange.shape).openapi('EntryChange')),
    },
    responses: {
      200: json(entryShape, 'The entry, edited'),
      409: {
        description: 'Others changed the same words; nothing is lost',
        content: { 'application/problem+json': { schema: metShape } },
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
    responses: { 200: json(entryShape, 'The entry, restored') },
  }),
  withdraw: createRoute({
    method: 'delete',
    path: '/api/v1/entries/{id}',
    summary: 'Withdraw an entry; its place and its conversation stay',
    description:
      'Its words go for good, with their history, and it leaves lists, search and feeds. By its id it is still there, with `withdrawnAt` and without words. Works that build on it are flagged. Doing it again changes nothing.',
    tags: ['Entries'],
    request: { params: idParam, query: z.object(withdrawalInput.shape) },
    responses: { 204: gone },
  }),
};

/** Changing the words of an entry, and taking them away. */
export function editing(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;

  api.openapi(routes.edit, async (c) => {
    const { id } = c.req.valid('param');
    await editEntry(workplace, personAsking(c), id, c.req.valid('json')).catch(tellBothSides);
    return c.json(await entryAt(c, doorway, id), 200);
  });

  api.openapi(routes.restore, async (c) => {
    const { id, number } = c.req.valid('param');
    await restoreWording(workplace, personAsking(c), id, number);
    return c.json(await entryAt(c, doorway, id), 200);
  });

  api.openapi(routes.withdraw, async (c) => {
    const { id } = c.req.valid('param');
    await withdrawEntry(workplace, personAsking(c), id, c.req.valid('query'));
    return c.body(null, 204);
  });
}

function tellBothSides(error: unknown): never {
  if (!(error instanceof EditedMeanwhile)) throw error;
  const { code, reason, base, yours, theirs, edits } = error;
  throw new Problem(code, reason, [], { base, yours, theirs, edits });
}
