import { addMeaning, type Meaning } from './meaning.ts';
import { inRest, inTitle, ofTalk, type SpaceIndex, slotOf } from './space-index.ts';
import type { Word } from './words.ts';

/** Which way the entries of one space point, their conversations included. */
export class Meant {
  readonly meaning: Meaning;
  #sums = new Float32Array(0);

  constructor(meaning: Meaning, index: SpaceIndex) {
    this.meaning = meaning;
    this.#reserve(index.ids.length);
    for (const [term, list] of index.postings) {
      if (!meaning.rows.has(term)) continue;
      for (const held of list) {
        const slot = slotOf(held);
        const entry = index.entryOf[slot]!;
        if (entry < 0) continue;
        const count = entry === slot ? 2 * inTitle(held) + inRest(held) : ofTalk;
        addMeaning(meaning, term, count, this.#sums, entry * meaning.dimensions);
      }
    }
  }

  addEntry(slot: number, words: readonly Word[]): void {
    this.#reserve(slot + 1);
    for (const { term, title, rest } of words) this.#add(slot, term, 2 * title + rest);
  }

  addComment(entry: number, words: readonly Word[]): void {
    for (const { term } of words) this.#add(entry, term, ofTalk);
  }

  /** The cosine between an entry's direction and that of `vector`, which is of length 1. */
  likeness(slot: number, vector: Float32Array): number {
    const { dimensions } = this.meaning;
    const from = slot * dimensions;
    let product = 0;
    let square = 0;
    for (let i = 0; i < dimensions; i += 1) {
      const value = this.#sums[from + i]!;
      product += value * vector[i]!;
      square += value * value;
    }
    return square > 0 ? product / Math.sqrt(square) : 0;
  }

  #add(slot: number, term: string, count: number): void {
    addMeaning(this.meaning, term, count, this.#sums, slot * this.meaning.dimensions);
  }

  #reserve(slots: number): void {
    const needed = slots * this.meaning.dimensions;
    if (needed <= this.#sums.length) return;
    const larger = new Float32Array(Math.ceil(needed * 1.3));
    larger.set(this.#sums);
    this.#sums = larger;
  }
}
