import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type MessageName, say, sayErrorReason } from '../../messages/index.ts';
import type { DoorEnv } from './door-context.ts';
import { httpStatusByCode } from './http.ts';

/** Every way in which a request can fail, with its status: refusals, and what HTTP itself adds. */
export const problemStatuses = {
  ...httpStatusByCode,
  malformed: 400,
  methodNotAllowed: 405,
  unsupportedMediaType: 415,
  unexpected: 500,
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>;

export type ProblemCode = keyof typeof problemStatuses;

export type FieldError = { field: string; message: string };

/** The stable address of a kind of problem; opening it leads to its words on the API's page. */
export function getProblemType(code: ProblemCode): string {
  return `/api/problems/${code.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

export const getProblemTitle = (code: ProblemCode): string => say(`problem.${code}` as MessageName);

interface ProblemInput {
  code: ProblemCode;
  reason: string;
  errors?: readonly FieldError[];
  /** What this problem says besides the members that all have. */
  members?: object;
}

/** Answers with a problem (RFC 9457), in the same shape for all of them. */
export function respondWithProblem(c: Context<DoorEnv>, input: ProblemInput): Response {
  const { code, reason, errors = [], members = {} } = input;
  const status = problemStatuses[code];
  if (status === 401) c.header('WWW-Authenticate', getAuthChallenge(reason));
  const problem = {
    type: getProblemType(code),
    title: getProblemTitle(code),
    status,
    detail: sayErrorReason(reason),
    reason,
    ...(errors.length > 0 && { errors }),
    requestId: c.var.requestId,
    ...members,
  };
  return c.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json' });
}

function getAuthChallenge(reason: string): string {
  return reason === 'tokenOver' ? 'Bearer error="invalid_token"' : 'Bearer realm="Commonplace"';
}
