import type { Accumulator } from './accumulator.ts';

/** A column of numbers that are Int32 or Float32. */
type NumberColumn = Int32Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/**
 * Who has to do with whom and in which space, by their numbers: a row for each person, all of them
 * in one buffer. There may be a million, which as objects take ten times the room.
 */
export class TieMatrix {
  #starts = new Int32Array(64);
  #counts = new Int32Array(64);
  #capacities = new Int32Array(64);
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
  sumTies(person: number, seen: Uint8Array, into: Accumulator): Accumulator {
    const start = this.#starts[person] ?? 0;
    const end = start + this.countTies(person);
    for (let i = start; i < end; i += 1) {
      if (seen[this.#spaces[i]!] === 1) into.add(this.#others[i]!, this.#strengths[i]!);
    }
    return into;
  }

  /** How many ties somebody has, those to the same person in several spaces counted apart. */
  countTies(person: number): number {
    return this.#counts[person] ?? 0;
  }

  /** Whether all that somebody has to do with others is in the spaces for which `seen` is 1. */
  areAllVisible(person: number, seen: Uint8Array): boolean {
    const start = this.#starts[person] ?? 0;
    const end = start + this.countTies(person);
    for (let i = start; i < end; i += 1) if (seen[this.#spaces[i]!] !== 1) return false;
    return true;
  }

  /** Lets go of the room that is kept for more, once many came at once. */
  compact(): void {
    const starts = new Int32Array(this.#starts.length);
    let end = 0;
    for (const [person, count] of this.#counts.entries()) {
      starts[person] = end;
      end += count;
    }
    this.#others = this.#compactColumn(this.#others, new Int32Array(end), starts);
    this.#spaces = this.#compactColumn(this.#spaces, new Int32Array(end), starts);
    this.#strengths = this.#compactColumn(this.#strengths, new Float32Array(end), starts);
    this.#starts = starts;
    this.#capacities = this.#counts.slice();
    this.#end = end;
  }

  #compactColumn<C extends NumberColumn>(from: C, to: C, starts: Int32Array): C {
    for (const [person, count] of this.#counts.entries()) {
      const start = this.#starts[person]!;
      to.set(from.subarray(start, start + count), starts[person]);
    }
    return to;
  }

  #append(person: number, other: number, space: number, strength: number): void {
    if (person >= this.#counts.length) this.#growRows(2 * person);
    if (this.#counts[person] === this.#capacities[person]) this.#relocateRow(person);
    const at = this.#starts[person]! + this.#counts[person]!;
    this.#others[at] = other;
    this.#spaces[at] = space;
    this.#strengths[at] = strength;
    this.#counts[person]! += 1;
  }

  #growRows(people: number): void {
    this.#starts = copyInto(this.#starts, new Int32Array(people));
    this.#counts = copyInto(this.#counts, new Int32Array(people));
    this.#capacities = copyInto(this.#capacities, new Int32Array(people));
  }

  /** A row that is full goes on at the end of all, with twice the room. */
  #relocateRow(person: number): void {
    const room = Math.max(4, 2 * this.#capacities[person]!);
    if (this.#end + room > this.#others.length) this.#growColumns(2 * (this.#end + room));
    const start = this.#starts[person]!;
    for (const column of [this.#others, this.#spaces, this.#strengths]) {
      column.copyWithin(this.#end, start, start + this.#counts[person]!);
    }
    this.#starts[person] = this.#end;
    this.#capacities[person] = room;
    this.#end += room;
  }

  #growColumns(room: number): void {
    this.#others = copyInto(this.#others, new Int32Array(room));
    this.#spaces = copyInto(this.#spaces, new Int32Array(room));
    this.#strengths = copyInto(this.#strengths, new Float32Array(room));
  }
}

function copyInto<C extends NumberColumn>(column: C, empty: C): C {
  empty.set(column);
  return empty;
}
