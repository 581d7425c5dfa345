import { Circle } from './circle.ts';
import type { Meaning } from './meaning.ts';
import { Meant } from './meant.ts';
import { Sentences } from './sentences.ts';
import type { Asked } from './sheet.ts';
import { SpaceIndex } from './space-index.ts';
import { readWords } from './words.ts';

/** A work as the database has it, taken apart into words already. */
export interface EntryRow {
  id: string;
  space: string;
  search: string;
  /** Without words of its own, but its conversation is here. */
  withdrawn: boolean;
}

export interface CommentRow {
  id: string;
  entry: string;
  search: string;
}

/** All works of the workplace by their words, a space at a time. */
export class WorksIndex {
  readonly sentences = new Sentences();
  readonly #spaces = new Map<string, SpaceIndex>();
  readonly #meant = new Map<string, Meant>();
  readonly #homes = new Map<string, string>();
  #meaning: Meaning | null = null;
  /** Those who wrote it, and what they have to do with each other. */
  circle = new Circle([]);

  get meaning(): Meaning | null {
    return this.#meaning;
  }

  get entries(): number {
    return this.#homes.size;
  }

  has(entry: string): boolean {
    return this.#homes.has(entry);
  }

  /** Those of these spaces that have anything in them, in the order in which they were given. */
  asked(spaces: readonly string[], withMeaning: boolean): Asked[] {
    return spaces.flatMap((id) => {
      const index = this.#spaces.get(id);
      return index ? [{ index, meant: (withMeaning && this.#meant.get(id)) || null }] : [];
    });
  }

  /** Takes an entry in, in place of what it was with all its comments. */
  putEntry({ id, space, search, withdrawn }: EntryRow): void {
    const before = this.#homes.get(id);
    if (before) this.#spaces.get(before)?.removeEntry(id);
    const index = this.#spaceOf(space);
    const words = readWords(search);
    const slot = index.addEntry(id, words, withdrawn);
    this.#meant.get(space)?.addEntry(slot, words);
    this.#homes.set(id, space);
    if (withdrawn) this.sentences.forget(id);
  }

  /** Takes a comment in, once; one on an entry that is not here is left to that entry's coming. */
  putComment({ id, entry, search }: CommentRow): void {
    const space = this.#homes.get(entry);
    const index = space === undefined ? undefined : this.#spaces.get(space);
    const slot = index?.slots.get(entry);
    if (!space || !index || slot === undefined || index.hasComment(slot, id)) return;
    const words = readWords(search);
    index.addComment(id, slot, words);
    this.#meant.get(space)?.addComment(slot, words);
  }

  /** Knows from now on what words mean, or, with null, no longer. */
  learn(meaning: Meaning | null): void {
    this.#meaning = meaning;
    this.#meant.clear();
    if (!meaning) return;
    for (const [id, index] of this.#spaces) this.#meant.set(id, new Meant(meaning, index));
  }

  #spaceOf(id: string): SpaceIndex {
    const known = this.#spaces.get(id);
    if (known) return known;
    const index = new SpaceIndex();
    this.#spaces.set(id, index);
    if (this.#meaning) this.#meant.set(id, new Meant(this.#meaning, index));
    return index;
  }
}
