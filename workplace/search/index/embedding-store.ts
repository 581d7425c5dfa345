import { EMBEDDING_DIMENSIONS } from './sentence-model.ts';

/** Which way the sentences of entries point, by the entry; looked up only for entries in hand. */
export class EmbeddingStore {
  readonly #rows = new Map<string, number>();
  #embeddings = new Int8Array(0);
  #lengths = new Float32Array(0);

  /** Takes a direction in, in place of what the entry had. */
  set(entry: string, vector: Int8Array): void {
    const row = this.#rows.get(entry) ?? this.#rows.size;
    this.#rows.set(entry, row);
    this.#reserve(row + 1);
    this.#embeddings.set(vector, row * EMBEDDING_DIMENSIONS);
    this.#lengths[row] = calculateLength(vector);
  }

  /** With an entry's words goes what they said. */
  clear(entry: string): void {
    if (this.#rows.has(entry)) this.set(entry, new Int8Array(EMBEDDING_DIMENSIONS));
  }

  /** The cosine between an entry's direction and this one; null where the entry has none. */
  compareWith(vector: Int8Array): (entry: string) => number | null {
    const length = calculateLength(vector);
    return (entry) => {
      const row = this.#rows.get(entry);
      if (row === undefined) return null;
      const both = this.#lengths[row]! * length;
      return both > 0 ? this.#dotProduct(row, vector) / both : null;
    };
  }

  /** In whole numbers, which is quicker. */
  #dotProduct(row: number, vector: Int8Array): number {
    const from = row * EMBEDDING_DIMENSIONS;
    const all = this.#embeddings;
    let sum = 0;
    for (let i = 0; i < EMBEDDING_DIMENSIONS; i += 1) sum = (sum + all[from + i]! * vector[i]!) | 0;
    return sum;
  }

  #reserve(rows: number): void {
    if (rows <= this.#lengths.length) return;
    const room = Math.ceil(rows * 1.3) + 10;
    const directions = new Int8Array(room * EMBEDDING_DIMENSIONS);
    directions.set(this.#embeddings);
    this.#embeddings = directions;
    const lengths = new Float32Array(room);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
  }
}

function calculateLength(vector: Int8Array): number {
  let square = 0;
  for (const value of vector) square += value * value;
  return Math.sqrt(square);
}
