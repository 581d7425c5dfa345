import type { Audience, SpaceRole } from '../../storage/index.ts';

/** A space as a viewer sees it; `role` is the viewer's own, null outside. */
export interface SpaceView {
  id: string;
  name: string;
  title: string;
  purpose: string;
  audience: Audience;
  createdAt: Date;
  archivedAt: Date | null;
  role: SpaceRole | null;
  entries: number;
  people: number;
  /** When something was last written here, or null in an empty space. */
  lastAt: Date | null;
}

export interface MemberView {
  handle: string;
  name: string;
  title: string | null;
  picture: string | null;
  role: SpaceRole;
  joinedAt: Date;
}
