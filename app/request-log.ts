import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import type { DoorEnv } from '../doors/shared/door-context.ts';

/**
 * One line for each request that changes something or fails, with no query, body, address or
 * name in it: enough to find out what went wrong, too little to watch anybody.
 */
export function createRequestLog(log: Logger): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const { status } = c.res;
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (isRead && status < 500) return;
    const fields = {
      request: c.get('requestId'),
      method: c.req.method,
      path: c.req.path.replace(/(cp[a-z]_)[\w-]+/g, '$1…'),
      status,
      ms: Math.round(performance.now() - start),
    };
    log[status < 500 ? 'info' : 'error'](fields, 'request');
  };
}
