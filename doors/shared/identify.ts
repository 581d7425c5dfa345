import type { MiddlewareHandler } from 'hono';
import { nobody, type Viewer } from '../../workplace/access/index.ts';
import { findSessionViewer, findTokenViewer } from '../../workplace/tokens/index.ts';
import { beliefIn } from './belief.ts';
import type { DoorEnv, Doorway } from './doorway.ts';
import { answerProblem } from './problem.ts';

export type Identity = { viewer: Viewer; via: DoorEnv['Variables']['via'] };
/** The last part of a feed's address; everywhere else `?token=` means nothing here. */
const feedPath = /\/((entries|comments|feeds)\.(atom|json|opml)|wagers\/reviews\.ics)$/;
const unknown: Identity = { viewer: nobody, via: 'nothing' };

/**
 * Says who is at the door: a bearer token, the token of a private feed, or a session. A token that
 * does not hold is refused outright, rather than being shown what the world sees.
 */
export function identify(doorway: Doorway): MiddlewareHandler<DoorEnv> {
  const known = beliefIn<Identity | null>(doorway.live);
  return async (c, next) => {
    const reading = c.req.method === 'GET' || c.req.method === 'HEAD';
    c.set('origin', doorway.publicUrl ?? new URL(c.req.url).origin);
    const feedToken = feedPath.test(c.req.path) ? c.req.query('token') : undefined;
    const { headers } = c.req.raw;
    const find = () => identityOf(doorway, headers, feedToken);
    // Whatever is written may end a session or a token; nobody writes on an answer that is kept.
    const identity =
      reading && feedToken === undefined ? await known.get(shown(headers), find) : await find();
    if (!identity) return answerProblem(c, { code: 'notSignedIn', reason: 'tokenOver' });
    c.set('viewer', identity.viewer);
    c.set('via', identity.via);
    await next();
    if (!reading) known.forget('');
    return undefined;
  };
}

/** All that somebody shows at the door. */
export function shown(headers: Headers): string {
  return `${headers.get('authorization') ?? ''}\n${headers.get('cookie') ?? ''}`;
}

/** Who is asking by these headers, at this moment; null for a token that does not hold (any more). */
export async function identityOf(
  doorway: Doorway,
  headers: Headers,
  feedToken?: string,
): Promise<Identity | null> {
  const bearer = /^Bearer +(.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer) return byBearer(doorway, bearer);
  return feedToken === undefined ? bySession(doorway, headers) : byFeedToken(doorway, feedToken);
}

async function byBearer(doorway: Doorway, token: string): Promise<Identity | null> {
  const viewer = await findTokenViewer(doorway.workplace, token, 'api');
  return viewer && { viewer, via: 'token' };
}

/** Feed readers cannot sign in, so the address itself carries a token that opens feeds only. */
async function byFeedToken(doorway: Doorway, token: string): Promise<Identity | null> {
  const viewer = await findTokenViewer(doorway.workplace, token, 'feed');
  return viewer && { viewer, via: 'feedToken' };
}

async function bySession(doorway: Doorway, headers: Headers): Promise<Identity> {
  const cookie = headers.get('cookie');
  if (!cookie?.includes(doorway.signIn.cookieName)) return unknown;
  const token = doorway.signIn.sessionToken(headers);
  if (!token) return unknown;
  const { workplace } = doorway;
  const viewer = await findSessionViewer(workplace, token, workplace.now());
  return viewer ? { viewer, via: 'session' } : unknown;
}
