import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { getStanding } from '../../workplace/entries/standing.ts';
import type { LiveHappening } from '../../workplace/live/index.ts';
import { listHappenings } from '../../workplace/live/missed.ts';
import { Refusal } from '../../workplace/refusal.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { identityOf } from '../shared/identify.ts';

/** Proxies cut a connection on which nothing is said for a minute. */
const heartbeat = 25_000;

/**
 * What happens in a conversation while somebody has it open, as server-sent events of ids. After a
 * cut the browser names the last event it had, and what it missed is told first.
 */
export function liveDoor(doorway: Doorway): Hono<DoorEnv> {
  const door = new Hono<DoorEnv>();
  door.get('/entries/:id/live', async (c) => {
    const viewer = c.get('viewer');
    const { id } = await getStanding(doorway.workplace, viewer, c.req.param('id'));
    const { headers } = c.req.raw;
    const since = c.req.header('last-event-id') ?? c.req.query('since') ?? null;
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      const tell = (happening: LiveHappening) =>
        stream.writeSSE({ id: happening.id, event: 'happening', data: dataOf(happening) });
      const quit = doorway.live.listen(id, (happening) => {
        void mayStillSee(doorway, headers, id).then((may) =>
          may ? tell(happening) : stream.abort(),
        );
      });
      stream.onAbort(quit);
      if (since)
        for (const missed of await listHappenings(doorway.workplace, id, since)) await tell(missed);
      await stream.write(': still here\n\n');
      await untilLeft(stream);
    });
  });
  door.onError((error, c) => {
    if (error instanceof Refusal) return c.text('', 404);
    throw error;
  });
  return door;
}

/** Its timer ends with the stream: one that ran on would keep a closing program waiting. */
function untilLeft(stream: SSEStreamingApi): Promise<void> {
  return new Promise((resolve) => {
    const beat = setInterval(() => void stream.write(': still here\n\n'), heartbeat);
    const leave = () => {
      clearInterval(beat);
      resolve();
    };
    if (stream.aborted) leave();
    else stream.onAbort(leave);
  });
}

function dataOf({ name, commentId }: LiveHappening): string {
  return JSON.stringify({ name, commentId });
}

/** A session, a token, a membership may end while a page is open; so who asks is asked anew. */
async function mayStillSee(doorway: Doorway, headers: Headers, id: string): Promise<boolean> {
  try {
    const identity = await identityOf(doorway, headers);
    if (!identity) return false;
    await getStanding(doorway.workplace, identity.viewer, id);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    doorway.log.error({ err: error }, 'a live stream could not be checked');
    return false;
  }
}
