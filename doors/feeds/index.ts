import { type Context, Hono } from 'hono';
import { sayRefusal } from '../../messages/index.ts';
import { Refusal } from '../../workplace/refusal.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { statusOf } from '../shared/http.ts';
import type { Reader } from './items.ts';
import { type Format, formats, respond } from './respond.ts';
import {
  conversationSource,
  everythingSource,
  type FindSource,
  personSource,
  spaceCommentsSource,
  spaceSource,
} from './source.ts';

const feeds: [path: string, find: FindSource][] = [
  ['/entries/:name/comments', conversationSource],
  ['/spaces/:name/entries', spaceSource],
  ['/spaces/:name/comments', spaceCommentsSource],
  ['/people/:name/entries', personSource],
  ['/entries', everythingSource],
];

/** Everything that can be followed, as Atom and as JSON Feed; see the README beside this. */
export function feedDoor(doorway: Doorway): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  const readerOf = (c: Context<DoorEnv>): Reader => ({
    reading: doorway.workplace,
    viewer: c.get('viewer'),
    origin: c.get('origin'),
    now: doorway.workplace.now(),
  });
  for (const [path, find] of feeds) {
    for (const format of Object.keys(formats) as Format[]) {
      door.get(`${path}.${format}`, (c) => respond(c, readerOf(c), find, format));
    }
  }
  door.get('/feeds.opml', async (c) => {
    const token = c.get('via') === 'feedToken' ? c.req.query('token') : undefined;
    c.header('Cache-Control', 'private, no-store');
    const type = { 'Content-Type': 'text/x-opml; charset=utf-8' };
    // Loaded when a list is asked for: what writes it is large, and few ask.
    const { opmlOf } = await import('./opml.ts');
    return c.body(await opmlOf(readerOf(c), token), 200, type);
  });
  door.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error;
    c.header('Cache-Control', 'no-store');
    return c.text(sayRefusal(error.reason), statusOf[error.code]);
  });
  return door;
}
