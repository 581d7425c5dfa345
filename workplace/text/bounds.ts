/** Longest Markdown body, in UTF-16 units: some 35,000 words. */
export const MAX_BODY = 200_000;
/** Longest HTML accepted for conversion, in UTF-16 units. */
export const MAX_HTML = 1_000_000;
/** More lines than this make the block parser slow out of proportion. */
export const MAX_LINES = 10_000;
/** Deepest nesting of quotes and lists: readers stop at 5, the parser's stack at about 1,500. */
export const MAX_NESTING = 100;
/** Footnote marks of one body: each makes a link there and a link back. */
export const MAX_NOTES = 2_000;
/** Cells of all tables of one body, counting those that short rows are padded with. */
export const MAX_CELLS = 20_000;

const MAX_URL = 2048;
const MAX_SLUG = 60;

/** A text that cannot be rendered within bounds. Expected: doors show it as an error. */
export class TooComplex extends Error {
  readonly code = 'too-complex';
  override readonly name = 'TooComplex';
}

/** Refuses a body by its size alone, before anything looks into it. */
export function requireMaxLength(text: string, limit: number): void {
  if (text.length > limit) throw new TooComplex(`longer than ${limit} characters`);
}

// C0 controls but tab and newline, DEL, the BOM, and the two non-characters that XML forbids.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const UNWANTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text as it is stored: NFC, lines ended by `\n`, without controls, BOM and lone surrogates.
 * Bidirectional controls stay unless `bidi: false`: in running text they are legitimate.
 */
export function cleanText(text: string, options: { bidi?: boolean } = {}): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(UNWANTED, '');
  const kept = options.bidi === false ? lines.replace(BIDI_CONTROLS, '') : lines;
  return kept.normalize('NFC');
}

/**
 * A name or title: one line, trimmed, white space folded, without bidirectional controls (they
 * would reorder the words around it). Empty when nothing in it can be seen.
 */
export function cleanLine(text: string): string {
  const spaced = text.replace(/[\v\f\u0085]/g, ' ');
  const line = cleanText(spaced, { bidi: false }).replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(line) ? line : '';
}

/**
 * The normalised form of an absolute http(s) address, or null. With `mailto: true` a plain
 * `mailto:` address too. Addresses with a user name are refused: they are made to deceive.
 */
export function toSafeUrl(text: string, options: { mailto?: boolean } = {}): string | null {
  const url = text.trim();
  if (url.length > MAX_URL || /[\s\p{Cc}\p{Cs}\\<>"]/u.test(url)) return null;
  if (options.mailto && /^mailto:[^@?&]+@[^@?&]+$/i.test(url)) return URL.parse(url)?.href ?? null;
  if (!/^https?:\/\/[^/]/i.test(url)) return null;
  const parsed = URL.parse(url);
  return parsed && !parsed.username && !parsed.password ? parsed.href : null;
}

/**
 * The readable part of a permanent URL, at most 60 characters, never empty. Latin titles become
 * a–z, 0–9 and hyphens; a title without Latin letters keeps its own letters.
 */
export function createSlug(title: string): string {
  const slug = toReadableSlug(title);
  return RESERVED_SLUGS.has(slug) ? `the-${slug}` : slug;
}

/** The same of a–z, 0–9 and hyphens only, as names in addresses are; empty where nothing is left. */
export function createPlainSlug(title: string, maxLength: number): string {
  return hyphenate(latinise(title), /[^a-z0-9]+/g, maxLength);
}

/** What may follow an entry's id in an address, and so cannot be its slug. */
const RESERVED_SLUGS = new Set([
  'edit',
  'history',
  'lineage',
  'reactions',
  'comments',
  'closure',
  'live',
  'sources',
  'corrections',
  'withdrawal',
]);

function toReadableSlug(title: string): string {
  const latin = hyphenate(latinise(title), /[^a-z0-9]+/g);
  if (/[a-z]/.test(latin)) return latin;
  return hyphenate(title.normalize('NFKC').toLowerCase(), /[^\p{L}\p{N}\p{M}]+/gu) || 'untitled';
}

// Letters that decomposition leaves whole.
const LATIN_LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
  ə: 'e',
};

function latinise(title: string): string {
  // Decomposed first: a mathematical 𝐴 has no lower case until it is an A.
  const bare = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’]/gu, '');
  return bare.replace(/[ßæœøđðþłħıŋŧĸə]/g, (letter) => LATIN_LETTERS[letter] ?? letter);
}

/** Words between hyphens, cut between two of them where they are too many. */
function hyphenate(text: string, others: RegExp, maxLength = MAX_SLUG): string {
  const whole = text.replace(others, '-').replace(/^-+|-+$/g, '');
  if (whole.length <= maxLength) return whole;
  const cut = whole.slice(0, maxLength + 1);
  const words = cut.lastIndexOf('-') > maxLength / 2 ? cut.slice(0, cut.lastIndexOf('-')) : cut;
  return words.slice(0, maxLength).replace(/\p{Surrogate}|-+$/gu, '');
}
