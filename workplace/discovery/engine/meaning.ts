/**
 * What words have to do with each other: each has a direction in a space of few dimensions, found
 * by latent semantic analysis of the workplace's own works (Deerwester and others, 1990). Texts
 * about the same thing point the same way even where they share no word.
 */
export interface Meaning {
  readonly id: string;
  /** The spaces that it was learnt from. */
  readonly spaces: readonly string[];
  readonly dimensions: number;
  readonly rows: ReadonlyMap<string, number>;
  /** A row of `dimensions` for each word, weighted by how rare it is. */
  readonly vectors: Float32Array;
}

/** Adds to `sum` (from `offset` on) the direction of a word that stands `count` times in a text. */
export function addMeaning(
  meaning: Meaning,
  term: string,
  count: number,
  sum: Float32Array,
  offset = 0,
): void {
  const row = meaning.rows.get(term);
  if (row === undefined) return;
  const { dimensions, vectors } = meaning;
  const weight = damped(count);
  const from = row * dimensions;
  for (let i = 0; i < dimensions; i += 1) sum[offset + i]! += weight * vectors[from + i]!;
}

/** The tenth occurrence says less than the first. */
export const damped = (count: number): number => (count < 1 ? count : 1 + Math.log(count));
