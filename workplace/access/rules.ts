import type { Audience, SpaceRole } from '../../storage/index.ts';
import type { Viewer } from './viewer.ts';

/** What the rule needs to know of a space, and of the viewer's membership in it. */
export interface SpaceAccess {
  readonly audience: Audience;
  readonly archived: boolean;
  readonly role: SpaceRole | null;
}

/** The one rule of who sees a space and everything in it; `visibleTo` says the same in SQL. */
export function canSee(viewer: Viewer, space: Pick<SpaceAccess, 'audience' | 'role'>): boolean {
  if (viewer.kind === 'operator' || space.audience === 'public') return true;
  if (viewer.kind === 'anonymous') return false;
  if (space.role) return true;
  return viewer.membership === 'member' && space.audience === 'open';
}

/** Entries are written by members of the workplace, and by guests in spaces that took them in. */
export function canWrite(viewer: Viewer, space: SpaceAccess): boolean {
  if (space.archived || !canSee(viewer, space)) return false;
  if (viewer.kind !== 'person') return viewer.kind === 'operator';
  if (viewer.scope === 'read') return false;
  return viewer.membership === 'member' || space.role !== null;
}

/** In a public space guests comment, too: that is what it is for. */
export function canComment(viewer: Viewer, space: SpaceAccess): boolean {
  if (canWrite(viewer, space)) return true;
  return isWritingGuest(viewer) && space.audience === 'public' && !space.archived;
}

/** Members of a space, audience and archive are looked after by its stewards and by admins who see it. */
export function canManage(viewer: Viewer, space: Pick<SpaceAccess, 'audience' | 'role'>): boolean {
  if (viewer.kind === 'operator') return true;
  if (viewer.kind !== 'person' || viewer.scope === 'read' || !canSee(viewer, space)) return false;
  return space.role === 'steward' || viewer.admin;
}

function isWritingGuest(viewer: Viewer): boolean {
  return viewer.kind === 'person' && viewer.membership === 'guest' && viewer.scope !== 'read';
}

/** Whether the viewer may run the workplace itself: people, units, invitations. */
export function canAdminister(viewer: Viewer): boolean {
  if (viewer.kind === 'operator') return true;
  return viewer.kind === 'person' && viewer.admin && viewer.scope === 'admin';
}

/** What words mean is learnt from all that members see, so that it may be asked only for them. */
export function canUseSemanticSearch(viewer: Viewer): boolean {
  return viewer.kind === 'operator' || (viewer.kind === 'person' && viewer.membership === 'member');
}
export const spaceNamePattern = /^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/;
