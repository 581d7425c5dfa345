import type { LinkRelation } from '../../../storage/index.ts';

/** Who wrote something: a person of the import by key, or only a name (and a site). */
export type ImportedAuthor = { person: string } | { name: string; url: string | null };

interface ImportedRecord {
  /** What the source calls it, for the report: an answer is a comment here, and is counted apart. */
  what: string;
  /** Names it for ever, so that importing twice changes nothing; begins with the format and site. */
  origin: string;
}

export interface ImportedPerson extends ImportedRecord {
  type: 'person';
  name: string;
  website: string | null;
  about: string | null;
  createdAt: Date;
}

export interface ImportedEntry extends ImportedRecord {
  type: 'entry';
  author: string;
  kind: 'post' | 'question';
  title: string;
  /** Markdown. */
  body: string;
  tags: string[];
  createdAt: Date;
  closedAt: Date | null;
  /** The origin of the comment that was accepted. */
  accepted: string | null;
}

export interface ImportedComment extends ImportedRecord {
  type: 'comment';
  entry: string;
  author: ImportedAuthor;
  /** Markdown. */
  body: string;
  replyTo: string | null;
  createdAt: Date;
  timeKnown: boolean;
}

export interface ImportedLink extends ImportedRecord {
  type: 'link';
  from: string;
  to: string;
  relation: LinkRelation;
  reason: string;
  createdAt: Date;
}

/** Something that the source has and the workplace does not take. */
export interface SkippedRecord {
  type: 'leftOut';
  what: string;
  reason: string;
}

/** Something worth saying that is no record of its own; `{n}` is how often it was said. */
export interface ImportWarning {
  type: 'warning';
  text: string;
}

/**
 * What a door reads out of a file, in an order in which each work comes after what it refers to
 * (but for an accepted comment, which comes after its question).
 */
export type ImportedWork =
  | ImportedPerson
  | ImportedEntry
  | ImportedComment
  | ImportedLink
  | SkippedRecord
  | ImportWarning;
