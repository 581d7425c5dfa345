import { addMeaning, type Meaning } from './meaning.ts';
import { inRest, inTitle, ofTalk, type SpaceIndex, slotOf } from './space-index.ts';
import type { Word } from './words.ts';

/** Which way the entries of one space point, their conversations included. */
export class Meant {
  readonly meaning: Meaning;
  #sums = new Float32Array(0);
  /** How long each sum is; 0 where it has changed since it was measured. */
  #lengths = new Float32Array(0);

  constructor(meaning: Meaning, index: SpaceIndex) {
    this.meaning = meaning;
    this.#reserve(index.ids.length);
    for (const [term, list] of index.postings) {
      if (!meaning.rows.has(term)) continue;
      for (const held of list) {
        const slot = slotOf(held);
        const entry = index.entryOf[slot]!;
        if (entry < 0) continue;
        this.#add(entry, term, entry === slot ? 2 * inTitle(held) + inRest(held) : ofTalk);
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
    const sums = this.#sums;
    const from = slot * dimensions;
    let product = 0;
    for (let i = 0; i < dimensions; i += 1) product += sums[from + i]! * vector[i]!;
    const length = this.#lengths[slot]! || this.#measure(slot);
    return length > 0 ? product / length : 0;
  }

  #measure(slot: number): number {
    const { dimensions } = this.meaning;
    const sum = this.#sums.subarray(slot * dimensions, (slot + 1) * dimensions);
    let square = 0;
    for (const value of sum) square += value * value;
    this.#lengths[slot] = Math.sqrt(square);
    return this.#lengths[slot]!;
  }

  #add(slot: number, term: string, count: number): void {
    addMeaning(this.meaning, term, count, this.#sums, slot * this.meaning.dimensions);
    this.#lengths[slot] = 0;
  }

  #reserve(slots: number): void {
    if (slots <= this.#lengths.length) return;
    const room = Math.ceil(slots * 1.3);
    this.#sums = enlarged(this.#sums, room * this.meaning.dimensions);
    this.#lengths = enlarged(this.#lengths, room);
  }
}

function enlarged(values: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(length);
  larger.set(values);
  return larger;
}
