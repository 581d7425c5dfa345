import type { ServerResponse } from 'node:http';
import { type Context, Hono } from 'hono';
import { getEntryAccess } from '../../workplace/access/index.ts';
import { AppError, notFound } from '../../workplace/kernel/index.ts';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';
import { Hub } from './hub.ts';
import { usualPace } from './throttle.ts';

/** `no-transform` and the last one keep proxies from holding back what is sent. */
const streamHeaders = {
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
 * events only. See docs/decisions/0023-live.md.
 */
export function liveDoor(doorContext: DoorContext, pace = usualPace): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  const hub = new Hub(doorContext, pace);
  door.get('/live', async (c) => {
    const viewer = c.get('viewer');
    const entryId = await findEntryId(c, doorContext);
    if (!entryId && viewer.kind !== 'person') throw notFound();
    if (c.req.method === 'HEAD') return c.body(null, 200, streamHeaders);
    const stream = hub.open({
      viewer,
      entryId,
      headers: pickCredentialHeaders(c),
      since: getLastEventId(c),
      // A program that listens in somebody's name is not somebody who is here.
      isVisible:
        c.get('via') === 'session' &&
        viewer.kind === 'person' &&
        (await doorContext.isVisible(viewer.id)),
      disconnect: () => getNodeResponse(c)?.destroy(),
    });
    return c.body(stream.body, 200, streamHeaders);
  });
  door.onError((error, c) => {
    if (error instanceof AppError) return c.text('', 404);
    throw error;
  });
  return door;
}

/** The entry that is asked for, where the viewer sees it; null where none is. */
async function findEntryId(c: Ctx, { context }: DoorContext): Promise<string | null> {
  const asked = c.req.query('entry');
  return asked === undefined ? null : (await getEntryAccess(context, c.get('viewer'), asked)).id;
}

/** What they show at the door, without the rest of a request that need not be kept. */
function pickCredentialHeaders(c: Ctx): Headers {
  const headers = new Headers();
  for (const name of ['authorization', 'cookie']) headers.set(name, c.req.header(name) ?? '');
  return headers;
}

const getLastEventId = (c: Ctx) => c.req.header('last-event-id') ?? c.req.query('since') ?? null;

/** Node's own answer; there is none where a house is asked without a server. */
function getNodeResponse(c: Ctx): ServerResponse | undefined {
  return (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing;
}
