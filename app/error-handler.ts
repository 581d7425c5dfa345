import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import type { DoorContext, DoorEnv } from '../doors/shared/door-context.ts';
import { respondWithProblem } from '../doors/shared/problem-details.ts';
import { say } from '../messages/index.ts';

/**
 * What no door has answered, such as a database that is away while somebody is being identified.
 * 503 says that trying again will help; 500 that we have to look into it.
 */
export function createErrorHandler(doorContext: DoorContext, log: Logger): ErrorHandler<DoorEnv> {
  return async (error, c) => {
    // What a guard refused on the way in, such as a form that another site's page sent.
    if (error instanceof HTTPException && error.status < 500) return error.getResponse();
    const status = (await doorContext.isReady()) ? 500 : 503;
    const requestId = c.get('requestId');
    log.error({ err: error, request: requestId, status }, 'request failed');
    if (status === 503) c.header('Retry-After', '1');
    const code = status === 503 ? 'unavailable' : 'unexpected';
    if (c.req.path.startsWith('/api/')) return respondWithProblem(c, { code, reason: code });
    return c.text(`${say(status === 503 ? 'error.away' : 'error.failedText')}\n`, status);
  };
}
