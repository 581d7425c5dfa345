import { newId } from '../../../storage/index.ts';
import { dampenCount, type LsaModel } from './lsa-model.ts';
import {
  generateRandomRows,
  multiply,
  orthonormalise,
  type SparseMatrix,
  transpose,
} from './matrix.ts';
import {
  COMMENT_WORD_WEIGHT,
  getBodyCount,
  getSlot,
  getTitleCount,
  type SpaceIndex,
} from './space-index.ts';

const MAX_DIMENSIONS = 128;
const MAX_TERMS = 20_000;
/** Each round turns the dimensions further towards what tells the works apart. */
const ITERATIONS = 4;
export const MIN_ENTRIES_TO_TRAIN = 40;

/**
 * Learns what words mean from the entries of an index, their conversations included: a truncated
 * singular value decomposition of words by entries, by subspace iteration (Halko, Martinsson and
 * Tropp, Finding Structure with Randomness, 2011). The same works always teach the same. Null
 * where there are too few to learn from.
 */
export function trainLsaModel(index: SpaceIndex, spaces: readonly string[]): LsaModel | null {
  if (index.entryCount < MIN_ENTRIES_TO_TRAIN) return null;
  const terms = selectTerms(index);
  // Fewer than there is to tell apart: likeness comes of having to share.
  const most = Math.floor(Math.min(index.entryCount, terms.length) / 4);
  const dimensions = Math.min(MAX_DIMENSIONS, most);
  if (dimensions < 2) return null;
  const byTerm = normaliseColumns(terms, index.ids.length);
  const byEntry = transpose(byTerm);
  let basis = generateRandomRows(terms.length, dimensions);
  for (let round = 0; round < ITERATIONS; round += 1) {
    basis = orthonormalise(
      multiply(byTerm, multiply(byEntry, basis, dimensions), dimensions),
      dimensions,
    );
  }
  for (const [row, { rarity }] of terms.entries()) {
    for (let i = 0; i < dimensions; i += 1) basis[row * dimensions + i]! *= rarity;
  }
  const rows = new Map(terms.map(({ term }, row) => [term, row]));
  return { id: newId(), spaces, dimensions, rows, vectors: basis, subjects: [] };
}

interface WeightedTerm {
  term: string;
  rarity: number;
  /** The entries that hold it, and what it weighs in each. */
  indices: Int32Array;
  values: Float32Array;
}

/** Words of at least two entries, and not of all; the most used where there are too many. */
function selectTerms(index: SpaceIndex): WeightedTerm[] {
  const counts = new Float32Array(index.ids.length);
  const terms: WeightedTerm[] = [];
  for (const [term, list] of index.postings) {
    if (list.length < 2) continue;
    const indices = countTermByEntry(index, list, counts);
    const rarity = Math.log(index.entryCount / indices.length);
    const values = Float32Array.from(indices, (entry) => dampenCount(counts[entry]!) * rarity);
    for (const entry of indices) counts[entry] = 0;
    if (indices.length > 1 && rarity > 0) terms.push({ term, rarity, indices, values });
  }
  return terms.sort((a, b) => b.indices.length - a.indices.length).slice(0, MAX_TERMS);
}

/** Fills in how often each entry and its conversation have the word. */
function countTermByEntry(
  { entryBySlot }: SpaceIndex,
  list: readonly number[],
  counts: Float32Array,
): Int32Array {
  const holders: number[] = [];
  for (const posting of list) {
    const slot = getSlot(posting);
    const entry = entryBySlot[slot]!;
    if (entry < 0) continue;
    if (counts[entry] === 0) holders.push(entry);
    counts[entry]! +=
      entry === slot
        ? 2 * getTitleCount(posting) + getBodyCount(posting)
        : COMMENT_WORD_WEIGHT * getBodyCount(posting);
  }
  return Int32Array.from(holders);
}

/** Every entry counts the same, however long. */
function normaliseColumns(terms: readonly WeightedTerm[], columns: number): SparseMatrix {
  const squares = new Float64Array(columns);
  for (const { indices, values } of terms) {
    for (let i = 0; i < indices.length; i += 1) squares[indices[i]!]! += values[i]! * values[i]!;
  }
  for (const { indices, values } of terms) {
    for (let i = 0; i < indices.length; i += 1) values[i]! /= Math.sqrt(squares[indices[i]!]!);
  }
  return { columns, rows: terms };
}
