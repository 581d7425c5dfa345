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
  const dimensions = Math.min(mostDimensions, Math.floor(index.entries / 4), terms.length);
  if (dimensions < 8) return null;
  const byTerm = normalised(terms.map(({ entries }) => entries));
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
  return { id: newId(), spaces, dimensions, rows, vectors: basis };
}

interface Telling {
  term: string;
  rarity: number;
  /** Weight by entry. */
  entries: Map<number, number>;
}

/** Words of at least two entries, and not of all; the most used where there are too many. */
function tellingTerms(index: SpaceIndex): Telling[] {
  const telling: Telling[] = [];
  for (const [term, list] of index.postings) {
    if (list.length < 2) continue;
    const entries = entriesHolding(index, list);
    const rarity = Math.log(index.entries / entries.size);
    if (entries.size < 2 || rarity <= 0) continue;
    for (const [entry, count] of entries) entries.set(entry, damped(count) * rarity);
    telling.push({ term, rarity, entries });
  }
  return telling.sort((a, b) => b.entries.size - a.entries.size).slice(0, mostTerms);
}

function entriesHolding({ entryOf }: SpaceIndex, list: readonly number[]): Map<number, number> {
  const entries = new Map<number, number>();
  for (const held of list) {
    const slot = slotOf(held);
    const entry = entryOf[slot]!;
    if (entry < 0) continue;
    const count = entry === slot ? 2 * inTitle(held) + inRest(held) : ofTalk * inRest(held);
    entries.set(entry, (entries.get(entry) ?? 0) + count);
  }
  return entries;
}

/** Every entry counts the same, however long; entries are numbered anew, without gaps. */
function normalised(terms: readonly ReadonlyMap<number, number>[]): Sparse {
  const squares = new Map<number, number>();
  for (const entries of terms) {
    for (const [entry, weight] of entries) {
      squares.set(entry, (squares.get(entry) ?? 0) + weight * weight);
    }
  }
  const columnOf = new Map([...squares.keys()].map((entry, column) => [entry, column]));
  return {
    columns: columnOf.size,
    rows: terms.map((entries) => ({
      at: Int32Array.from(entries.keys(), (entry) => columnOf.get(entry)!),
      of: Float32Array.from(entries, ([entry, weight]) => weight / Math.sqrt(squares.get(entry)!)),
    })),
  };
}
