import { type Explanation, explain } from './explain.ts';
import { type Asked, type Sheet, scoreEntries, sheetOf } from './sheet.ts';
import { Top } from './top.ts';

/** What is being written: words with their weights, and what they mean. */
export interface Theme {
  words: ReadonlyMap<string, number>;
  /** The direction in which the words point. */
  vector: Float32Array | null;
  /** How alike an entry's sentences are to those of the text; null where that is not known of it. */
  sentence: ((entry: string) => number | null) | null;
}

/** An entry about the same thing, and why it is one. */
export interface Related extends Explanation {
  id: string;
  /** Between 0 and 1, comparable within one answer only. */
  score: number;
  /** How alike the two are in meaning, -1 to 1; 0 where meaning was not asked. */
  likeness: number;
  /** How alike they are in what their sentences say; 0 where that is not known. */
  sentence: number;
}

/** What is known takes its share, and words have the rest. */
const ofMeaning = { alone: 0.3, besideSentences: 0.2 };
const ofSentences = 0.2;

/**
 * Entries about the same thing as a text, best first: BM25 over entries with their conversations
 * folded in, likeness in meaning and likeness of sentences, each stretched to 0…1 and added.
 */
export function findRelated(asked: readonly Asked[], theme: Theme, most: number): Related[] {
  const sheets = asked.map(sheetOf);
  const weights = scoreEntries(sheets, theme.words);
  const parts = sheets.map((sheet) => ({
    sheet,
    alike: likenessesOf(sheet, theme.vector),
    said: sentencesOf(sheet, theme.sentence),
  }));
  const scales = scalesOf(parts);
  const top = new Top<Candidate>(most);
  for (const part of parts) offerEntries(part, scales, top);
  return top.items.map(({ item: { part, entry }, score }) => ({
    id: part.sheet.index.ids[entry]!,
    score,
    likeness: part.alike?.[entry] ?? 0,
    sentence: part.said?.[entry] || 0,
    ...explain(part.sheet, entry, weights),
  }));
}

/** What is known of the entries of one space, by their slots. */
interface Parts {
  sheet: Sheet;
  alike: Float32Array | null;
  /** Not a number where nothing is known of an entry. */
  said: Float32Array | null;
}

interface Candidate {
  part: Parts;
  entry: number;
}

/** What a value is above the lowest, times this, is what it adds to a score. */
interface Scale {
  low: number;
  factor: number;
}

type Scales = Record<'words' | 'alike' | 'said', Scale>;

function scalesOf(parts: readonly Parts[]): Scales {
  const words = spanOf(parts.map(({ sheet }) => sheet.scores));
  const alike = spanOf(parts.map(({ alike }) => alike));
  // Hardly any two texts point in opposite ways here: what counts is who is the more alike.
  const said = spanOf(
    parts.map(({ said }) => said),
    { low: 1, high: -1 },
  );
  const sentences = said.high > said.low ? ofSentences : 0;
  const known = sentences > 0 ? ofMeaning.besideSentences : ofMeaning.alone;
  const meaning = alike.high > alike.low ? known : 0;
  return {
    words: { low: 0, factor: (1 - meaning - sentences) / (words.high || 1) },
    alike: { low: alike.low, factor: meaning / (alike.high - alike.low || 1) },
    said: { low: said.low, factor: sentences / (said.high - said.low || 1) },
  };
}

function offerEntries(part: Parts, { words, alike, said }: Scales, top: Top<Candidate>): void {
  const { index } = part.sheet;
  for (let entry = 0; entry < index.ids.length; entry += 1) {
    if (!index.stands(entry)) continue;
    const likeness = part.alike ? part.alike[entry]! : 0;
    const sentence = part.said ? part.said[entry]! : said.low;
    let score = words.factor * part.sheet.scores[entry]! + alike.factor * (likeness - alike.low);
    if (sentence > said.low) score += said.factor * (sentence - said.low);
    if (score > 0 && top.wants(score)) top.offer({ part, entry }, score);
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

function sentencesOf({ index }: Sheet, sentence: Theme['sentence']): Float32Array | null {
  if (!sentence) return null;
  const all = new Float32Array(index.ids.length).fill(Number.NaN);
  for (let slot = 0; slot < all.length; slot += 1) {
    if (index.stands(slot)) all[slot] = sentence(index.ids[slot]!) ?? Number.NaN;
  }
  return all;
}

interface Span {
  low: number;
  high: number;
}

/** What is not a number is passed over. */
function spanOf(all: readonly (Float32Array | null)[], { low, high }: Span = { low: 0, high: 0 }) {
  for (const values of all) {
    for (let i = 0; values && i < values.length; i += 1) {
      const value = values[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { low, high };
}
