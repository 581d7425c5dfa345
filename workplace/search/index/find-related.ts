import { explainMatch, type MatchExplanation } from './explain-match.ts';
import {
  createScoreBuffer,
  type QueriedSpace,
  type ScoreBuffer,
  scoreEntries,
} from './score-buffer.ts';
import { TopK } from './top-k.ts';

/** What is being written: words with their weights, and what they mean. */
export interface WeightedQuery {
  terms: ReadonlyMap<string, number>;
  /** The direction in which the words point. */
  vector: Float32Array | null;
  /** How alike an entry's sentences are to those of the text; null where that is not known of it. */
  sentenceSimilarity: ((entry: string) => number | null) | null;
}

/** An entry about the same thing, and why it is one. */
export interface RelatedEntry extends MatchExplanation {
  id: string;
  /** Between 0 and 1, comparable within one answer only. */
  score: number;
  /** How alike the two are in meaning, -1 to 1; 0 where meaning was not asked. */
  similarity: number;
  /** How alike they are in what their sentences say; 0 where that is not known. */
  sentenceSimilarity: number;
}

/** What is known takes its share, and words have the rest. */
const MODEL_WEIGHT = { alone: 0.3, besideSentences: 0.2 };
const SENTENCE_WEIGHT = 0.2;

/**
 * Entries about the same thing as a text, best first: BM25 over entries with their conversations
 * folded in, likeness in meaning and likeness of sentences, each stretched to 0…1 and added.
 */
export function findRelated(
  queried: readonly QueriedSpace[],
  query: WeightedQuery,
  limit: number,
): RelatedEntry[] {
  const buffers = queried.map(createScoreBuffer);
  const weights = scoreEntries(buffers, query.terms);
  const spaces = buffers.map((buffer) => ({
    buffer,
    similarities: calculateSimilarities(buffer, query.vector),
    sentenceSimilarities: calculateSentenceSimilarities(buffer, query.sentenceSimilarity),
  }));
  const scales = calculateScales(spaces);
  const top = new TopK<RelatedCandidate>(limit);
  for (const space of spaces) collectEntries(space, scales, top);
  return top.items.map(({ item: { space, entry }, score }) => ({
    id: space.buffer.index.ids[entry]!,
    score,
    similarity: space.similarities?.[entry] ?? 0,
    sentenceSimilarity: space.sentenceSimilarities?.[entry] || 0,
    ...explainMatch(space.buffer, entry, weights),
  }));
}

/** What is known of the entries of one space, by their slots. */
interface SpaceScores {
  buffer: ScoreBuffer;
  similarities: Float32Array | null;
  /** Not a number where nothing is known of an entry. */
  sentenceSimilarities: Float32Array | null;
}

interface RelatedCandidate {
  space: SpaceScores;
  entry: number;
}

/** What a value is above the lowest, times this, is what it adds to a score. */
interface Scale {
  low: number;
  factor: number;
}

type Scales = Record<'terms' | 'similarities' | 'sentenceSimilarities', Scale>;

function calculateScales(spaces: readonly SpaceScores[]): Scales {
  const terms = findRange(spaces.map(({ buffer }) => buffer.scores));
  const model = findRange(spaces.map(({ similarities }) => similarities));
  // Hardly any two texts point in opposite ways here: what counts is who is the more alike.
  const sentence = findRange(
    spaces.map(({ sentenceSimilarities }) => sentenceSimilarities),
    { low: 1, high: -1 },
  );
  const sentenceWeight = sentence.high > sentence.low ? SENTENCE_WEIGHT : 0;
  const possibleWeight = sentenceWeight > 0 ? MODEL_WEIGHT.besideSentences : MODEL_WEIGHT.alone;
  const modelWeight = model.high > model.low ? possibleWeight : 0;
  return {
    terms: { low: 0, factor: (1 - modelWeight - sentenceWeight) / (terms.high || 1) },
    similarities: { low: model.low, factor: modelWeight / (model.high - model.low || 1) },
    sentenceSimilarities: {
      low: sentence.low,
      factor: sentenceWeight / (sentence.high - sentence.low || 1),
    },
  };
}

function collectEntries(space: SpaceScores, scales: Scales, top: TopK<RelatedCandidate>): void {
  const { buffer, similarities, sentenceSimilarities } = space;
  const { terms, similarities: model, sentenceSimilarities: sentence } = scales;
  const { index } = buffer;
  for (let entry = 0; entry < index.ids.length; entry += 1) {
    if (!index.isActiveEntry(entry)) continue;
    const similarity = similarities ? similarities[entry]! : 0;
    const alike = sentenceSimilarities ? sentenceSimilarities[entry]! : sentence.low;
    let score = terms.factor * buffer.scores[entry]! + model.factor * (similarity - model.low);
    if (alike > sentence.low) score += sentence.factor * (alike - sentence.low);
    if (score > 0 && top.wouldKeep(score)) top.offer({ space, entry }, score);
  }
}

/** Only of entries; of comments nothing is known. */
function calculateSimilarities(
  { vectors, index }: ScoreBuffer,
  vector: Float32Array | null,
): Float32Array | null {
  if (!vectors || !vector) return null;
  const all = new Float32Array(index.ids.length);
  for (let slot = 0; slot < all.length; slot += 1) {
    if (index.entryBySlot[slot] === slot) all[slot] = vectors.calculateSimilarity(slot, vector);
  }
  return all;
}

function calculateSentenceSimilarities(
  { index }: ScoreBuffer,
  compare: WeightedQuery['sentenceSimilarity'],
): Float32Array | null {
  if (!compare) return null;
  const all = new Float32Array(index.ids.length).fill(Number.NaN);
  for (let slot = 0; slot < all.length; slot += 1) {
    if (index.isActiveEntry(slot)) all[slot] = compare(index.ids[slot]!) ?? Number.NaN;
  }
  return all;
}

interface ValueRange {
  low: number;
  high: number;
}

/** What is not a number is passed over. */
function findRange(
  all: readonly (Float32Array | null)[],
  { low, high }: ValueRange = { low: 0, high: 0 },
) {
  for (const values of all) {
    for (let i = 0; values && i < values.length; i += 1) {
      const value = values[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { low, high };
}
