import type { Audience, SpaceRole } from '../../storage/index.ts';
import type { Viewer } from './viewer.ts';

/** What the rule needs to know of a space, and of the viewer's membership in it. */
export interface SpaceStanding {
  readonly audience: Audience;
  readonly archived: boolean;
  readonly role: SpaceRole | null;
}

/** The one rule of who sees a space and everything in it; `visibleTo` says the same in SQL. */
export function maySee(viewer: Viewer, space: Pick<SpaceStanding, 'audience' | 'role'>): boolean {
  if (viewer.is === 'operator' || space.audience === 'public') return true;
  if (viewer.is === 'nobody') return false;
  if (space.role) return true;
  return viewer.standing === 'member' && space.audience === 'open';
}

/** Entries are written by members of the workplace, and by guests in spaces that took them in. */
export function mayWrite(viewer: Viewer, space: SpaceStanding): boolean {
  if (space.archived || !maySee(viewer, space)) return false;
  if (viewer.is !== 'person') return viewer.is === 'operator';
  if (viewer.scope === 'read') return false;
  return viewer.standing === 'member' || space.role !== null;
}

/** In a public space guests comment, too: that is what it is for. */
export function mayComment(viewer: Viewer, space: SpaceStanding): boolean {
  if (mayWrite(viewer, space)) return true;
  return isWritingGuest(viewer) && space.audience === 'public' && !space.archived;
}

/** Members of a space, audience and archive are looked after by its stewards and by admins who see it. */
export function mayTend(viewer: Viewer, space: Pick<SpaceStanding, 'audience' | 'role'>): boolean {
  if (viewer.is === 'operator') return true;
  if (viewer.is !== 'person' || viewer.scope === 'read' || !maySee(viewer, space)) return false;
  return space.role === 'steward' || viewer.admin;
}

function isWritingGuest(viewer: Viewer): boolean {
  return viewer.is === 'person' && viewer.standing === 'guest' && viewer.scope !== 'read';
}

/** Whether the viewer may run the workplace itself: people, units, invitations. */
export function mayAdminister(viewer: Viewer): boolean {
  if (viewer.is === 'operator') return true;
  return viewer.is === 'person' && viewer.admin && viewer.scope === 'admin';
}

/** What words mean is learnt from all that members see, so that it may be asked only for them. */
export function mayUseMeaning(viewer: Viewer): boolean {
  return viewer.is === 'operator' || (viewer.is === 'person' && viewer.standing === 'member');
}
