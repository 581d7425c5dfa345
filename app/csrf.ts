import type { Context, MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import type { DoorEnv } from '../doors/shared/door-context.ts';

/**
 * Forms are sent by our own pages only. A bearer token is not something another site's page can
 * send along, so those requests need no such check. The host is compared, not the scheme: behind
 * a proxy the program sees http where people see https.
 */
export function createCsrfGuard(): MiddlewareHandler<DoorEnv> {
  const guard = csrf({ origin: (origin, c) => parseHost(origin) === c.req.header('host') });
  return (c, next) => (hasUnforgeableSecret(c) ? next() : guard(c, next));
}

/** By something that no other site can know: a token, or an address that only a mail carries (RFC 8058). */
function hasUnforgeableSecret(c: Context<DoorEnv>): boolean {
  return c.get('via') === 'token' || c.req.path.startsWith('/mail/unsubscribe/cpm_');
}

function parseHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
