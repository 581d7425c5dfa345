import { createHash } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { PersonViewer } from '../../workplace/access/index.ts';
import type { Workplace } from '../../workplace/happenings/index.ts';
import type { DoorEnv, Doorway } from '../shared/doorway.ts';
import { Problem } from './problems.ts';

export type Api = OpenAPIHono<DoorEnv>;
export type Asked = Context<DoorEnv>;

/** Whoever asks; throws `notSignedIn` for somebody unknown. */
export function personAsking(c: Asked): PersonViewer {
  const { viewer } = c.var;
  if (viewer.is !== 'person') throw new Problem('notSignedIn');
  return viewer;
}

/**
 * The workplace as a creating command is to see it: with an `Idempotency-Key`, a repetition of
 * the same request answers what the first one did.
 */
export async function workplaceFor(c: Asked, { workplace }: Doorway): Promise<Workplace> {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return workplace;
  const request = createHash('sha256')
    .update(`${c.req.method} ${c.req.path}\n${await c.req.text()}`)
    .digest('base64url');
  return { ...workplace, once: { personId: personAsking(c).id, key, request } };
}
