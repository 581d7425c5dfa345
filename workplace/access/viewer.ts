import type { Membership, Scope } from '../../storage/index.ts';

/** A person as the access rule sees them, made anew for each request. */
export interface PersonViewer {
  readonly kind: 'person';
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly picture: string | null;
  readonly website: string | null;
  readonly timeZone: string;
  readonly membership: Membership;
  readonly admin: boolean;
  /** What the session or token may do; a session of an admin has `admin`. */
  readonly scope: Scope;
}

/** Somebody signed out. */
export interface AnonymousViewer {
  readonly kind: 'anonymous';
}

/** Whoever runs commands at the machine itself: imports, exports, backups. */
export interface Operator {
  readonly kind: 'operator';
}

export type Viewer = PersonViewer | AnonymousViewer | Operator;

export const anonymous: AnonymousViewer = { kind: 'anonymous' };
export const operator: Operator = { kind: 'operator' };

/** The id for `created_by` and the like; null for the operator and for nobody. */
export function getPersonId(viewer: Viewer): string | null {
  return viewer.kind === 'person' ? viewer.id : null;
}

/** The time zone in which a viewer counts days; UTC for whoever has none. */
export function getTimeZone(viewer: Viewer): string {
  return viewer.kind === 'person' ? viewer.timeZone : 'UTC';
}
