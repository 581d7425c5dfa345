import { createRoute, z } from '@hono/zod-openapi';
import type { ZodType } from 'zod';
import { kinds } from '../../kinds/index.ts';
import { closeConversation, reopenConversation } from '../../workplace/conversation/index.ts';
import { closureInput } from '../../workplace/conversation/rules.ts';
import { actOnEntry, reactToEntry, undoAct } from '../../workplace/entries/index.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, personAsking } from './asking.ts';
import { entryAt, entryShape } from './entries.ts';
import { body, gone, json } from './routes.ts';
import { idParam, reactionName } from './works.ts';

const closureInputShape = z.object(closureInput.shape).openapi('NewClosure');
const reactionParam = idParam.extend({ name: reactionName });

const routes = {
  close: createRoute({
    method: 'put',
    path: '/api/v1/entries/{id}/closure',
    summary: 'Close a conversation, with what came of it',
    description: 'Closing a closed one again changes the outcome. The body may be empty.',
    tags: ['Conversation'],
    request: { params: idParam, ...body(closureInputShape, false) },
    responses: { 200: json(entryShape, 'The entry, closed') },
  }),
  reopen: createRoute({
    method: 'delete',
    path: '/api/v1/entries/{id}/closure',
    summary: 'Open a closed conversation again',
    tags: ['Conversation'],
    request: { params: idParam },
    responses: { 200: json(entryShape, 'The entry, open') },
  }),
  react: createRoute({
    method: 'put',
    path: '/api/v1/entries/{id}/reactions/{name}',
    summary: 'React to an entry',
    tags: ['Entries'],
    request: { params: reactionParam },
    responses: { 200: json(entryShape, 'The entry') },
  }),
  unreact: createRoute({
    method: 'delete',
    path: '/api/v1/entries/{id}/reactions/{name}',
    summary: 'Take a reaction back',
    tags: ['Entries'],
    request: { params: reactionParam },
    responses: { 204: gone },
  }),
};

/** What can be done to an entry, each addressed by its noun. */
export function acts(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;

  api.openapi(routes.close, async (c) => {
    const { id } = c.req.valid('param');
    await closeConversation(workplace, personAsking(c), id, c.req.valid('json'));
    return c.json(await entryAt(c, doorway, id), 200);
  });

  api.openapi(routes.reopen, async (c) => {
    const { id } = c.req.valid('param');
    await reopenConversation(workplace, personAsking(c), id);
    return c.json(await entryAt(c, doorway, id), 200);
  });

  api.openapi(routes.react, async (c) => {
    const { id, name } = c.req.valid('param');
    await reactToEntry(workplace, personAsking(c), id, { name, on: true });
    return c.json(await entryAt(c, doorway, id), 200);
  });

  api.openapi(routes.unreact, async (c) => {
    const { id, name } = c.req.valid('param');
    await reactToEntry(workplace, personAsking(c), id, { name, on: false });
    return c.body(null, 204);
  });

  for (const noun of nouns()) verb(api, doorway, noun);
}

interface Noun {
  name: string;
  kinds: string[];
  inputs: ZodType[];
}

/** The nouns that kinds bring along; kinds may share one. */
function nouns(): Iterable<Noun> {
  const found = new Map<string, Noun>();
  for (const kind of kinds) {
    for (const { noun, input } of kind.verbs) {
      const same = found.get(noun) ?? { name: noun, kinds: [], inputs: [] };
      same.kinds.push(kind.name);
      same.inputs.push(input);
      found.set(noun, same);
    }
  }
  return found.values();
}

function verb(api: Api, doorway: Doorway, { name, kinds: of, inputs }: Noun): void {
  const { workplace } = doorway;
  const path = `/api/v1/entries/{id}/${name}` as '/api/v1/entries/{id}/noun';
  const input = inputs.length === 1 ? inputs[0]! : z.union(inputs);
  const common = { path, tags: ['Entries'] };
  const put = createRoute({
    ...common,
    method: 'put',
    summary: `Set the ${name} of a ${of.join(' or ')}`,
    request: { params: idParam, ...body(input) },
    responses: { 200: json(entryShape, 'The entry') },
  });
  const remove = createRoute({
    ...common,
    method: 'delete',
    summary: `Take back the ${name} of a ${of.join(' or ')}`,
    request: { params: idParam },
    responses: { 204: gone },
  });

  api.openapi(put, async (c) => {
    const { id } = c.req.valid('param');
    await actOnEntry(workplace, personAsking(c), id, name, await c.req.json());
    return c.json(await entryAt(c, doorway, id), 200);
  });

  api.openapi(remove, async (c) => {
    await undoAct(workplace, personAsking(c), c.req.valid('param').id, name);
    return c.body(null, 204);
  });
}
