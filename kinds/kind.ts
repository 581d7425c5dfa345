import type { ZodType } from 'zod';

/** What the viewer is to an entry, as far as actions care. */
export interface EntryRights {
  /** Wrote it. */
  readonly isAuthor: boolean;
  /** Looks after the space it is in. */
  readonly canManage: boolean;
  /** May change its words. */
  readonly canEdit: boolean;
}

/** Who does something, and when. */
export interface ActionContext {
  /** Null for the operator. */
  readonly personId: string | null;
  readonly now: Date;
  /** The day that it is where they are, as 2026-03-02. */
  readonly today: string;
}

/** How far a living document has come, as its lists and pages say. */
export interface DocumentStatus {
  readonly name: 'draft' | 'shared' | 'confirmed';
  readonly confirmedAt: string | null;
  /** The id of whoever confirmed it. */
  readonly confirmedBy: string | null;
  /** The day by which somebody is to look at it again, as 2026-03-02. */
  readonly reviewBy: string | null;
  /** Whether others start from it. */
  readonly template: boolean;
}

/**
 * Something that can be done to an entry of a kind, besides what all entries can. It is addressed
 * by a noun (`PUT /entries/ID/acceptance`) and is undone by deleting that noun.
 */
export interface KindAction<Details, Input> {
  readonly noun: string;
  readonly input: ZodType<Input>;
  isAllowed(relationship: EntryRights): boolean;
  /** The comment that the input names, if any; it must be a comment of this entry that still stands. */
  getCommentId?(input: Input): string;
  /** Throws an `AppError` where the input does not hold at that time. */
  apply(details: Details, input: Input, context: ActionContext): Details;
  undo(details: Details): Details;
}

/**
 * A kind of entry. A new one is a folder with this and one line in `index.ts`; nothing else asks
 * which kind an entry is. Its page parts are listed in `pages.ts`.
 */
export interface Kind<Details = Record<string, unknown>> {
  readonly name: string;
  /** What only this kind knows of an entry, as stored and as exported. */
  readonly details: ZodType<Details>;
  readonly initialDetails: Details;
  /** Whether its author alone changes its words, or whoever may write in its space. */
  readonly editedBy: 'author' | 'writers';
  /** Whether people close its conversation, or a verdict on it does, and for good. */
  readonly closedBy: 'people' | 'verdict';
  // biome-ignore lint/suspicious/noExplicitAny: each verb has an input of its own, read by its own schema
  readonly actions: readonly KindAction<Details, any>[];
  /** The comment that the details single out (an accepted answer), for lists and pages. */
  chosenComment(details: Details): string | null;
  /** How far it has come; null for what is said once and does not come any further. */
  status(details: Details): DocumentStatus | null;
}
