import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import type { DoorEnv, Doorway } from '../doors/shared/doorway.ts';
import { answerProblem } from '../doors/shared/problem.ts';
import { say } from '../messages/index.ts';

/**
 * What no door has answered, such as a database that is away while somebody is being identified.
 * 503 says that trying again will help; 500 that we have to look into it.
 */
export function answerFailure(doorway: Doorway, log: Logger): ErrorHandler<DoorEnv> {
  return async (error, c) => {
    // What a guard refused on the way in, such as a form that another site's page sent.
    if (error instanceof HTTPException && error.status < 500) return error.getResponse();
    const status = (await doorway.ready()) ? 500 : 503;
    const requestId = c.get('requestId');
    log.error({ err: error, request: requestId, status }, 'a request failed');
    if (status === 503) c.header('Retry-After', '1');
    const code = status === 503 ? 'unavailable' : 'unexpected';
    if (c.req.path.startsWith('/api/')) return answerProblem(c, { code, reason: code });
    return c.text(`${say(status === 503 ? 'error.away' : 'error.failedText')}\n`, status);
  };
}
