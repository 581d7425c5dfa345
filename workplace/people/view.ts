import type { Membership } from '../../storage/index.ts';

/** Who wrote a work, as shown beside it. `handle` is null for somebody without an account. */
export interface Byline {
  handle: string | null;
  name: string;
  /** Their own web site, or else null. */
  url: string | null;
  picture: string | null;
}

/** A person as others see them. */
export interface PersonView {
  id: string;
  handle: string;
  name: string;
  title: string | null;
  about: string | null;
  website: string | null;
  picture: string | null;
  timeZone: string;
  membership: Membership;
  admin: boolean;
  createdAt: Date;
  leftAt: Date | null;
  units: { handle: string; title: string }[];
  /** To whom they report, for members to see; `isActive` is false where the place is vacant. */
  reportsTo: { handle: string; name: string; isActive: boolean } | null;
}

/** A person as administrators see them. */
export interface AdminPersonView extends PersonView {
  email: string | null;
}

/** How many people there are: guests and administrators are among those here. */
export interface PeopleCount {
  active: number;
  guests: number;
  admins: number;
  left: number;
}

/** A unit in the tree, with those who belong to it by name. */
export interface UnitWithMembers extends UnitView {
  members: { handle: string; name: string; title: string | null }[];
}

export interface UnitView {
  id: string;
  handle: string;
  title: string;
  /** Handle of the unit above, or null at the top. */
  parent: string | null;
  people: number;
  /** Whether its people sign value models. */
  signsValueModels: boolean;
}
