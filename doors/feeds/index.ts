import { type Context, Hono } from 'hono';
import { sayErrorReason } from '../../messages/index.ts';
import { AppError } from '../../workplace/kernel/index.ts';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';
import { httpStatusByCode } from '../shared/http.ts';
import {
  type FindFeedSource,
  findConversationFeed,
  findEverythingFeed,
  findPersonFeed,
  findSpaceCommentsFeed,
  findSpaceFeed,
} from './feed-sources.ts';
import type { FeedReader } from './items.ts';
import { type FeedFormat, formats, respondWithFeed } from './respond.ts';

const feedRoutes: [path: string, find: FindFeedSource][] = [
  ['/entries/:name/comments', findConversationFeed],
  ['/spaces/:name/entries', findSpaceFeed],
  ['/spaces/:name/comments', findSpaceCommentsFeed],
  ['/people/:name/entries', findPersonFeed],
  ['/entries', findEverythingFeed],
];

/** Everything that can be followed, as Atom and as JSON Feed; see the README beside this. */
export function feedDoor(doorContext: DoorContext): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  const readerOf = (c: Context<DoorEnv>): FeedReader => ({
    context: doorContext.context,
    viewer: c.get('viewer'),
    origin: c.get('origin'),
    now: doorContext.context.now(),
  });
  for (const [path, find] of feedRoutes) {
    for (const format of Object.keys(formats) as FeedFormat[]) {
      door.get(`${path}.${format}`, (c) => respondWithFeed(c, readerOf(c), find, format));
    }
  }
  door.get('/feeds.opml', async (c) => {
    const token = c.get('via') === 'feedToken' ? c.req.query('token') : undefined;
    c.header('Cache-Control', 'private, no-store');
    const type = { 'Content-Type': 'text/x-opml; charset=utf-8' };
    // Loaded when a list is asked for: what writes it is large, and few ask.
    const { renderOpml } = await import('./opml.ts');
    return c.body(await renderOpml(readerOf(c), token), 200, type);
  });
  door.onError((error, c) => {
    if (!(error instanceof AppError)) throw error;
    c.header('Cache-Control', 'no-store');
    return c.text(sayErrorReason(error.reason), httpStatusByCode[error.code]);
  });
  return door;
}
