import { Hono } from 'hono';
import { say, sayTitle } from '../../../messages/index.ts';
import {
  findLinkOption,
  type LinkOption,
  listLinkOptions,
} from '../../../workplace/lineage/index.ts';
import type { DoorEnv } from '../../shared/door-context.ts';
import { requirePerson } from '../viewer.ts';
import type { WebContext } from '../web-context.ts';

function toOption({ status, ...work }: LinkOption) {
  const mark = status && say(`source.${status}`);
  return { ...work, title: sayTitle(work.title), mark };
}

/** What an editor asks while somebody links to a work: entries by title, or the one at an address. */
export function autocompleteRoutes(web: WebContext): Hono<DoorEnv> {
  const { context } = web.door;
  const routes = new Hono<DoorEnv>();
  routes.get('/works.json', async (c) => {
    const viewer = requirePerson(c);
    const at = c.req.query('at')?.slice(0, 2048);
    const q = (c.req.query('q') ?? '').slice(0, 100);
    const pick = at === undefined ? null : await findLinkOption(context, viewer, at);
    c.header('Cache-Control', 'private, max-age=10');
    const found = at === undefined ? await listLinkOptions(context, viewer, q) : pick ? [pick] : [];
    return c.json(found.map(toOption));
  });
  return routes;
}
