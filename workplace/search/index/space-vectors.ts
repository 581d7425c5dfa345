import { addTermVector, findNearest, type LsaModel, MIN_SUBJECT_SIMILARITY } from './lsa-model.ts';
import {
  COMMENT_WORD_WEIGHT,
  getBodyCount,
  getSlot,
  getTitleCount,
  type SpaceIndex,
} from './space-index.ts';
import type { IndexedWord } from './tsvector.ts';

const UNKNOWN_SUBJECT = -1;

/** Which way the entries of one space point, their conversations included. */
export class SpaceVectors {
  readonly model: LsaModel;
  #vectors = new Float32Array(0);
  /** How long each sum is; 0 where it has changed since it was measured. */
  #lengths = new Float32Array(0);
  /** One more than the place of the subject that each is about, or `unknown` yet. */
  #subjects = new Int16Array(0);
  readonly #centres: readonly Float32Array[];

  constructor(model: LsaModel, index: SpaceIndex) {
    this.model = model;
    this.#centres = model.subjects.map(({ centre }) => centre);
    this.#reserve(index.ids.length);
    for (const [term, list] of index.postings) {
      if (!model.rows.has(term)) continue;
      for (const posting of list) {
        const slot = getSlot(posting);
        const entry = index.entryBySlot[slot]!;
        if (entry < 0) continue;
        const own = 2 * getTitleCount(posting) + getBodyCount(posting);
        this.#addTerm(entry, term, entry === slot ? own : COMMENT_WORD_WEIGHT);
      }
    }
  }

  addEntry(slot: number, words: readonly IndexedWord[]): void {
    this.#reserve(slot + 1);
    for (const { term, titleCount, bodyCount } of words)
      this.#addTerm(slot, term, 2 * titleCount + bodyCount);
  }

  addComment(entry: number, words: readonly IndexedWord[]): void {
    for (const { term } of words) this.#addTerm(entry, term, COMMENT_WORD_WEIGHT);
  }

  /** The cosine between an entry's direction and that of `vector`, which is of length 1. */
  calculateSimilarity(slot: number, vector: Float32Array): number {
    const { dimensions } = this.model;
    const sums = this.#vectors;
    const from = slot * dimensions;
    let product = 0;
    for (let i = 0; i < dimensions; i += 1) product += sums[from + i]! * vector[i]!;
    const length = this.#lengths[slot]! || this.#measureLength(slot);
    return length > 0 ? product / length : 0;
  }

  /** The direction of an entry, of length 1; null where it has none of the words. */
  getUnitVector(slot: number): Float32Array | null {
    const { dimensions } = this.model;
    const length = this.#lengths[slot]! || this.#measureLength(slot);
    if (!(length > 0)) return null;
    const sum = this.#vectors.subarray(slot * dimensions, (slot + 1) * dimensions);
    return sum.map((value) => value / length);
  }

  /** The index of the subject that an entry is about; -1 where it is about none. */
  findSubject(slot: number): number {
    const known = this.#subjects[slot]!;
    if (known !== UNKNOWN_SUBJECT) return known - 1;
    const vector = this.getUnitVector(slot);
    const found = vector ? findNearest(vector, this.#centres) : null;
    const subject = found && found.similarity >= MIN_SUBJECT_SIMILARITY ? found.index : -1;
    this.#subjects[slot] = subject + 1;
    return subject;
  }

  #measureLength(slot: number): number {
    const { dimensions } = this.model;
    const sum = this.#vectors.subarray(slot * dimensions, (slot + 1) * dimensions);
    let square = 0;
    for (const value of sum) square += value * value;
    this.#lengths[slot] = Math.sqrt(square);
    return this.#lengths[slot]!;
  }

  #addTerm(slot: number, term: string, count: number): void {
    addTermVector(this.model, term, count, this.#vectors, slot * this.model.dimensions);
    this.#lengths[slot] = 0;
    this.#subjects[slot] = UNKNOWN_SUBJECT;
  }

  #reserve(slots: number): void {
    if (slots <= this.#lengths.length) return;
    const room = Math.ceil(slots * 1.3);
    this.#vectors = growArray(this.#vectors, room * this.model.dimensions);
    this.#lengths = growArray(this.#lengths, room);
    const subjects = new Int16Array(room).fill(UNKNOWN_SUBJECT);
    subjects.set(this.#subjects);
    this.#subjects = subjects;
  }
}

function growArray(values: Float32Array, length: number): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(length);
  larger.set(values);
  return larger;
}
