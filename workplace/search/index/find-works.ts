import { calculateIdf, calculateTermWeight } from './bm25.ts';
import { getBodyCount, getSlot, getTitleCount, type SpaceIndex } from './space-index.ts';
import { TopK } from './top-k.ts';

/** A typed word: the stems that it may stand for, any of which will do. */
export type WantedStems = readonly string[];

/** An entry or a comment that holds the words. */
export interface WorkHit {
  id: string;
  score: number;
}

/** The first 30 words of a question are told apart; further ones only add to the score. */
const MAX_TRACKED_WORDS = 30;

/** How much more an entry counts than a comment of the same words. */
const ENTRY_BOOST = 1.3;
/** A word that only the title above a comment holds. */
const PARENT_TITLE_FACTOR = 0.3;

/**
 * Entries and comments that hold all of the words, best first (BM25); a comment may leave words to
 * the title of its entry. `matchesAll: false` takes those that hold any.
 */
export function findWorks(
  spaces: readonly SpaceIndex[],
  wanted: readonly WantedStems[],
  { limit, matchesAll }: { limit: number; matchesAll: boolean },
): WorkHit[] {
  const documents = spaces.reduce((sum, { documentCount }) => sum + documentCount, 0);
  const words = spaces.reduce(
    (sum, { entryWordCount, commentWordCount }) => sum + entryWordCount + commentWordCount,
    0,
  );
  const averageLength = Math.max(words / Math.max(documents, 1), 1);
  const weights = wanted.map((stems) => calculateIdf(countDocuments(spaces, stems), documents));
  const top = new TopK<string>(limit);
  for (const space of spaces) {
    const sheet = scoreWorks(space, wanted, weights, averageLength);
    collectHits(space, sheet, { weights, matchesAll, top });
  }
  return top.items.map(({ item, score }) => ({ id: item, score }));
}

/** In how many of these documents a word is; what is gone counts until it is swept away. */
export function countDocuments(spaces: readonly SpaceIndex[], stems: WantedStems): number {
  let holders = 0;
  for (const { postings } of spaces) {
    for (const stem of stems) holders += postings.get(stem)?.length ?? 0;
  }
  return holders;
}

interface WorkScores {
  scores: Float32Array;
  /** Which of the words a document holds, a bit each. */
  matchedBits: Uint32Array;
  titleBits: Uint32Array;
  touchedSlots: number[];
}

function scoreWorks(
  index: SpaceIndex,
  wanted: readonly WantedStems[],
  weights: readonly number[],
  averageLength: number,
): WorkScores {
  const { length } = index.ids;
  const sheet: WorkScores = {
    scores: new Float32Array(length),
    matchedBits: new Uint32Array(length),
    titleBits: new Uint32Array(length),
    touchedSlots: [],
  };
  for (const [i, stems] of wanted.entries()) {
    const bit = i < MAX_TRACKED_WORDS ? 1 << i : 0;
    for (const stem of stems)
      scoreStem(index, sheet, { stem, bit, weight: weights[i]!, averageLength });
  }
  return sheet;
}

interface StemScoring {
  stem: string;
  bit: number;
  weight: number;
  averageLength: number;
}

function scoreStem(
  index: SpaceIndex,
  sheet: WorkScores,
  { stem, bit, weight, averageLength }: StemScoring,
): void {
  for (const posting of index.postings.get(stem) ?? []) {
    const slot = getSlot(posting);
    if (index.entryBySlot[slot]! < 0) continue;
    const title = getTitleCount(posting);
    if (sheet.scores[slot] === 0) sheet.touchedSlots.push(slot);
    const count = 2 * title + getBodyCount(posting);
    sheet.scores[slot]! +=
      weight * calculateTermWeight(count, index.lengths[slot]! / averageLength);
    sheet.matchedBits[slot]! |= bit;
    if (title > 0) sheet.titleBits[slot]! |= bit;
  }
}

interface HitOptions {
  weights: readonly number[];
  matchesAll: boolean;
  top: TopK<string>;
}

function collectHits(
  { ids, entryBySlot }: SpaceIndex,
  sheet: WorkScores,
  { weights, matchesAll, top }: HitOptions,
) {
  const whole =
    weights.length >= MAX_TRACKED_WORDS ? 2 ** MAX_TRACKED_WORDS - 1 : 2 ** weights.length - 1;
  for (const slot of sheet.touchedSlots) {
    const entry = entryBySlot[slot]!;
    const own = sheet.matchedBits[slot]!;
    const above = entry === slot ? 0 : sheet.titleBits[entry]! & ~own;
    if (matchesAll && (own | above) !== whole) continue;
    const score =
      sheet.scores[slot]! * (entry === slot ? ENTRY_BOOST : 1) + sumTitleWeight(above, weights);
    if (top.wouldKeep(score)) top.offer(ids[slot]!, score);
  }
}

function sumTitleWeight(bits: number, weights: readonly number[]): number {
  if (bits === 0) return 0;
  let sum = 0;
  for (const [i, weight] of weights.slice(0, MAX_TRACKED_WORDS).entries()) {
    if (bits & (1 << i)) sum += PARENT_TITLE_FACTOR * weight;
  }
  return sum;
}
