import { type Hook, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ZodError } from 'zod';
import { type MessageName, say, sayRefusal } from '../../messages/index.ts';
import { Refusal } from '../../workplace/refusal.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { statusOf } from '../shared/http.ts';

/** Every way in which a request can fail, with its status: refusals, and what HTTP itself adds. */
export const problemStatuses = {
  ...statusOf,
  malformed: 400,
  methodNotAllowed: 405,
  unsupportedMediaType: 415,
  unexpected: 500,
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>;

export type ProblemCode = keyof typeof problemStatuses;

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

type FieldError = { field: string; message: string };

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

/** The stable address of a kind of problem; opening it leads to its words on the API's page. */
export function problemType(code: ProblemCode): string {
  return `/api/problems/${code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export const problemTitle = (code: ProblemCode): string => say(`problem.${code}` as MessageName);

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

function fieldErrors({ fields }: Refusal): FieldError[] {
  return Object.entries(fields).map(([field, reason]) => ({ field, message: sayRefusal(reason) }));
}

function answerProblem(c: Context<DoorEnv>, problem: Problem): Response {
  const { code, reason, errors, members } = problem;
  const status = problemStatuses[code];
  if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="Commonplace"');
  const answer: z.infer<typeof problemShape> = {
    type: problemType(code),
    title: problemTitle(code),
    status,
    detail: sayRefusal(reason),
    reason,
    ...(errors.length > 0 && { errors }),
    requestId: c.var.requestId,
    ...members,
  };
  return c.body(JSON.stringify(answer), status, { 'Content-Type': 'application/problem+json' });
}

/** What a schema does not accept: an address that names nothing, or an input that does not hold. */
// biome-ignore lint/suspicious/noExplicitAny: a hook for the inputs of every route
export const refuseInvalid: Hook<any, DoorEnv, any, any> = (result) => {
  if (result.success) return;
  if (result.target === 'param') throw new Problem('notFound');
  if (result.target === 'header') throw new Problem('malformed', 'idempotencyKeyMalformed');
  const errors = result.error.issues.map(errorOf);
  throw new Problem('invalid', reasonOf(result.error.issues[0]!.message), errors);
};

type Issue = ZodError['issues'][number];

/** Our own schemas speak in message names; of the rest zod itself says best what it expected. */
function errorOf({ path, message }: Issue): FieldError {
  const ours = reasonOf(message) !== 'invalid';
  return { field: path.join('.') || 'input', message: ours ? sayRefusal(message) : message };
}

function reasonOf(message: string): string {
  return /^[a-z][A-Za-z]+$/.test(message) ? message : 'invalid';
}
