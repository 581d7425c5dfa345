import { calculateIdf, calculateTermWeight } from './bm25.ts';
import {
  COMMENT_WORD_WEIGHT,
  getBodyCount,
  getSlot,
  getTitleCount,
  type SpaceIndex,
} from './space-index.ts';
import type { SpaceVectors } from './space-vectors.ts';

/** A space as it is asked: its words and, for members of the workplace, what they mean. */
export interface QueriedSpace {
  index: SpaceIndex;
  vectors: SpaceVectors | null;
}

/** One space while a question is put to it, with a place for what its entries score. */
export interface ScoreBuffer extends QueriedSpace {
  scores: Float32Array;
  /** How often the word in hand stands in each of `matchingEntries`, their conversations included. */
  counts: Float32Array;
  matchingEntries: number[];
}

export function createScoreBuffer({ index, vectors }: QueriedSpace): ScoreBuffer {
  const { length } = index.ids;
  const scores = new Float32Array(length);
  return { index, vectors, scores, counts: new Float32Array(length), matchingEntries: [] };
}

/**
 * Adds up what each word weighs for each entry with its conversation folded in (BM25), counting
 * over these spaces alone. Answers what each word weighs by itself.
 */
export function scoreEntries(
  buffers: readonly ScoreBuffer[],
  terms: ReadonlyMap<string, number>,
): Map<string, number> {
  const all = sumBy(buffers, ({ index }) => index.entryCount);
  const averageLength = calculateAverageLength(buffers, all);
  const weights = new Map<string, number>();
  for (const [term, weight] of terms) {
    for (const buffer of buffers) countOccurrences(buffer, term);
    const matching = sumBy(buffers, (buffer) => buffer.matchingEntries.length);
    const termWeight = weight * calculateIdf(matching, all);
    weights.set(term, termWeight);
    for (const buffer of buffers) addTermScores(buffer, termWeight, averageLength);
  }
  return weights;
}

function countOccurrences({ index, counts, matchingEntries }: ScoreBuffer, term: string): void {
  for (const posting of index.postings.get(term) ?? []) {
    const slot = getSlot(posting);
    const entry = index.entryBySlot[slot]!;
    if (entry < 0) continue;
    if (counts[entry] === 0) matchingEntries.push(entry);
    counts[entry]! +=
      entry === slot
        ? 2 * getTitleCount(posting) + getBodyCount(posting)
        : COMMENT_WORD_WEIGHT * getBodyCount(posting);
  }
}

function addTermScores(
  { index, scores, counts, matchingEntries }: ScoreBuffer,
  weight: number,
  averageLength: number,
): void {
  for (const entry of matchingEntries) {
    const length = index.lengths[entry]! + COMMENT_WORD_WEIGHT * index.commentLengths[entry]!;
    scores[entry]! += weight * calculateTermWeight(counts[entry]!, length / averageLength);
    counts[entry] = 0;
  }
  matchingEntries.length = 0;
}

function calculateAverageLength(buffers: readonly ScoreBuffer[], entries: number): number {
  const words = sumBy(
    buffers,
    ({ index }) => index.entryWordCount + COMMENT_WORD_WEIGHT * index.commentWordCount,
  );
  return Math.max(words / Math.max(entries, 1), 1);
}

function sumBy(buffers: readonly ScoreBuffer[], getValue: (buffer: ScoreBuffer) => number): number {
  return buffers.reduce((total, buffer) => total + getValue(buffer), 0);
}
