import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { METHOD_NAME_ALL } from 'hono/router';
import type { DoorEnv } from '../shared/door-context.ts';
import { ProblemError } from './error-responses.ts';

/**
 * Lets through only what some operation answers; refuses the rest before anything else is asked
 * of it: 405 with `Allow` for another method of a known address, or 404. `methodsAt` says which
 * methods an address takes.
 */
export function requireKnownRoute(
  methodsAt: (path: string) => string[],
): MiddlewareHandler<DoorEnv> {
  return async (c, next) => {
    if (matchedRoutes(c).some(({ method }) => method !== METHOD_NAME_ALL)) return next();
    const methods = methodsAt(c.req.path);
    if (methods.length === 0) throw new ProblemError('notFound');
    c.header('Allow', methods.join(', '));
    throw new ProblemError('methodNotAllowed');
  };
}
