import type { Byline } from '../people/index.ts';
import type { ReactionCount } from '../works/index.ts';

/** One comment as shown in its conversation. A tombstone (`deletedAt`) has no words left. */
export interface CommentView {
  id: string;
  entryId: string;
  /** With `entryId`, what makes the entry's path. */
  entrySlug: string;
  body: string;
  html: string;
  author: Byline;
  authorId: string | null;
  replyTo: string | null;
  /** Whom it replies to, when that comment still stands. */
  replyToAuthor: string | null;
  createdAt: Date;
  /** False where an import gave no time: the order is real, the time is not. */
  timeKnown: boolean;
  editedAt: Date | null;
  deletedAt: Date | null;
  edits: number;
  reactions: ReactionCount[];
}
