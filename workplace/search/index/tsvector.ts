/** How often a word stands in the title of a work, and how often in the rest of it. */
export interface IndexedWord {
  term: string;
  titleCount: number;
  bodyCount: number;
}

const QUOTE = 39;

/**
 * The words of a PostgreSQL tsvector as its text says them: `'feed':1A,5C 'it''s':3`. The database
 * takes texts apart when they are written (see `words_of`), so nobody does it a second time.
 */
export function parseTsvector(tsvector: string | null): IndexedWord[] {
  const text = tsvector ?? '';
  const words: IndexedWord[] = [];
  for (let at = text.indexOf("'"); at >= 0; ) {
    const end = findClosingQuote(text, at + 1);
    let next = text.indexOf(' ', end);
    if (next < 0) next = text.length;
    words.push(parseWord(text.slice(at + 1, end), text, end + 1, next));
    at = text.indexOf("'", next);
  }
  return words;
}

/** Where the quote ends that begins before `at`; two quotes stand for one. */
function findClosingQuote(text: string, at: number): number {
  for (let end = text.indexOf("'", at); ; end = text.indexOf("'", end + 2)) {
    if (text.charCodeAt(end + 1) !== QUOTE) return end;
  }
}

function parseWord(quoted: string, text: string, from: number, to: number): IndexedWord {
  let [places, title] = [1, 0];
  for (let at = from; at < to; at += 1) {
    if (text[at] === ',') places += 1;
    else if (text[at] === 'A') title += 1;
  }
  return { term: unquote(quoted), titleCount: title, bodyCount: places - title };
}

function unquote(text: string): string {
  if (!text.includes("'") && !text.includes('\\')) return text;
  return text.replaceAll("''", "'").replaceAll('\\\\', '\\');
}
