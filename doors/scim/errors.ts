import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { sayErrorReason } from '../../messages/index.ts';
import { AppError } from '../../workplace/kernel/index.ts';
import type { DoorEnv } from '../shared/door-context.ts';
import { httpStatusByCode } from '../shared/http.ts';

export const mediaType = 'application/scim+json';

/** What a client did wrong, by the names of RFC 7644, section 3.12. */
export class ScimError extends Error {
  readonly status: ContentfulStatusCode;
  readonly scimType: string | undefined;
  constructor(status: ContentfulStatusCode, detail: string, scimType?: string) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}

/** Answers in SCIM's own form. A refusal keeps its status, but for input: SCIM calls that 400. */
export function toScimErrorResponse(c: Context<DoorEnv>, error: unknown): Response | null {
  if (error instanceof ScimError) return respondWithError(c, error);
  if (!(error instanceof AppError)) return null;
  const reasons = [error.reason, ...Object.values(error.fields)];
  const taken = reasons.some((reason) => /(Taken|Known)$/.test(reason));
  const detail = [...new Set(reasons)].map((reason) => sayErrorReason(reason)).join(' ');
  if (taken) return respondWithError(c, new ScimError(409, detail, 'uniqueness'));
  const isInput = error.code === 'invalid';
  const status = isInput ? 400 : httpStatusByCode[error.code];
  return respondWithError(c, new ScimError(status, detail, isInput ? 'invalidValue' : undefined));
}

function respondWithError(c: Context<DoorEnv>, { status, message, scimType }: ScimError): Response {
  if (status === 401) c.header('WWW-Authenticate', 'Bearer realm="Commonplace"');
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType ? { scimType } : {}),
    detail: message,
  };
  return c.body(JSON.stringify(body), status, { 'Content-Type': mediaType });
}
