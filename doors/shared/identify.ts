import type { MiddlewareHandler } from 'hono';
import { anonymous, type Viewer } from '../../workplace/access/index.ts';
import { findSessionViewer, findTokenViewer } from '../../workplace/tokens/index.ts';
import type { DoorContext, DoorEnv } from './door-context.ts';
import { respondWithProblem } from './problem-details.ts';
import { createRevisionCache } from './revision-cache.ts';

export type Identity = { viewer: Viewer; via: DoorEnv['Variables']['via'] };
/** The last part of a feed's address; everywhere else `?token=` means nothing here. */
const feedPathPattern = /\/((entries|comments|feeds)\.(atom|json|opml)|wagers\/reviews\.ics)$/;
const anonymousIdentity: Identity = { viewer: anonymous, via: 'none' };

/**
 * Says who is at the door: a bearer token, the token of a private feed, or a session. A token that
 * does not hold is refused outright, rather than being shown what the world sees.
 */
export function createIdentifier(doorContext: DoorContext): MiddlewareHandler<DoorEnv> {
  const known = createRevisionCache<Identity | null>(doorContext.live);
  return async (c, next) => {
    const reading = c.req.method === 'GET' || c.req.method === 'HEAD';
    c.set('origin', doorContext.publicUrl ?? new URL(c.req.url).origin);
    const feedToken = feedPathPattern.test(c.req.path) ? c.req.query('token') : undefined;
    const { headers } = c.req.raw;
    const find = () => findIdentity(doorContext, headers, feedToken);
    // Whatever is written may end a session or a token; nobody writes on an answer that is kept.
    const identity =
      reading && feedToken === undefined
        ? await known.get(getCredentialKey(headers), find)
        : await find();
    if (!identity) return respondWithProblem(c, { code: 'notSignedIn', reason: 'tokenOver' });
    c.set('viewer', identity.viewer);
    c.set('via', identity.via);
    await next();
    if (!reading) known.evict('');
    return undefined;
  };
}

/** All that somebody shows at the door. */
export function getCredentialKey(headers: Headers): string {
  return `${headers.get('authorization') ?? ''}\n${headers.get('cookie') ?? ''}`;
}

/** Who is asking by these headers, at this moment; null for a token that does not hold (any more). */
export async function findIdentity(
  doorContext: DoorContext,
  headers: Headers,
  feedToken?: string,
): Promise<Identity | null> {
  const bearer = /^Bearer +(.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer) return findBearerIdentity(doorContext, bearer);
  return feedToken === undefined
    ? findSessionIdentity(doorContext, headers)
    : findFeedIdentity(doorContext, feedToken);
}

async function findBearerIdentity(
  doorContext: DoorContext,
  token: string,
): Promise<Identity | null> {
  const viewer = await findTokenViewer(doorContext.context, token, 'api');
  return viewer && { viewer, via: 'token' };
}

/** Feed readers cannot sign in, so the address itself carries a token that opens feeds only. */
async function findFeedIdentity(doorContext: DoorContext, token: string): Promise<Identity | null> {
  const viewer = await findTokenViewer(doorContext.context, token, 'feed');
  return viewer && { viewer, via: 'feedToken' };
}

async function findSessionIdentity(doorContext: DoorContext, headers: Headers): Promise<Identity> {
  const cookie = headers.get('cookie');
  if (!cookie?.includes(doorContext.signIn.cookieName)) return anonymousIdentity;
  const token = doorContext.signIn.sessionToken(headers);
  if (!token) return anonymousIdentity;
  const { context } = doorContext;
  const viewer = await findSessionViewer(context, token, context.now());
  return viewer ? { viewer, via: 'session' } : anonymousIdentity;
}
