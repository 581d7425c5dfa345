import { aboutIt, addMeaning, type Meaning, nearest } from './meaning.ts';
import { inRest, inTitle, ofTalk, type SpaceIndex, slotOf } from './space-index.ts';
import type { Word } from './words.ts';

const unknown = -1;

/** Which way the entries of one space point, their conversations included. */
export class Meant {
  readonly meaning: Meaning;
  #sums = new Float32Array(0);
  /** How long each sum is; 0 where it has changed since it was measured. */
  #lengths = new Float32Array(0);
  /** One more than the place of the subject that each is about, or `unknown` yet. */
  #subjects = new Int16Array(0);
  readonly #centres: readonly Float32Array[];

  constructor(meaning: Meaning, index: SpaceIndex) {
    this.meaning = meaning;
    this.#centres = meaning.subjects.map(({ centre }) => centre);
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

  /** The direction of an entry, of length 1; null where it has none of the words. */
  directionOf(slot: number): Float32Array | null {
    const { dimensions } = this.meaning;
    const length = this.#lengths[slot]! || this.#measure(slot);
    if (!(length > 0)) return null;
    const sum = this.#sums.subarray(slot * dimensions, (slot + 1) * dimensions);
    return sum.map((value) => value / length);
  }

  /** The place of the subject that an entry is about; -1 where it is about none. */
  subjectOf(slot: number): number {
    const known = this.#subjects[slot]!;
    if (known !== unknown) return known - 1;
    const direction = this.directionOf(slot);
    const found = direction ? nearest(direction, this.#centres) : null;
    const place = found && found.likeness >= aboutIt ? found.place : -1;
    this.#subjects[slot] = place + 1;
    return place;
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
    this.#subjects[slot] = unknown;
  }

  #reserve(slots: number): void {
    if (slots <= this.#lengths.length) return;
    const room = Math.ceil(slots * 1.3);
    this.#sums = enlarged(this.#sums, room * this.meaning.dimensions);
    this.#lengths = enlarged(this.#lengths, room);
    const subjects = new Int16Array(room).fill(unknown);
    subjects.set(this.#subjects);
    this.#subjects = subjects;
  }
}

function enlarged(values: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(length);
  larger.set(values);
  return larger;
}
