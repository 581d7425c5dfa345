import type { Audience } from '../../storage/index.ts';
import type { FlagView, LinkView } from '../lineage/index.ts';
import type { Byline } from '../people/index.ts';
import type { ReactionCount, ReactionName } from '../works/index.ts';
import type { Withdrawal } from './withdrawal.ts';

export interface SpaceLabel {
  name: string;
  title: string;
  audience: Audience;
  archived: boolean;
}

export interface Closure {
  at: Date;
  by: string | null;
  byHandle: string | null;
  outcome: string | null;
  outcomeHtml: string | null;
}

/** How far a living document has come, as lists show it. */
export interface EntryStatus {
  name: 'draft' | 'shared' | 'confirmed' | 'superseded';
  /** The day by which somebody is to look at it again. */
  reviewBy: string | null;
  template: boolean;
}

/** What lists show of an entry. */
export interface EntrySummary {
  id: string;
  /** The path of its page; permanent by its id, readable by its slug. */
  path: string;
  kind: string;
  space: SpaceLabel;
  title: string;
  excerpt: string;
  tags: string[];
  author: Byline;
  createdAt: Date;
  editedAt: Date | null;
  closed: Closure | null;
  /** Comments that stand (tombstones are not counted). */
  comments: number;
  lastCommentAt: Date | null;
  /** Set when this kind singles out a comment, such as an accepted answer. */
  chosenCommentId: string | null;
  /** How far it has come; null for kinds that are said once. */
  status: EntryStatus | null;
  /** Comments since the viewer last read here; null where they never did, or signed out. */
  unread: number | null;
}

export interface EntryView extends EntrySummary {
  body: string;
  html: string;
  details: Record<string, unknown>;
  /** How often it has been edited. */
  edits: number;
  reactions: ReactionCount[];
  /** Set where it was withdrawn; it has neither title nor words then. */
  withdrawn: Withdrawal | null;
}

export interface Neighbour {
  path: string;
  title: string;
}

/** Everything about an entry's page that is cheap to know, for deciding what to render at all. */
export interface EntryHead {
  id: string;
  kind: string;
  slug: string;
  spaceName: string;
  authorId: string;
  /** Changes whenever anything on the page that is the same for all its readers does. */
  version: string;
  lastModified: Date;
  readUntil: Date | null;
  ownReactions: OwnReaction[];
  /** The viewer's unfinished comment, kept until it is sent. */
  draft: string | null;
  /** What the viewer follows here; null for nobody. */
  followState: EntryFollowState | null;
  /** How far it has come; null for kinds that are said once. */
  status: EntryStatus | null;
  isWithdrawn: boolean;
  can: EntryPermissions;
  /** What it builds on and what builds on it, as far as the viewer sees it. */
  links: LinkView[];
  /** What to look at again here, because a source has been corrected. */
  flags: (FlagView & { can: FlagPermissions })[];
}

/** How much of an entry the viewer hears. */
export interface EntryFollowState {
  /** The ids of their follows of its conversation and of its lineage. */
  entryFollowId: string | null;
  lineageFollowId: string | null;
  isMuted: boolean;
  /** That somebody put this question to them, who has not answered yet: its id, and who. */
  pendingAsk: { id: string; name: string } | null;
  /** Whether a notification of it is unseen, and whether it has reached them. */
  hasUnseen: boolean;
  isNotified: boolean;
}

/** What the viewer may do about a flag. */
export interface FlagPermissions {
  settle: boolean;
  change: boolean;
}

/** A reaction of the viewer's own; `comment` is null for the entry itself. */
export interface OwnReaction {
  comment: string | null;
  name: ReactionName;
}

/** What the viewer may do here. */
export interface EntryPermissions {
  react: boolean;
  /** Whether it is theirs to answer for, though its words may have to stay. */
  editSources: boolean;
  edit: boolean;
  comment: boolean;
  close: boolean;
  correct: boolean;
  withdraw: boolean;
  manage: boolean;
}

/** An earlier or the present version; `number` counts from 1. */
export interface RevisionView {
  number: number;
  title: string | null;
  body: string;
  tags: string[] | null;
  at: Date;
  by: Byline | null;
}
