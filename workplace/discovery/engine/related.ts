import { type Explanation, explain } from './explain.ts';
import { type Asked, type Sheet, scoreEntries, sheetOf } from './sheet.ts';
import { Top } from './top.ts';

/** What is being written: words with their weights, and the direction in which they point. */
export interface Theme {
  words: ReadonlyMap<string, number>;
  vector: Float32Array | null;
}

/** An entry about the same thing, and why it is one. */
export interface Related extends Explanation {
  id: string;
  /** Between 0 and 1, comparable within one answer only. */
  score: number;
  /** How alike the two are in meaning, -1 to 1; 0 where meaning was not asked. */
  likeness: number;
}

const ofMeaning = 0.3;

/**
 * Entries about the same thing as a text, best first: BM25 over entries with their conversations
 * folded in, and likeness in meaning, each stretched to 0…1 and added.
 */
export function findRelated(asked: readonly Asked[], theme: Theme, most: number): Related[] {
  const sheets = asked.map(sheetOf);
  const weights = scoreEntries(sheets, theme.words);
  const likenesses = sheets.map((sheet) => likenessesOf(sheet, theme.vector));
  const scales = { said: spanOf(sheets.map(({ scores }) => scores)), alike: spanOf(likenesses) };
  const top = new Top<Candidate>(most);
  for (const [i, sheet] of sheets.entries()) offerEntries(sheet, likenesses[i]!, scales, top);
  return top.items.map(({ item: { sheet, entry, likeness }, score }) => ({
    ...{ id: sheet.index.ids[entry]!, score, likeness },
    ...explain(sheet, entry, weights),
  }));
}

interface Candidate {
  sheet: Sheet;
  entry: number;
  likeness: number;
}

interface Span {
  low: number;
  high: number;
}

function offerEntries(
  sheet: Sheet,
  likenesses: Float32Array | null,
  { said, alike }: { said: Span; alike: Span },
  top: Top<Candidate>,
): void {
  const { index } = sheet;
  const meaning = alike.high > alike.low ? ofMeaning : 0;
  const words = (1 - meaning) / (said.high || 1);
  const like = meaning / (alike.high - alike.low || 1);
  for (let entry = 0; entry < index.ids.length; entry += 1) {
    if (!index.stands(entry)) continue;
    const likeness = likenesses ? likenesses[entry]! : 0;
    const score = words * sheet.scores[entry]! + like * (likeness - alike.low);
    if (score > 0 && top.wants(score)) top.offer({ sheet, entry, likeness }, score);
  }
}

/** Only of entries; of comments nothing is known. */
function likenessesOf({ meant, index }: Sheet, vector: Float32Array | null): Float32Array | null {
  if (!meant || !vector) return null;
  const all = new Float32Array(index.ids.length);
  for (let slot = 0; slot < all.length; slot += 1) {
    if (index.entryOf[slot] === slot) all[slot] = meant.likeness(slot, vector);
  }
  return all;
}

function spanOf(all: readonly (Float32Array | null)[]): Span {
  let low = 0;
  let high = 0;
  for (const values of all) {
    for (let i = 0; values && i < values.length; i += 1) {
      const value = values[i]!;
      if (value < low) low = value;
      else if (value > high) high = value;
    }
  }
  return { low, high };
}
