import { Hono } from 'hono';
import { sayTitle } from '../../../messages/index.ts';
import { findPick, listPicks } from '../../../workplace/lineage/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import type { House } from '../house.ts';
import { requirePerson } from '../viewer.ts';

/** What an editor asks while somebody links to a work: entries by title, or the one at an address. */
export function pickRoutes(house: House): Hono<DoorEnv> {
  const { workplace } = house.doorway;
  const door = new Hono<DoorEnv>();
  door.get('/works.json', async (c) => {
    const viewer = requirePerson(c);
    const at = c.req.query('at')?.slice(0, 2048);
    const q = (c.req.query('q') ?? '').slice(0, 100);
    const pick = at === undefined ? null : await findPick(workplace, viewer, at);
    c.header('Cache-Control', 'private, max-age=10');
    const picks = at === undefined ? await listPicks(workplace, viewer, q) : [pick ?? []].flat();
    return c.json(picks.map((one) => ({ ...one, title: sayTitle(one.title) })));
  });
  return door;
}
