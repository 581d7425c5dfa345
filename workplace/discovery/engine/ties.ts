import type { Sums } from './sums.ts';

/** A column of numbers that are Int32 or Float32. */
type Column = Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/**
 * Who has to do with whom and in which space, by their numbers: a row for each person, all of them
 * in one buffer. There may be a million, which as objects take ten times the room.
 */
export class Ties {
  #starts = new Int32Array(64);
  #counts = new Int32Array(64);
  #rooms = new Int32Array(64);
  #others = new Int32Array(1024);
  #spaces = new Int32Array(1024);
  #strengths = new Float32Array(1024);
  #end = 0;

  /** A tie holds both ways; a further one between the same people adds to it. */
  add(one: number, other: number, space: number, strength: number): void {
    if (one === other) return;
    this.#append(one, other, space, strength);
    this.#append(other, one, space, strength);
  }

  /** Adds up what somebody has to do with each other person in the spaces for which `seen` is 1. */
  sum(person: number, seen: Uint8Array, into: Sums): Sums {
    const start = this.#starts[person] ?? 0;
    const end = start + this.count(person);
    for (let i = start; i < end; i += 1) {
      if (seen[this.#spaces[i]!] === 1) into.add(this.#others[i]!, this.#strengths[i]!);
    }
    return into;
  }

  /** How many ties somebody has, those to the same person in several spaces counted apart. */
  count(person: number): number {
    return this.#counts[person] ?? 0;
  }

  /** Whether all that somebody has to do with others is in the spaces for which `seen` is 1. */
  allIn(person: number, seen: Uint8Array): boolean {
    const start = this.#starts[person] ?? 0;
    const end = start + this.count(person);
    for (let i = start; i < end; i += 1) if (seen[this.#spaces[i]!] !== 1) return false;
    return true;
  }

  /** Lets go of the room that is kept for more, once many came at once. */
  pack(): void {
    const starts = new Int32Array(this.#starts.length);
    let end = 0;
    for (const [person, count] of this.#counts.entries()) {
      starts[person] = end;
      end += count;
    }
    this.#others = this.#packed(this.#others, new Int32Array(end), starts);
    this.#spaces = this.#packed(this.#spaces, new Int32Array(end), starts);
    this.#strengths = this.#packed(this.#strengths, new Float32Array(end), starts);
    this.#starts = starts;
    this.#rooms = this.#counts.slice();
    this.#end = end;
  }

  #packed<C extends Column>(from: C, to: C, starts: Int32Array): C {
    for (const [person, count] of this.#counts.entries()) {
      const start = this.#starts[person]!;
      to.set(from.subarray(start, start + count), starts[person]);
    }
    return to;
  }

  #append(person: number, other: number, space: number, strength: number): void {
    if (person >= this.#counts.length) this.#admit(2 * person);
    if (this.#counts[person] === this.#rooms[person]) this.#move(person);
    const at = this.#starts[person]! + this.#counts[person]!;
    this.#others[at] = other;
    this.#spaces[at] = space;
    this.#strengths[at] = strength;
    this.#counts[person]! += 1;
  }

  #admit(people: number): void {
    this.#starts = longer(this.#starts, new Int32Array(people));
    this.#counts = longer(this.#counts, new Int32Array(people));
    this.#rooms = longer(this.#rooms, new Int32Array(people));
  }

  /** A row that is full goes on at the end of all, with twice the room. */
  #move(person: number): void {
    const room = Math.max(4, 2 * this.#rooms[person]!);
    if (this.#end + room > this.#others.length) this.#widen(2 * (this.#end + room));
    const start = this.#starts[person]!;
    for (const column of [this.#others, this.#spaces, this.#strengths]) {
      column.copyWithin(this.#end, start, start + this.#counts[person]!);
    }
    this.#starts[person] = this.#end;
    this.#rooms[person] = room;
    this.#end += room;
  }

  #widen(room: number): void {
    this.#others = longer(this.#others, new Int32Array(room));
    this.#spaces = longer(this.#spaces, new Int32Array(room));
    this.#strengths = longer(this.#strengths, new Float32Array(room));
  }
}

function longer<C extends Column>(column: C, empty: C): C {
  empty.set(column);
  return empty;
}
