import type { IndexedWord } from './tsvector.ts';

const MAX_OCCURRENCES = { title: 15, rest: 63 };
const SLOT_FACTOR = 1024;

/** A word of a comment counts for half a word of the entry it is about. */
export const COMMENT_WORD_WEIGHT = 0.5;

/**
 * The words of one space, by which works hold them. Spaces are kept apart, and a viewer's question
 * is put only to those that they see: what is hidden then changes no count, no score and no time.
 * A document is an entry or a comment and has a number, its slot; it is never moved.
 */
export class SpaceIndex {
  readonly ids: string[] = [];
  /** The slot of the entry that a document belongs to; its own for an entry; -1 once it is gone. */
  entryBySlot = new Int32Array(16);
  /** Words of the document; those of a title twice. */
  lengths = new Int32Array(16);
  /** For entries, words of their conversation. */
  commentLengths = new Int32Array(16);
  /** For entries with a conversation, the slots of its comments. */
  readonly commentSlots = new Map<number, number[]>();
  /** By word, what `holding` packs into one number for each document that has it. */
  readonly postings = new Map<string, number[]>();
  /** The slots of entries, by their ids. */
  readonly slotByEntryId = new Map<string, number>();
  readonly #withdrawn = new Set<number>();
  entryCount = 0;
  documentCount = 0;
  entryWordCount = 0;
  commentWordCount = 0;

  addEntry(id: string, words: readonly IndexedWord[], withdrawn = false): number {
    const slot = this.#add(id, this.ids.length, words);
    this.slotByEntryId.set(id, slot);
    if (withdrawn) this.#withdrawn.add(slot);
    this.entryCount += 1;
    this.entryWordCount += this.lengths[slot]!;
    return slot;
  }

  addComment(id: string, entry: number, words: readonly IndexedWord[]): number {
    const slot = this.#add(id, entry, words);
    const conversation = this.commentSlots.get(entry);
    if (conversation) conversation.push(slot);
    else this.commentSlots.set(entry, [slot]);
    this.commentLengths[entry]! += this.lengths[slot]!;
    this.commentWordCount += this.lengths[slot]!;
    return slot;
  }

  #add(id: string, entry: number, words: readonly IndexedWord[]): number {
    const slot = this.ids.length;
    let length = 0;
    for (const { term, titleCount, bodyCount } of words) {
      length += 2 * titleCount + bodyCount;
      const list = this.postings.get(term);
      const posting = packPosting(slot, titleCount, bodyCount);
      if (list) list.push(posting);
      else this.postings.set(term, [posting]);
    }
    if (slot === this.entryBySlot.length) this.#growArrays();
    this.ids.push(id);
    this.entryBySlot[slot] = entry;
    this.lengths[slot] = length;
    this.documentCount += 1;
    return slot;
  }

  #growArrays(): void {
    const room = Math.ceil(1.5 * this.entryBySlot.length);
    this.entryBySlot = growArray(this.entryBySlot, room);
    this.lengths = growArray(this.lengths, room);
    this.commentLengths = growArray(this.commentLengths, room);
  }

  /** Comments are many, so the few of their conversation are gone through instead of keeping a list of all. */
  hasComment(entry: number, id: string): boolean {
    return this.commentSlots.get(entry)?.some((slot) => this.ids[slot] === id) ?? false;
  }

  /** Whether this is an entry that may be offered: what was said on a withdrawn one is found, it is not. */
  isActiveEntry(slot: number): boolean {
    return this.entryBySlot[slot] === slot && !this.#withdrawn.has(slot);
  }

  /** The slots of an entry and of its comments. */
  listConversationSlots(entry: number): number[] {
    return [entry, ...(this.commentSlots.get(entry) ?? [])];
  }

  /** What a document holds of a word, or 0; lists are in the order of their slots. */
  getPosting(slot: number, term: string): number {
    const list = this.postings.get(term) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (getSlot(list[middle]!) < slot) low = middle + 1;
      else high = middle;
    }
    const posting = list[low];
    return posting !== undefined && getSlot(posting) === slot ? posting : 0;
  }

  /** Lets go of an entry and of its conversation; their slots stay behind, empty. */
  removeEntry(id: string): void {
    const entry = this.slotByEntryId.get(id);
    if (entry === undefined) return;
    this.entryCount -= 1;
    this.entryWordCount -= this.lengths[entry]!;
    this.commentWordCount -= this.commentLengths[entry]!;
    for (const slot of this.listConversationSlots(entry)) {
      this.entryBySlot[slot] = -1;
      this.documentCount -= 1;
    }
    this.slotByEntryId.delete(id);
    this.commentSlots.delete(entry);
  }
}

function growArray(values: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room);
  larger.set(values);
  return larger;
}

function packPosting(slot: number, title: number, rest: number): number {
  return (
    slot * SLOT_FACTOR +
    Math.min(title, MAX_OCCURRENCES.title) * 64 +
    Math.min(rest, MAX_OCCURRENCES.rest)
  );
}

export const getSlot = (posting: number): number => Math.floor(posting / SLOT_FACTOR);
export const getTitleCount = (posting: number): number => (posting % SLOT_FACTOR) >> 6;
export const getBodyCount = (posting: number): number => posting & 63;
