import { type Hook, type OpenAPIHono, z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { sayErrorReason } from '../../messages/index.ts';
import { AppError, collectReasons } from '../../workplace/kernel/index.ts';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';
import {
  type FieldError,
  type ProblemCode,
  respondWithProblem,
} from '../shared/problem-details.ts';

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: '/api/problems/invalid' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    reason: z.string().openapi({ description: 'A stable name for `detail`.' }),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .openapi({ description: 'The fields that do not hold.' }),
    requestId: z.string().openapi({ description: 'What the log calls this request.' }),
  })
  .openapi('Problem', { description: 'An error (RFC 9457).' });

/** A request that this door refuses by itself, before any command hears of it. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly reason: string;
  readonly errors: FieldError[];
  /** What this problem says besides (RFC 9457, extension members). */
  readonly members: object;

  constructor(
    code: ProblemCode,
    reason: string = code,
    errors: FieldError[] = [],
    members: object = {},
  ) {
    super(`${code}: ${reason}`);
    this.name = 'ProblemError';
    this.code = code;
    this.reason = reason;
    this.errors = errors;
    this.members = members;
  }
}

/** Maps whatever was thrown, once for the whole door. What nobody expected is logged and not told. */
export function handleErrors(api: OpenAPIHono<DoorEnv>, { log, isReady }: DoorContext): void {
  api.onError(async (error, c) => {
    const problem = toProblem(error);
    if (problem) return respondWithProblem(c, problem);
    const { requestId } = c.var;
    log.error({ err: error, requestId, method: c.req.method, path: c.req.path }, 'request failed');
    // With the database away, trying again helps, and clients are told so.
    return respondWithProblem(
      c,
      new ProblemError((await isReady()) ? 'unexpected' : 'unavailable'),
    );
  });
}

function toProblem(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (error instanceof AppError)
    return new ProblemError(error.code, error.reason, toFieldErrors(error));
  if (!(error instanceof HTTPException)) return null;
  if (error.status === 400) return new ProblemError('malformed');
  return error.status === 415 ? new ProblemError('unsupportedMediaType') : null;
}

function toFieldErrors({ fields }: Pick<AppError, 'fields'>): FieldError[] {
  return Object.entries(fields).map(([field, reason]) => ({
    field,
    message: sayErrorReason(reason),
  }));
}

/** What a schema does not accept: an address that names nothing, or an input that does not hold. */
// biome-ignore lint/suspicious/noExplicitAny: a hook for the inputs of every route
export const refuseInvalid: Hook<any, DoorEnv, any, any> = (result) => {
  if (result.success) return;
  if (result.target === 'param') throw new ProblemError('notFound');
  if (result.target === 'header') throw new ProblemError('malformed', 'idempotencyKeyMalformed');
  // The library hands over what was sent as well; only its types say otherwise.
  const { data } = result as { data?: unknown };
  const fields = collectReasons(result.error, data);
  throw new ProblemError('invalid', Object.values(fields)[0], toFieldErrors({ fields }));
};
