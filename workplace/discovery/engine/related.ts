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
  const top = new Top<Candidate>(most);
  for (const candidate of candidates(sheets, theme.vector)) top.offer(candidate, candidate.score);
  const chosen = top.items.map(({ item }) => item);
  const explanations = explain(chosen, weights);
  return chosen.map(({ sheet, entry, score, likeness }, i) => ({
    ...{ id: sheet.index.ids[entry]!, score, likeness },
    ...explanations[i]!,
  }));
}

interface Candidate {
  sheet: Sheet;
  entry: number;
  likeness: number;
  score: number;
}

function* candidates(sheets: readonly Sheet[], vector: Float32Array | null) {
  const likenesses = sheets.map((sheet) => likenessesOf(sheet, vector));
  const [, best] = span(sheets.map(({ scores }) => scores));
  const [low, high] = span(likenesses);
  const meaning = high > low ? ofMeaning : 0;
  for (const [i, sheet] of sheets.entries()) {
    for (const entry of entriesOf(sheet)) {
      const said = best > 0 ? sheet.scores[entry]! / best : 0;
      const likeness = likenesses[i]?.[entry] ?? 0;
      const alike = meaning > 0 ? (likeness - low) / (high - low) : 0;
      const score = (1 - meaning) * said + meaning * alike;
      if (score > 0) yield { sheet, entry, likeness, score };
    }
  }
}

function* entriesOf({ index: { entryOf } }: Sheet): Generator<number> {
  for (let slot = 0; slot < entryOf.length; slot += 1) if (entryOf[slot] === slot) yield slot;
}

/** Only of entries; of comments nothing is known. */
function likenessesOf(sheet: Sheet, vector: Float32Array | null): Float32Array | null {
  const { meant, index } = sheet;
  if (!meant || !vector) return null;
  const all = new Float32Array(index.ids.length);
  for (const entry of entriesOf(sheet)) all[entry] = meant.likeness(entry, vector);
  return all;
}

function span(all: readonly (Float32Array | null)[]): [low: number, high: number] {
  let low = 0;
  let high = 0;
  for (const values of all) {
    for (const value of values ?? []) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}
