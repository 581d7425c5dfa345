import { rarity, weightOf } from './bm25.ts';
import type { Meant } from './meant.ts';
import { inRest, inTitle, ofTalk, type SpaceIndex, slotOf } from './space-index.ts';

/** A space as it is asked: its words and, for members of the workplace, what they mean. */
export interface Asked {
  index: SpaceIndex;
  meant: Meant | null;
}

/** One space while a question is put to it, with a place for what its entries score. */
export interface Sheet extends Asked {
  scores: Float32Array;
  /** How often the word in hand stands in each of `holders`, their conversations included. */
  counts: Float32Array;
  holders: number[];
}

export function sheetOf({ index, meant }: Asked): Sheet {
  const { length } = index.ids;
  const scores = new Float32Array(length);
  return { index, meant, scores, counts: new Float32Array(length), holders: [] };
}

/**
 * Adds up what each word weighs for each entry with its conversation folded in (BM25), counting
 * over these spaces alone. Answers what each word weighs by itself.
 */
export function scoreEntries(
  sheets: readonly Sheet[],
  words: ReadonlyMap<string, number>,
): Map<string, number> {
  const all = sum(sheets, ({ index }) => index.entries);
  const usual = usualLength(sheets, all);
  const weights = new Map<string, number>();
  for (const [term, weight] of words) {
    for (const sheet of sheets) countHolders(sheet, term);
    const holders = sum(sheets, (sheet) => sheet.holders.length);
    const worth = weight * rarity(holders, all);
    weights.set(term, worth);
    for (const sheet of sheets) addWord(sheet, worth, usual);
  }
  return weights;
}

function countHolders({ index, counts, holders }: Sheet, term: string): void {
  for (const held of index.postings.get(term) ?? []) {
    const slot = slotOf(held);
    const entry = index.entryOf[slot]!;
    if (entry < 0) continue;
    if (counts[entry] === 0) holders.push(entry);
    counts[entry]! += entry === slot ? 2 * inTitle(held) + inRest(held) : ofTalk * inRest(held);
  }
}

function addWord({ index, scores, counts, holders }: Sheet, worth: number, usual: number): void {
  for (const entry of holders) {
    const length = index.lengths[entry]! + ofTalk * index.talk[entry]!;
    scores[entry]! += worth * weightOf(counts[entry]!, length / usual);
    counts[entry] = 0;
  }
  holders.length = 0;
}

function usualLength(sheets: readonly Sheet[], entries: number): number {
  const words = sum(sheets, ({ index }) => index.entryWords + ofTalk * index.talkWords);
  return Math.max(words / Math.max(entries, 1), 1);
}

function sum(sheets: readonly Sheet[], of: (sheet: Sheet) => number): number {
  return sheets.reduce((total, sheet) => total + of(sheet), 0);
}
