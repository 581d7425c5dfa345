import type { ZodType } from 'zod';

/** What the viewer is to an entry, as far as verbs care. */
export interface Relationship {
  /** Wrote it. */
  readonly author: boolean;
  /** Looks after the space it is in. */
  readonly tends: boolean;
}

/**
 * Something that can be done to an entry of a kind, besides what all entries can. It is addressed
 * by a noun (`PUT /entries/ID/acceptance`) and is undone by deleting that noun.
 */
export interface Verb<Details, Input> {
  readonly noun: string;
  readonly input: ZodType<Input>;
  may(relationship: Relationship): boolean;
  /** The comment that the input names, if any; it must be a comment of this entry that still stands. */
  comment?(input: Input): string;
  apply(details: Details, input: Input): Details;
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
  readonly initial: Details;
  // biome-ignore lint/suspicious/noExplicitAny: each verb has an input of its own, read by its own schema
  readonly verbs: readonly Verb<Details, any>[];
  /** The comment that the details single out (an accepted answer), for lists and pages. */
  chosenComment(details: Details): string | null;
}
