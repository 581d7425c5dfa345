import { mayAdminister, type PersonViewer } from '../../workplace/access/index.ts';
import { notFound, Refusal } from '../../workplace/refusal.ts';
import type { Ctx } from './house.ts';

/** The person at this page; whoever is signed out is sent to sign in and comes back. */
export function requirePerson(c: Ctx): PersonViewer {
  const viewer = c.get('viewer');
  if (viewer.is !== 'person') throw new Refusal('notSignedIn', 'notSignedIn');
  return viewer;
}

/** Pages of administration do not exist for others. */
export function requireAdmin(c: Ctx): PersonViewer {
  const viewer = requirePerson(c);
  if (!mayAdminister(viewer)) throw notFound();
  return viewer;
}

/** A parameter of the route's own pattern. */
export function param(c: Ctx, name: string): string {
  return c.req.param(name) ?? '';
}
