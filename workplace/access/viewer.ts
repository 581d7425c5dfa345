import type { Scope, Standing } from '../../storage/index.ts';

/** A person as the access rule sees them, made anew for each request. */
export interface PersonViewer {
  readonly is: 'person';
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly picture: string | null;
  readonly webSite: string | null;
  readonly timeZone: string;
  readonly standing: Standing;
  readonly admin: boolean;
  /** What the session or token may do; a session of an admin has `admin`. */
  readonly scope: Scope;
}

/** Somebody signed out. */
export interface Nobody {
  readonly is: 'nobody';
}

/** Whoever runs commands at the machine itself: imports, exports, backups. */
export interface Operator {
  readonly is: 'operator';
}

export type Viewer = PersonViewer | Nobody | Operator;

export const nobody: Nobody = { is: 'nobody' };
export const operator: Operator = { is: 'operator' };

/** The id for `created_by` and the like; null for the operator and for nobody. */
export function personId(viewer: Viewer): string | null {
  return viewer.is === 'person' ? viewer.id : null;
}

/** The time zone in which a viewer reckons days; UTC for whoever has none. */
export function zoneOf(viewer: Viewer): string {
  return viewer.is === 'person' ? viewer.timeZone : 'UTC';
}
