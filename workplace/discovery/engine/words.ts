/** How often a word stands in the title of a work, and how often in the rest of it. */
export interface Word {
  term: string;
  title: number;
  rest: number;
}

/**
 * The words of a PostgreSQL tsvector as its text says them: `'feed':1A,5C 'it''s':3`. The database
 * takes texts apart when they are written (see `words_of`), so nobody does it a second time.
 */
export function readWords(tsvector: string | null): Word[] {
  const words: Word[] = [];
  for (const [, quoted, places] of (tsvector ?? '').matchAll(
    /'((?:[^']|'')+)'(?::([\dA-D,]+))?/g,
  )) {
    const term = quoted!.replaceAll("''", "'").replaceAll('\\\\', '\\');
    const title = countOf(places, 'A');
    words.push({ term, title, rest: places ? countOf(places, ',') + 1 - title : 1 });
  }
  return words;
}

function countOf(text: string | undefined, character: string): number {
  let count = 0;
  if (!text) return count;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
