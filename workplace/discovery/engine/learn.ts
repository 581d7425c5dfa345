import { newId } from '../../../storage/index.ts';
import { damped, type Meaning } from './meaning.ts';
import { inRest, inTitle, ofTalk, type SpaceIndex, slotOf } from './space-index.ts';
import { multiply, orthonormal, randomRows, type Sparse, transposed } from './subspace.ts';

const mostDimensions = 128;
const mostTerms = 20_000;
/** Each round turns the dimensions further towards what tells the works apart. */
const rounds = 4;
export const fewestEntries = 40;

/**
 * Learns what words mean from the entries of an index, their conversations included: a truncated
 * singular value decomposition of words by entries, by subspace iteration (Halko, Martinsson and
 * Tropp, Finding Structure with Randomness, 2011). The same works always teach the same. Null
 * where there are too few to learn from.
 */
export function learnMeaning(index: SpaceIndex, spaces: readonly string[]): Meaning | null {
  if (index.entries < fewestEntries) return null;
  const terms = tellingTerms(index);
  // Fewer than there is to tell apart: likeness comes of having to share.
  const most = Math.floor(Math.min(index.entries, terms.length) / 4);
  const dimensions = Math.min(mostDimensions, most);
  if (dimensions < 2) return null;
  const byTerm = normalised(terms, index.ids.length);
  const byEntry = transposed(byTerm);
  let basis = randomRows(terms.length, dimensions);
  for (let round = 0; round < rounds; round += 1) {
    basis = orthonormal(
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

interface Telling {
  term: string;
  rarity: number;
  /** The entries that hold it, and what it weighs in each. */
  at: Int32Array;
  of: Float32Array;
}

/** Words of at least two entries, and not of all; the most used where there are too many. */
function tellingTerms(index: SpaceIndex): Telling[] {
  const counts = new Float32Array(index.ids.length);
  const telling: Telling[] = [];
  for (const [term, list] of index.postings) {
    if (list.length < 2) continue;
    const at = entriesHolding(index, list, counts);
    const rarity = Math.log(index.entries / at.length);
    const of = Float32Array.from(at, (entry) => damped(counts[entry]!) * rarity);
    for (const entry of at) counts[entry] = 0;
    if (at.length > 1 && rarity > 0) telling.push({ term, rarity, at, of });
  }
  return telling.sort((a, b) => b.at.length - a.at.length).slice(0, mostTerms);
}

/** Fills in how often each entry and its conversation have the word. */
function entriesHolding(
  { entryOf }: SpaceIndex,
  list: readonly number[],
  counts: Float32Array,
): Int32Array {
  const holders: number[] = [];
  for (const held of list) {
    const slot = slotOf(held);
    const entry = entryOf[slot]!;
    if (entry < 0) continue;
    if (counts[entry] === 0) holders.push(entry);
    counts[entry]! += entry === slot ? 2 * inTitle(held) + inRest(held) : ofTalk * inRest(held);
  }
  return Int32Array.from(holders);
}

/** Every entry counts the same, however long. */
function normalised(terms: readonly Telling[], columns: number): Sparse {
  const squares = new Float64Array(columns);
  for (const { at, of } of terms) {
    for (let i = 0; i < at.length; i += 1) squares[at[i]!]! += of[i]! * of[i]!;
  }
  for (const { at, of } of terms) {
    for (let i = 0; i < at.length; i += 1) of[i]! /= Math.sqrt(squares[at[i]!]!);
  }
  return { columns, rows: terms };
}
