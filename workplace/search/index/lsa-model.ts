/**
 * What words have to do with each other: each has a direction in a space of few dimensions, found
 * by latent semantic analysis of the workplace's own works (Deerwester and others, 1990). Texts
 * about the same thing point the same way even where they share no word.
 */
export interface LsaModel {
  readonly id: string;
  /** The spaces that it was learnt from. */
  readonly spaces: readonly string[];
  readonly dimensions: number;
  readonly rows: ReadonlyMap<string, number>;
  /** A row of `dimensions` for each word, weighted by how rare it is. */
  readonly vectors: Float32Array;
  /** What the works are about, each a direction. */
  readonly subjects: readonly Subject[];
}

/** What several works are about, as it emerged from them. */
export interface Subject {
  /** A few words that tell it from the others, as people write them. */
  readonly words: readonly string[];
  /** Which way its works point; of length 1. */
  readonly centre: Float32Array;
}

/** What points less than this towards a subject is not about it. */
export const MIN_SUBJECT_SIMILARITY = 0.3;

/** The centre that a direction comes closest to, both of length 1. */
export function findNearest(vector: Float32Array, centres: readonly Float32Array[]) {
  let index = -1;
  let similarity = Number.NEGATIVE_INFINITY;
  for (const [i, centre] of centres.entries()) {
    let value = 0;
    for (let j = 0; j < centre.length; j += 1) value += vector[j]! * centre[j]!;
    if (value > similarity) [index, similarity] = [i, value];
  }
  return { index, similarity };
}

/** Adds to `sum` (from `offset` on) the direction of a word that stands `count` times in a text. */
export function addTermVector(
  model: LsaModel,
  term: string,
  count: number,
  sum: Float32Array,
  offset = 0,
): void {
  const row = model.rows.get(term);
  if (row === undefined) return;
  const { dimensions, vectors } = model;
  const weight = dampenCount(count);
  const from = row * dimensions;
  for (let i = 0; i < dimensions; i += 1) sum[offset + i]! += weight * vectors[from + i]!;
}

/** The tenth occurrence says less than the first. */
export const dampenCount = (count: number): number => (count < 1 ? count : 1 + Math.log(count));
