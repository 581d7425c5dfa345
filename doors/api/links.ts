import { createRoute, z } from '@hono/zod-openapi';
import {
  addLink,
  correctWork,
  getCorrection,
  getLink,
  listCorrections,
  listLinks,
  listOpenFlags,
  removeLink,
  settleFlag,
} from '../../workplace/lineage/index.ts';
import { correctionInput, linkInput, settlementInput } from '../../workplace/lineage/rules.ts';
import type { Doorway } from '../shared/doorway.ts';
import { type Api, type Asked, personAsking, workplaceFor } from './asking.ts';
import {
  correctionOf,
  correctionShape,
  flagOf,
  flagShape,
  linkOf,
  linkShape,
} from './lineage-shapes.ts';
import { answerList, listOf, pageQuery } from './lists.ts';
import { body, created, gone, json, once } from './routes.ts';
import { idParam } from './works.ts';

const tags = ['Lineage'];
const params = idParam;
const newLink = body(z.object(linkInput.shape).openapi('NewLink'));
const newCorrection = body(z.object(correctionInput.shape).openapi('NewCorrection'));
const settlement = body(z.object(settlementInput.shape).openapi('Settlement'));

const routes = {
  list: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}/links',
    summary: 'Links from an entry and its comments, and to them, newest first',
    tags,
    request: { params, query: pageQuery },
    responses: { 200: json(listOf(linkShape), 'Links') },
  }),
  add: createRoute({
    method: 'post',
    path: '/api/v1/entries/{id}/links',
    summary: 'Say what an entry builds on, departs from, supersedes or answers',
    description:
      'A `source` is an id or the address of an entry or comment, or of a page elsewhere. Departing needs a `reason`. Superseding corrects the source.',
    tags,
    request: { params, ...newLink, ...once },
    responses: { 201: created(linkShape, 'The link') },
  }),
  addToComment: createRoute({
    method: 'post',
    path: '/api/v1/comments/{id}/links',
    summary: 'Say what a comment builds on, departs from or answers',
    tags,
    request: { params, ...newLink, ...once },
    responses: { 201: created(linkShape, 'The link') },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/v1/links/{id}',
    summary: 'A link',
    tags,
    request: { params },
    responses: { 200: json(linkShape, 'The link') },
  }),
  remove: createRoute({
    method: 'delete',
    path: '/api/v1/links/{id}',
    summary: 'Take a link back',
    description: 'One that stands in the text goes by an edit of the text.',
    tags,
    request: { params },
    responses: { 204: gone },
  }),
  corrections: createRoute({
    method: 'get',
    path: '/api/v1/entries/{id}/corrections',
    summary: 'Corrections of an entry and its comments, newest first',
    tags,
    request: { params, query: pageQuery },
    responses: { 200: json(listOf(correctionShape), 'Corrections') },
  }),
  correct: createRoute({
    method: 'post',
    path: '/api/v1/entries/{id}/corrections',
    summary: 'Say that an entry was wrong; every work made on it is flagged',
    tags,
    request: { params, ...newCorrection, ...once },
    responses: { 201: json(correctionShape, 'The correction') },
  }),
  correctComment: createRoute({
    method: 'post',
    path: '/api/v1/comments/{id}/corrections',
    summary: 'Say that a comment was wrong; every work made on it is flagged',
    tags,
    request: { params, ...newCorrection, ...once },
    responses: { 201: json(correctionShape, 'The correction') },
  }),
  flags: createRoute({
    method: 'get',
    path: '/api/v1/flags',
    summary: 'One’s own works to look at again, newest first',
    tags,
    request: { query: pageQuery },
    responses: { 200: json(listOf(flagShape), 'Open flags') },
  }),
  settle: createRoute({
    method: 'put',
    path: '/api/v1/flags/{id}/settlement',
    summary: 'Settle a flag: the work still holds (`confirmed`), or was `changed`',
    tags,
    request: { params, ...settlement },
    responses: { 204: { description: 'It is settled.' } },
  }),
};

/** What works came from, and what follows when a source turns out wrong. */
export function links(api: Api, doorway: Doorway): void {
  linksOf(api, doorway);
  corrections(api, doorway);
  flags(api, doorway);
}

function linksOf(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;
  const find = async (c: Asked, id: string) =>
    linkOf(await getLink(workplace, c.var.viewer, id), c.var.origin);
  const place = (c: Asked, id: string) => ({ Location: `${c.var.origin}/api/v1/links/${id}` });

  api.openapi(routes.list, async (c) => {
    const { id } = c.req.valid('param');
    const page = await listLinks(workplace, c.var.viewer, id, c.req.valid('query'));
    return answerList(c, page, (link) => linkOf(link, c.var.origin));
  });

  api.openapi(routes.add, async (c) => {
    const from = { entryId: c.req.valid('param').id };
    const asked = await workplaceFor(c, doorway);
    const { id } = await addLink(asked, personAsking(c), from, c.req.valid('json'));
    return c.json(await find(c, id), 201, place(c, id));
  });

  api.openapi(routes.addToComment, async (c) => {
    const from = { commentId: c.req.valid('param').id };
    const asked = await workplaceFor(c, doorway);
    const { id } = await addLink(asked, personAsking(c), from, c.req.valid('json'));
    return c.json(await find(c, id), 201, place(c, id));
  });

  api.openapi(routes.get, async (c) => c.json(await find(c, c.req.valid('param').id), 200));

  api.openapi(routes.remove, async (c) => {
    await removeLink(workplace, personAsking(c), c.req.valid('param').id);
    return c.body(null, 204);
  });
}

function corrections(api: Api, doorway: Doorway): void {
  const { workplace } = doorway;
  const find = async (c: Asked, id: string) =>
    correctionOf(await getCorrection(workplace, c.var.viewer, id), c.var.origin);

  api.openapi(routes.corrections, async (c) => {
    const { id } = c.req.valid('param');
    const page = await listCorrections(workplace, c.var.viewer, id, c.req.valid('query'));
    return answerList(c, page, (correction) => correctionOf(correction, c.var.origin));
  });

  api.openapi(routes.correct, async (c) => {
    const of = { entryId: c.req.valid('param').id };
    const asked = await workplaceFor(c, doorway);
    const { id } = await correctWork(asked, personAsking(c), of, c.req.valid('json'));
    return c.json(await find(c, id), 201);
  });

  api.openapi(routes.correctComment, async (c) => {
    const of = { commentId: c.req.valid('param').id };
    const asked = await workplaceFor(c, doorway);
    const { id } = await correctWork(asked, personAsking(c), of, c.req.valid('json'));
    return c.json(await find(c, id), 201);
  });
}

function flags(api: Api, { workplace }: Doorway): void {
  api.openapi(routes.flags, async (c) => {
    const page = await listOpenFlags(workplace, personAsking(c), c.req.valid('query'));
    return answerList(c, page, (flag) => flagOf(flag, c.var.origin));
  });

  api.openapi(routes.settle, async (c) => {
    await settleFlag(workplace, personAsking(c), c.req.valid('param').id, c.req.valid('json'));
    return c.body(null, 204);
  });
}
