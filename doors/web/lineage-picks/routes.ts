import { Hono } from 'hono';
import { say, sayTitle } from '../../../messages/index.ts';
import { findPick, listPicks, type Pick } from '../../../workplace/lineage/index.ts';
import type { DoorEnv } from '../../shared/doorway.ts';
import type { House } from '../house.ts';
import { requirePerson } from '../viewer.ts';

function asShown({ standing, ...work }: Pick) {
  const mark = standing && say(`source.${standing}`);
  return { ...work, title: sayTitle(work.title), mark };
}

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
    const found = at === undefined ? await listPicks(workplace, viewer, q) : pick ? [pick] : [];
    return c.json(found.map(asShown));
  });
  return door;
}
