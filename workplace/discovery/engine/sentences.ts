import { dimensions } from './sentence-model.ts';

/** Which way the sentences of entries point, by the entry; looked up only for entries in hand. */
export class Sentences {
  readonly #rows = new Map<string, number>();
  #directions = new Int8Array(0);
  #lengths = new Float32Array(0);

  /** Takes a direction in, in place of what the entry had. */
  put(entry: string, direction: Int8Array): void {
    const row = this.#rows.get(entry) ?? this.#rows.size;
    this.#rows.set(entry, row);
    this.#reserve(row + 1);
    this.#directions.set(direction, row * dimensions);
    this.#lengths[row] = lengthOf(direction);
  }

  /** With an entry's words goes what they said. */
  forget(entry: string): void {
    if (this.#rows.has(entry)) this.put(entry, new Int8Array(dimensions));
  }

  /** The cosine between an entry's direction and this one; null where the entry has none. */
  likenessTo(direction: Int8Array): (entry: string) => number | null {
    const length = lengthOf(direction);
    return (entry) => {
      const row = this.#rows.get(entry);
      if (row === undefined) return null;
      const both = this.#lengths[row]! * length;
      return both > 0 ? this.#product(row, direction) / both : null;
    };
  }

  /** In whole numbers, which is quicker. */
  #product(row: number, direction: Int8Array): number {
    const from = row * dimensions;
    const all = this.#directions;
    let sum = 0;
    for (let i = 0; i < dimensions; i += 1) sum = (sum + all[from + i]! * direction[i]!) | 0;
    return sum;
  }

  #reserve(rows: number): void {
    if (rows <= this.#lengths.length) return;
    const room = Math.ceil(rows * 1.3) + 10;
    const directions = new Int8Array(room * dimensions);
    directions.set(this.#directions);
    this.#directions = directions;
    const lengths = new Float32Array(room);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
  }
}

function lengthOf(direction: Int8Array): number {
  let square = 0;
  for (const value of direction) square += value * value;
  return Math.sqrt(square);
}
