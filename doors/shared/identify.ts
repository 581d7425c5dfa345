import type { MiddlewareHandler } from 'hono';
import { nobody, type Viewer } from '../../workplace/access/index.ts';
import { findSessionViewer, findTokenViewer } from '../../workplace/tokens/index.ts';
import type { DoorEnv, Doorway } from './doorway.ts';

type Identity = { viewer: Viewer; via: DoorEnv['Variables']['via'] };
/** The last part of a feed's address; everywhere else `?token=` means nothing here. */
const feedPath = /\/(entries|comments|feeds)\.(atom|json|opml)$/;
const unknown: Identity = { viewer: nobody, via: 'nothing' };

/**
 * Says who is at the door: a bearer token, the token of a private feed, or a session. A token that
 * does not hold is refused outright, rather than being shown what the world sees.
 */
export function identify(doorway: Doorway): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    c.set('origin', doorway.publicUrl ?? new URL(c.req.url).origin);
    const bearer = /^Bearer +(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    const feedToken = feedPath.test(c.req.path) ? c.req.query('token') : undefined;
    const identity = bearer
      ? await byBearer(doorway, bearer)
      : feedToken !== undefined
        ? await byFeedToken(doorway, feedToken)
        : await bySession(doorway, c.req.raw);
    if (!identity) {
      c.header('WWW-Authenticate', 'Bearer error="invalid_token"');
      return c.json({ type: 'about:blank', title: 'The token does not hold.', status: 401 }, 401, {
        'Content-Type': 'application/problem+json',
      });
    }
    c.set('viewer', identity.viewer);
    c.set('via', identity.via);
    return next();
  };
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

async function bySession(doorway: Doorway, request: Request): Promise<Identity> {
  const cookie = request.headers.get('cookie');
  if (!cookie?.includes(doorway.signIn.cookieName)) return unknown;
  const token = doorway.signIn.sessionToken(request.headers);
  if (!token) return unknown;
  const { workplace } = doorway;
  const viewer = await findSessionViewer(workplace, token, workplace.now());
  return viewer ? { viewer, via: 'session' } : unknown;
}
