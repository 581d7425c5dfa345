import type { ServerResponse } from 'node:http';
import { type Context, Hono } from 'hono';
import { getStanding } from '../../workplace/entries/standing.ts';
import { notFound, Refusal } from '../../workplace/refusal.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { Hub } from './hub.ts';
import { usualPace } from './paced.ts';

/** `no-transform` and the last one keep proxies from holding back what is sent. */
const streaming = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store, no-transform',
  'Transfer-Encoding': 'chunked',
  'X-Accel-Buffering': 'no',
};

type Ctx = Context<DoorEnv>;

/**
 * One stream for a page, as server-sent events: what happens in the conversation it shows
 * (`?entry=ID`), who else has it open, and that there is something in one's inbox. After a cut the
 * browser names the last event it had, and is told what it missed first. Signed out, there are
 * happenings only. See docs/decisions/0023-live.md.
 */
export function liveDoor(doorway: Doorway, pace = usualPace): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  const hub = new Hub(doorway, pace);
  door.get('/live', async (c) => {
    const viewer = c.get('viewer');
    const entryId = await entryOf(c, doorway);
    if (!entryId && viewer.is !== 'person') throw notFound();
    if (c.req.method === 'HEAD') return c.body(null, 200, streaming);
    const stream = hub.open({
      ...{ viewer, entryId, headers: shownBy(c), since: sinceOf(c) },
      // A program that listens in somebody's name is not somebody who is here.
      seen: c.get('via') === 'session' && viewer.is === 'person' && (await doorway.seen(viewer.id)),
      cut: () => responseOf(c)?.destroy(),
    });
    return c.body(stream.body, 200, streaming);
  });
  door.onError((error, c) => {
    if (error instanceof Refusal) return c.text('', 404);
    throw error;
  });
  return door;
}

/** The entry that is asked for, where the viewer sees it; null where none is. */
async function entryOf(c: Ctx, { workplace }: Doorway): Promise<string | null> {
  const asked = c.req.query('entry');
  return asked === undefined ? null : (await getStanding(workplace, c.get('viewer'), asked)).id;
}

/** What they show at the door, without the rest of a request that need not be kept. */
function shownBy(c: Ctx): Headers {
  const headers = new Headers();
  for (const name of ['authorization', 'cookie']) headers.set(name, c.req.header(name) ?? '');
  return headers;
}

const sinceOf = (c: Ctx) => c.req.header('last-event-id') ?? c.req.query('since') ?? null;

/** Node's own answer; there is none where a house is asked without a server. */
function responseOf(c: Ctx): ServerResponse | undefined {
  return (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing;
}
