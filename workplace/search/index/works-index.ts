import { EmbeddingStore } from './embedding-store.ts';
import type { LsaModel } from './lsa-model.ts';
import type { QueriedSpace } from './score-buffer.ts';
import { SocialGraph } from './social-graph.ts';
import { SpaceIndex } from './space-index.ts';
import { SpaceVectors } from './space-vectors.ts';
import { parseTsvector } from './tsvector.ts';

/** A work as the database has it, taken apart into words already. */
export interface IndexedEntryRow {
  id: string;
  space: string;
  search: string;
  /** Without words of its own, but its conversation is here. */
  withdrawn: boolean;
}

export interface IndexedCommentRow {
  id: string;
  entry: string;
  search: string;
}

/** All works of the workplace by their words, a space at a time. */
export class WorksIndex {
  readonly embeddings = new EmbeddingStore();
  readonly #spaces = new Map<string, SpaceIndex>();
  readonly #vectors = new Map<string, SpaceVectors>();
  readonly #spaceByEntry = new Map<string, string>();
  #model: LsaModel | null = null;
  /** Those who wrote it, and what they have to do with each other. */
  socialGraph = new SocialGraph([]);

  get model(): LsaModel | null {
    return this.#model;
  }

  get entryCount(): number {
    return this.#spaceByEntry.size;
  }

  hasEntry(entry: string): boolean {
    return this.#spaceByEntry.has(entry);
  }

  /** Those of these spaces that have anything in them, in the order in which they were given. */
  selectSpaces(spaces: readonly string[], withModel: boolean): QueriedSpace[] {
    return spaces.flatMap((id) => {
      const index = this.#spaces.get(id);
      return index ? [{ index, vectors: (withModel && this.#vectors.get(id)) || null }] : [];
    });
  }

  /** Takes an entry in, in place of what it was with all its comments. */
  putEntry({ id, space, search, withdrawn }: IndexedEntryRow): void {
    const before = this.#spaceByEntry.get(id);
    if (before) this.#spaces.get(before)?.removeEntry(id);
    const index = this.#getOrCreateSpace(space);
    const words = parseTsvector(search);
    const slot = index.addEntry(id, words, withdrawn);
    this.#vectors.get(space)?.addEntry(slot, words);
    this.#spaceByEntry.set(id, space);
    if (withdrawn) this.embeddings.clear(id);
  }

  /** Takes a comment in, once; one on an entry that is not here is left to that entry's coming. */
  putComment({ id, entry, search }: IndexedCommentRow): void {
    const space = this.#spaceByEntry.get(entry);
    const index = space === undefined ? undefined : this.#spaces.get(space);
    const slot = index?.slotByEntryId.get(entry);
    if (!space || !index || slot === undefined || index.hasComment(slot, id)) return;
    const words = parseTsvector(search);
    index.addComment(id, slot, words);
    this.#vectors.get(space)?.addComment(slot, words);
  }

  /** Knows from now on what words mean, or, with null, no longer. */
  setModel(model: LsaModel | null): void {
    this.#model = model;
    this.#vectors.clear();
    if (!model) return;
    for (const [id, index] of this.#spaces) this.#vectors.set(id, new SpaceVectors(model, index));
  }

  #getOrCreateSpace(id: string): SpaceIndex {
    const known = this.#spaces.get(id);
    if (known) return known;
    const index = new SpaceIndex();
    this.#spaces.set(id, index);
    if (this.#model) this.#vectors.set(id, new SpaceVectors(this.#model, index));
    return index;
  }
}
