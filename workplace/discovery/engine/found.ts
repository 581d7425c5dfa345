import { rarity, weightOf } from './bm25.ts';
import { inRest, inTitle, type SpaceIndex, slotOf } from './space-index.ts';
import { Top } from './top.ts';

/** A typed word: the stems that it may stand for, any of which will do. */
export type Wanted = readonly string[];

/** An entry or a comment that holds the words. */
export interface Found {
  id: string;
  score: number;
}

/** The first 30 words of a question are told apart; further ones only add to the score. */
const mostTold = 30;

/** How much more an entry counts than a comment of the same words. */
const ofEntry = 1.3;
/** A word that only the title above a comment holds. */
const ofTitleAbove = 0.3;

/**
 * Entries and comments that hold all of the words, best first (BM25); a comment may leave words to
 * the title of its entry. `all: false` takes those that hold any.
 */
export function findWorks(
  spaces: readonly SpaceIndex[],
  wanted: readonly Wanted[],
  { most, all }: { most: number; all: boolean },
): Found[] {
  const documents = spaces.reduce((sum, { documents }) => sum + documents, 0);
  const words = spaces.reduce((sum, { entryWords, talkWords }) => sum + entryWords + talkWords, 0);
  const usual = Math.max(words / Math.max(documents, 1), 1);
  const worths = wanted.map((stems) => rarity(holdersOf(spaces, stems), documents));
  const top = new Top<string>(most);
  for (const space of spaces) {
    const sheet = scored(space, wanted, worths, usual);
    offerAll(space, sheet, { worths, all, top });
  }
  return top.items.map(({ item, score }) => ({ id: item, score }));
}

/** In how many of these documents a word is; what is gone counts until it is swept away. */
export function holdersOf(spaces: readonly SpaceIndex[], stems: Wanted): number {
  let holders = 0;
  for (const { postings } of spaces) {
    for (const stem of stems) holders += postings.get(stem)?.length ?? 0;
  }
  return holders;
}

interface Scored {
  scores: Float32Array;
  /** Which of the words a document holds, a bit each. */
  held: Uint32Array;
  inTitles: Uint32Array;
  touched: number[];
}

function scored(
  index: SpaceIndex,
  wanted: readonly Wanted[],
  worths: readonly number[],
  usual: number,
): Scored {
  const { length } = index.ids;
  const sheet: Scored = {
    scores: new Float32Array(length),
    held: new Uint32Array(length),
    inTitles: new Uint32Array(length),
    touched: [],
  };
  for (const [i, stems] of wanted.entries()) {
    const bit = i < mostTold ? 1 << i : 0;
    for (const stem of stems) addStem(index, sheet, { stem, bit, worth: worths[i]!, usual });
  }
  return sheet;
}

interface Stem {
  stem: string;
  bit: number;
  worth: number;
  usual: number;
}

function addStem(index: SpaceIndex, sheet: Scored, { stem, bit, worth, usual }: Stem): void {
  for (const posting of index.postings.get(stem) ?? []) {
    const slot = slotOf(posting);
    if (index.entryOf[slot]! < 0) continue;
    const title = inTitle(posting);
    if (sheet.scores[slot] === 0) sheet.touched.push(slot);
    const count = 2 * title + inRest(posting);
    sheet.scores[slot]! += worth * weightOf(count, index.lengths[slot]! / usual);
    sheet.held[slot]! |= bit;
    if (title > 0) sheet.inTitles[slot]! |= bit;
  }
}

interface Offering {
  worths: readonly number[];
  all: boolean;
  top: Top<string>;
}

function offerAll({ ids, entryOf }: SpaceIndex, sheet: Scored, { worths, all, top }: Offering) {
  const whole = worths.length >= mostTold ? 2 ** mostTold - 1 : 2 ** worths.length - 1;
  for (const slot of sheet.touched) {
    const entry = entryOf[slot]!;
    const own = sheet.held[slot]!;
    const above = entry === slot ? 0 : sheet.inTitles[entry]! & ~own;
    if (all && (own | above) !== whole) continue;
    const score = sheet.scores[slot]! * (entry === slot ? ofEntry : 1) + titleWorth(above, worths);
    if (top.wants(score)) top.offer(ids[slot]!, score);
  }
}

function titleWorth(bits: number, worths: readonly number[]): number {
  if (bits === 0) return 0;
  let sum = 0;
  for (const [i, worth] of worths.slice(0, mostTold).entries()) {
    if (bits & (1 << i)) sum += ofTitleAbove * worth;
  }
  return sum;
}
