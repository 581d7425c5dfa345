import { createRoute, z } from '@hono/zod-openapi';
import type { ZodType } from 'zod';
import { kinds } from '../../kinds/index.ts';
import {
  closeConversation,
  closureInput,
  reopenConversation,
} from '../../workplace/comments/index.ts';
import { applyAction, reactToEntry, undoAction } from '../../workplace/entries/index.ts';
import type { DoorContext } from '../shared/door-context.ts';
import { entrySchema, getApiEntry } from './entries.ts';
import { type Api, requirePerson } from './request-context.ts';
import { deletedResponse, jsonBody, jsonResponse } from './route-schemas.ts';
import { idParams, reactionNameSchema } from './work-schemas.ts';

const closureInputSchema = z.object(closureInput.shape).openapi('NewClosure');
const reactionParams = idParams.extend({ name: reactionNameSchema });

const routes = {
  close: createRoute({
    method: 'put',
    path: '/api/v1/entries/{id}/closure',
    summary: 'Close a conversation, with what came of it',
    description: 'Closing a closed one again changes the outcome. The body may be empty.',
    tags: ['Comments'],
    request: { params: idParams, ...jsonBody(closureInputSchema, false) },
    responses: { 200: jsonResponse(entrySchema, 'The entry, closed') },
  }),
  reopen: createRoute({
    method: 'delete',
    path: '/api/v1/entries/{id}/closure',
    summary: 'Open a closed conversation again',
    tags: ['Comments'],
    request: { params: idParams },
    responses: { 200: jsonResponse(entrySchema, 'The entry, open') },
  }),
  react: createRoute({
    method: 'put',
    path: '/api/v1/entries/{id}/reactions/{name}',
    summary: 'React to an entry',
    tags: ['Entries'],
    request: { params: reactionParams },
    responses: { 200: jsonResponse(entrySchema, 'The entry') },
  }),
  unreact: createRoute({
    method: 'delete',
    path: '/api/v1/entries/{id}/reactions/{name}',
    summary: 'Take a reaction back',
    tags: ['Entries'],
    request: { params: reactionParams },
    responses: { 204: deletedResponse },
  }),
};

/** What can be done to an entry, each addressed by its noun. */
export function addEntryActionRoutes(api: Api, doorContext: DoorContext): void {
  const { context } = doorContext;

  api.openapi(routes.close, async (c) => {
    const { id } = c.req.valid('param');
    await closeConversation(context, requirePerson(c), id, c.req.valid('json'));
    return c.json(await getApiEntry(c, doorContext, id), 200);
  });

  api.openapi(routes.reopen, async (c) => {
    const { id } = c.req.valid('param');
    await reopenConversation(context, requirePerson(c), id);
    return c.json(await getApiEntry(c, doorContext, id), 200);
  });

  api.openapi(routes.react, async (c) => {
    const { id, name } = c.req.valid('param');
    await reactToEntry(context, requirePerson(c), id, { name, on: true });
    return c.json(await getApiEntry(c, doorContext, id), 200);
  });

  api.openapi(routes.unreact, async (c) => {
    const { id, name } = c.req.valid('param');
    await reactToEntry(context, requirePerson(c), id, { name, on: false });
    return c.body(null, 204);
  });

  for (const noun of listActionEndpoints()) addKindActionRoutes(api, doorContext, noun);
}

interface ActionEndpoint {
  name: string;
  kinds: string[];
  inputs: ZodType[];
}

/** The nouns that kinds bring along; kinds may share one. */
function listActionEndpoints(): Iterable<ActionEndpoint> {
  const found = new Map<string, ActionEndpoint>();
  for (const kind of kinds) {
    for (const { noun, input } of kind.actions) {
      const same = found.get(noun) ?? { name: noun, kinds: [], inputs: [] };
      same.kinds.push(kind.name);
      same.inputs.push(input);
      found.set(noun, same);
    }
  }
  return found.values();
}

function addKindActionRoutes(
  api: Api,
  doorContext: DoorContext,
  { name, kinds, inputs }: ActionEndpoint,
): void {
  const { context } = doorContext;
  const path = `/api/v1/entries/{id}/${name}` as '/api/v1/entries/{id}/noun';
  const input = inputs.length === 1 ? inputs[0]! : z.union(inputs);
  const common = { path, tags: ['Entries'] };
  const put = createRoute({
    ...common,
    method: 'put',
    summary: `Set the ${name} of a ${kinds.join(' or ')}`,
    request: { params: idParams, ...jsonBody(input) },
    responses: { 200: jsonResponse(entrySchema, 'The entry') },
  });
  const remove = createRoute({
    ...common,
    method: 'delete',
    summary: `Take back the ${name} of a ${kinds.join(' or ')}`,
    request: { params: idParams },
    responses: { 204: deletedResponse },
  });

  api.openapi(put, async (c) => {
    const { id } = c.req.valid('param');
    await applyAction(context, requirePerson(c), id, name, await c.req.json());
    return c.json(await getApiEntry(c, doorContext, id), 200);
  });

  api.openapi(remove, async (c) => {
    await undoAction(context, requirePerson(c), c.req.valid('param').id, name);
    return c.body(null, 204);
  });
}
