import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { canAdminister } from '../../workplace/access/index.ts';
import type { DoorEnv } from '../shared/door-context.ts';
import { mediaType, ScimError } from './errors.ts';

export type ScimContext = Context<DoorEnv>;
export type JsonObject = Record<string, unknown>;

/** Only by the token of an administrator: a browser's session has no business here. */
export function requireDirectoryToken(c: ScimContext): void {
  const { viewer, via } = c.var;
  if (viewer.kind !== 'person') throw new ScimError(401, 'A bearer token is needed.');
  if (via !== 'token' || !canAdminister(viewer))
    throw new ScimError(403, 'This takes the token of an administrator, of scope admin.');
}

export const limitBodySize = bodyLimit({
  maxSize: 4 * 1_048_576,
  onError: () => {
    throw new ScimError(413, 'The body is larger than 4 MiB.');
  },
});

/** The JSON object that was sent, whatever it is called: clients send both media types. */
export async function readBody(c: ScimContext): Promise<JsonObject> {
  const text = await c.req.text();
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {}
  throw new ScimError(400, 'The body is no JSON object.', 'invalidSyntax');
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Answers with a resource or a list, without what the client would rather not have. */
export function respondWithResource(
  c: ScimContext,
  body: JsonObject,
  status: ContentfulStatusCode = 200,
): Response {
  const meta = body.meta as { location?: string } | undefined;
  const headers: Record<string, string> = { 'Content-Type': mediaType };
  if (meta?.location) headers.Location = meta.location;
  return c.body(
    JSON.stringify(omitAttributes(body, c.req.query('excludedAttributes'))),
    status,
    headers,
  );
}

function omitAttributes(resource: JsonObject, excluded: string | undefined): JsonObject {
  const names = new Set((excluded ?? '').toLowerCase().split(/\s*,\s*/));
  const kept = Object.entries(resource).filter(
    ([name]) => ['id', 'schemas', 'meta'].includes(name) || !names.has(name.toLowerCase()),
  );
  return Object.fromEntries(kept);
}

const MAX_COUNT = 200;

/** Which part of a list is asked for (RFC 7644, section 3.4.2.4): counted from 1. */
export function parsePagination(c: ScimContext): { start: number; count: number } {
  const number = (name: string, unsaid: number) => {
    const value = Number.parseInt(c.req.query(name) ?? '', 10);
    return Number.isNaN(value) ? unsaid : value;
  };
  const start = Math.min(Math.max(number('startIndex', 1), 1), 1_000_000_000) - 1;
  return { start, count: Math.min(Math.max(number('count', 100), 0), MAX_COUNT) };
}

/** A part of a list in SCIM's form. */
export function respondWithList(
  c: ScimContext,
  total: number,
  resources: readonly JsonObject[],
): Response {
  const excluded = c.req.query('excludedAttributes');
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: total,
    startIndex: parsePagination(c).start + 1,
    itemsPerPage: resources.length,
    Resources: resources.map((resource) => omitAttributes(resource, excluded)),
  };
  return c.body(JSON.stringify(body), 200, { 'Content-Type': mediaType });
}
