import type { Word } from './words.ts';

const most = { title: 15, rest: 63 };
const places = 1024;

/** A word of a comment counts for half a word of the entry it is about. */
export const ofTalk = 0.5;

/**
 * The words of one space, by which works hold them. Spaces are kept apart, and a viewer's question
 * is put only to those that they see: what is hidden then changes no count, no score and no time.
 * A document is an entry or a comment and has a number, its slot; it is never moved.
 */
export class SpaceIndex {
  readonly ids: string[] = [];
  /** The slot of the entry that a document belongs to; its own for an entry; -1 once it is gone. */
  entryOf = new Int32Array(16);
  /** Words of the document; those of a title twice. */
  lengths = new Int32Array(16);
  /** For entries, words of their conversation. */
  talk = new Int32Array(16);
  /** For entries with a conversation, the slots of its comments. */
  readonly comments = new Map<number, number[]>();
  /** By word, what `holding` packs into one number for each document that has it. */
  readonly postings = new Map<string, number[]>();
  /** The slots of entries, by their ids. */
  readonly slots = new Map<string, number>();
  readonly #withdrawn = new Set<number>();
  entries = 0;
  documents = 0;
  entryWords = 0;
  talkWords = 0;

  addEntry(id: string, words: readonly Word[], withdrawn = false): number {
    const slot = this.#add(id, this.ids.length, words);
    this.slots.set(id, slot);
    if (withdrawn) this.#withdrawn.add(slot);
    this.entries += 1;
    this.entryWords += this.lengths[slot]!;
    return slot;
  }

  addComment(id: string, entry: number, words: readonly Word[]): number {
    const slot = this.#add(id, entry, words);
    const conversation = this.comments.get(entry);
    if (conversation) conversation.push(slot);
    else this.comments.set(entry, [slot]);
    this.talk[entry]! += this.lengths[slot]!;
    this.talkWords += this.lengths[slot]!;
    return slot;
  }

  #add(id: string, entry: number, words: readonly Word[]): number {
    const slot = this.ids.length;
    let length = 0;
    for (const { term, title, rest } of words) {
      length += 2 * title + rest;
      const list = this.postings.get(term);
      const held = holding(slot, title, rest);
      if (list) list.push(held);
      else this.postings.set(term, [held]);
    }
    if (slot === this.entryOf.length) this.#widen();
    this.ids.push(id);
    this.entryOf[slot] = entry;
    this.lengths[slot] = length;
    this.documents += 1;
    return slot;
  }

  #widen(): void {
    const room = Math.ceil(1.5 * this.entryOf.length);
    this.entryOf = longer(this.entryOf, room);
    this.lengths = longer(this.lengths, room);
    this.talk = longer(this.talk, room);
  }

  /** Comments are many, so the few of their conversation are gone through instead of keeping a list of all. */
  hasComment(entry: number, id: string): boolean {
    return this.comments.get(entry)?.some((slot) => this.ids[slot] === id) ?? false;
  }

  /** Whether this is an entry that may be offered: what was said on a withdrawn one is found, it is not. */
  stands(slot: number): boolean {
    return this.entryOf[slot] === slot && !this.#withdrawn.has(slot);
  }

  /** The slots of an entry and of its comments. */
  conversationOf(entry: number): number[] {
    return [entry, ...(this.comments.get(entry) ?? [])];
  }

  /** What a document holds of a word, or 0; lists are in the order of their slots. */
  heldBy(slot: number, term: string): number {
    const list = this.postings.get(term) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (slotOf(list[middle]!) < slot) low = middle + 1;
      else high = middle;
    }
    const held = list[low];
    return held !== undefined && slotOf(held) === slot ? held : 0;
  }

  /** Lets go of an entry and of its conversation; their slots stay behind, empty. */
  removeEntry(id: string): void {
    const entry = this.slots.get(id);
    if (entry === undefined) return;
    this.entries -= 1;
    this.entryWords -= this.lengths[entry]!;
    this.talkWords -= this.talk[entry]!;
    for (const slot of this.conversationOf(entry)) {
      this.entryOf[slot] = -1;
      this.documents -= 1;
    }
    this.slots.delete(id);
    this.comments.delete(entry);
  }
}

function longer(values: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room);
  larger.set(values);
  return larger;
}

function holding(slot: number, title: number, rest: number): number {
  return slot * places + Math.min(title, most.title) * 64 + Math.min(rest, most.rest);
}

export const slotOf = (held: number): number => Math.floor(held / places);
export const inTitle = (held: number): number => (held % places) >> 6;
export const inRest = (held: number): number => held & 63;
