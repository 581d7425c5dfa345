import { createHash } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { PersonViewer } from '../../workplace/access/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import type { DoorContext, DoorEnv } from '../shared/door-context.ts';
import { ProblemError } from './error-responses.ts';

export type Api = OpenAPIHono<DoorEnv>;
export type ApiContext = Context<DoorEnv>;

/** Whoever asks; throws `notSignedIn` for somebody unknown. */
export function requirePerson(c: ApiContext): PersonViewer {
  const { viewer } = c.var;
  if (viewer.kind !== 'person') throw new ProblemError('notSignedIn');
  return viewer;
}

/**
 * The workplace as a creating command is to see it: with an `Idempotency-Key`, a repetition of
 * the same request answers what the first one did.
 */
export async function withIdempotencyKey(
  c: ApiContext,
  { context }: DoorContext,
): Promise<CommandContext> {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return context;
  const request = createHash('sha256')
    .update(`${c.req.method} ${c.req.path}\n${await c.req.text()}`)
    .digest('base64url');
  return { ...context, idempotencyKey: { personId: requirePerson(c).id, key, request } };
}
