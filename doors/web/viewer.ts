import { canAdminister, type PersonViewer } from '../../workplace/access/index.ts';
import { AppError, notFound } from '../../workplace/kernel/index.ts';
import type { Ctx } from './web-context.ts';

/** The person at this page; whoever is signed out is sent to sign in and comes back. */
export function requirePerson(c: Ctx): PersonViewer {
  const viewer = c.get('viewer');
  if (viewer.kind !== 'person') throw new AppError('notSignedIn', 'notSignedIn');
  return viewer;
}

/** Pages of administration do not exist for others. */
export function requireAdmin(c: Ctx): PersonViewer {
  const viewer = requirePerson(c);
  if (!canAdminister(viewer)) throw notFound();
  return viewer;
}

/** A parameter of the route's own pattern. */
export function param(c: Ctx, name: string): string {
  return c.req.param(name) ?? '';
}
