import { type Hook, type OpenAPIHono, z } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { sayRefusal } from '../../messages/index.ts';
import { reasonsOf } from '../../workplace/input.ts';
import { Refusal } from '../../workplace/refusal.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { answerProblem, type FieldError, type ProblemCode } from '../shared/problem.ts';

export const problemShape = z
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
export class Problem extends Error {
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
    this.name = 'Problem';
    this.code = code;
    this.reason = reason;
    this.errors = errors;
    this.members = members;
  }
}

/** Maps whatever was thrown, once for the whole door. What nobody expected is logged and not told. */
export function answerErrors(api: OpenAPIHono<DoorEnv>, { log, ready }: Doorway): void {
  api.onError(async (error, c) => {
    const problem = problemOf(error);
    if (problem) return answerProblem(c, problem);
    const { requestId } = c.var;
    log.error({ err: error, requestId, method: c.req.method, path: c.req.path }, 'request failed');
    // With the database away, trying again helps, and clients are told so.
    return answerProblem(c, new Problem((await ready()) ? 'unexpected' : 'unavailable'));
  });
}

function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof Refusal) return new Problem(error.code, error.reason, fieldErrors(error));
  if (!(error instanceof HTTPException)) return null;
  if (error.status === 400) return new Problem('malformed');
  return error.status === 415 ? new Problem('unsupportedMediaType') : null;
}

function fieldErrors({ fields }: Pick<Refusal, 'fields'>): FieldError[] {
  return Object.entries(fields).map(([field, reason]) => ({ field, message: sayRefusal(reason) }));
}

/** What a schema does not accept: an address that names nothing, or an input that does not hold. */
// biome-ignore lint/suspicious/noExplicitAny: a hook for the inputs of every route
export const refuseInvalid: Hook<any, DoorEnv, any, any> = (result) => {
  if (result.success) return;
  if (result.target === 'param') throw new Problem('notFound');
  if (result.target === 'header') throw new Problem('malformed', 'idempotencyKeyMalformed');
  // The library hands over what was sent as well; only its types say otherwise.
  const { data } = result as { data?: unknown };
  const fields = reasonsOf(result.error, data);
  throw new Problem('invalid', Object.values(fields)[0], fieldErrors({ fields }));
};
