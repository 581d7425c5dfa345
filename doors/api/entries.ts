import { createRoute, z } from '@hono/zod-openapi';
import { kinds } from '../../kinds/index.ts';
import {
  getWholeEntry,
  listWholeEntries,
  publishEntry,
  type WholeEntry,
} from '../../workplace/entries/index.ts';
import { entryInput } from '../../workplace/entries/rules.ts';
import { listWordings } from '../../workplace/works/wordings.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, type Asked, personAsking, workplaceFor } from './asking.ts';
import { answerList, instant, listOf, pageQuery, word, yesOrNo } from './lists.ts';
import { body, created, json, once } from './routes.ts';
import {
  authorOf,
  authorShape,
  idParam,
  orNull,
  reactionsOf,
  reactionsShape,
  wordingOf,
  wordingShape,
} from './works.ts';

const kindName = z.enum(
  kinds.map((kind) => kind.name),
  'kindUnknown',
);

const closureShape = z
  .object({
    at: z.iso.datetime(),
    by: z.object({ handle: z.string(), name: z.string() }).nullable(),
    outcome: z.string().nullable().openapi({ description: 'Markdown: what came of it.' }),
    outcomeHtml: z.string().nullable(),
  })
  .openapi('Closure');

export const entryShape = z
  .object({
    id: z.uuid(),
    url: z.url(),
    kind: z.string(),
    space: z.string().openapi({ description: 'The name of its space.' }),
    title: z.string().openapi({ description: 'Empty once withdrawn, as is the body.' }),
    body: z.string().openapi({ description: 'Markdown.' }),
    html: z.string().openapi({ description: 'The body as safe HTML.' }),
    author: authorShape,
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    edits: z.int().openapi({ description: 'How often it was edited; send it along to edit it.' }),
    closed: z.boolean(),
    closure: orNull(closureShape),
    withdrawnAt: z.iso.datetime().nullable(),
    withdrawnBy: orNull(authorShape).openapi({
      description: 'null where nobody here did, but the operator.',
    }),
    withdrawnNote: z.string().nullable().openapi({ description: 'Why, where it was said.' }),
    tags: z.array(z.string()),
    comments: z.int(),
    details: z.record(z.string(), z.any()).openapi({ description: 'What only its kind knows.' }),
    buildsOn: z.array(z.string()).openapi({ description: 'Addresses of its sources.' }),
    reactions: reactionsShape,
  })
  .openapi('Entry');

/** An entry as other programs see it; lists show it just the same. */
export function entryOf(entry: WholeEntry, origin: string): z.infer<typeof entryShape> {
  const { id, kind, title, body, html, edits, tags, comments, details } = entry;
  return {
    id,
    url: origin + entry.path,
    kind,
    space: entry.space.name,
    title,
    body,
    html,
    author: authorOf(entry.author, origin),
    createdAt: entry.createdAt.toISOString(),
    editedAt: entry.editedAt?.toISOString() ?? null,
    edits,
    closed: entry.closed !== null,
    closure: entry.closed && closureOf(entry.closed),
    ...withdrawalOf(entry.withdrawn, origin),
    tags,
    comments,
    details,
    buildsOn: entry.buildsOn.map((address) => new URL(address, origin).href),
    reactions: reactionsOf(entry.reactions),
  };
}

function withdrawalOf(withdrawn: WholeEntry['withdrawn'], origin: string) {
  if (!withdrawn) return { withdrawnAt: null, withdrawnBy: null, withdrawnNote: null };
  const { at, by: name, byHandle: handle, byUrl: url, note } = withdrawn;
  const withdrawnBy = name === null ? null : authorOf({ handle, name, url, picture: null }, origin);
  return { withdrawnAt: at.toISOString(), withdrawnBy, withdrawnNote: note };
}

function closureOf({ at, by, byHandle, outcome, outcomeHtml }: NonNullable<WholeEntry['closed']>) {
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
        space: word.optional().openapi({ description: 'The name of a space.' }),
        kind: kindName.optional(),
        author: word.optional().openapi({ description: 'A handle.' }),
        tag: word.optional(),
        closed: yesOrNo.optional(),
        since: instant.optional(),
        before: instant.optional(),
      }),
    },
    responses: { 200: json(listOf(entryShape), 'Entries') },
  }),
  publish: createRoute({
    method: 'post',
    path: '/api/v1/entries',
    summary: 'Publish an entry',
    tags: ['Entries'],
    request: { ...body(z.object(entryInput.shape).openapi('NewEntry')), ...once },
    responses: { 201: created(entryShape, 'The new entry') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}',
    summary: 'An entry',
    tags: ['Entries'],
    request: { params: idParam },
    responses: { 200: json(entryShape, 'The entry') },
  }),
  history: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}/history',
    summary: 'How an entry has read over time, oldest first',
    tags: ['Entries'],
    request: { params: idParam },
    responses: { 200: json(listOf(wordingShape), 'Wordings') },
  }),
};

/** The entry as it is now, for an answer. */
export async function entryAt(c: Asked, { workplace }: Doorway, id: string) {
  return entryOf(await getWholeEntry(workplace, c.var.viewer, id), c.var.origin);
}

export function entries(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;

  api.openapi(routes.list, async (c) => {
    const { since, before, ...filter } = c.req.valid('query');
    const times = { since: dateOf(since), before: dateOf(before) };
    const page = await listWholeEntries(workplace, c.var.viewer, { ...filter, ...times });
    return answerList(c, page, (entry) => entryOf(entry, c.var.origin));
  });

  api.openapi(routes.publish, async (c) => {
    const viewer = personAsking(c);
    const { id } = await publishEntry(await workplaceFor(c, doorway), viewer, c.req.valid('json'));
    const location = `${c.var.origin}/api/v1/entries/${id}`;
    return c.json(await entryAt(c, doorway, id), 201, { Location: location });
  });

  api.openapi(routes.get, async (c) =>
    c.json(await entryAt(c, doorway, c.req.valid('param').id), 200),
  );

  api.openapi(routes.history, async (c) => {
    const entryId = c.req.valid('param').id;
    const wordings = await listWordings(workplace, c.var.viewer, { entryId });
    return c.json({ items: wordings.map((one) => wordingOf(one, c.var.origin)), next: null }, 200);
  });
}

function dateOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
