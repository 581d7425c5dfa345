import {
  amounts,
  didOurs,
  didShared,
  here,
  otherwisePattern,
  oursPattern,
  sharedPattern,
  theirs,
  undoing,
  undonePattern,
} from './doing-words.ts';

/**
 * The firewall between means and ends: what counts people's doings here is never an outcome.
 * Words can be judged only so far. Whatever this lets through by mistake still stands under its
 * own name on the page; whatever it refuses says how to say it (decision 30).
 */

/** Whether a name, a unit or a source counts what people do in the workplace. */
export function countsDoing(text: string): boolean {
  const words = plain(text).replace(otherwisePattern, ' ').replace(undonePattern, ' ');
  if (oursPattern.test(words) || didOurs.test(words)) return true;
  if (!sharedPattern.test(words) && !didShared.test(words)) return false;
  return here.test(words) || !theirs.test(words);
}

/** Whether a sentence expects an amount of what people do here; one that only speaks of it does not. */
export function expectsDoing(sentence: string): boolean {
  const words = plain(sentence).replace(undoing, ' ');
  return [...words.matchAll(amounts)].some(([amount]) =>
    countsDoing(amount.split(/\s+/).slice(0, 7).join(' ')),
  );
}

/** Letters of other scripts that look like Latin ones, and those; digits do so among letters. */
const foreign = 'аеорсхуіѕјһмткнοαενρτκυι';
const latin = 'aeopcxyisjhmtkhoaevptkyi';
const looks = new Map([...foreign].map((letter, i) => [letter, latin[i]!]));
const digits = new Map(Object.entries({ 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't' }));

/** Lower case, without accents and without what cannot be seen; every dash and space a plain one. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => looks.get(letter) ?? letter)
    .replace(/(?<=[a-z])[013457](?=[a-z])/g, (digit) => digits.get(digit)!)
    .replace(/\p{Pd}/gu, '-')
    .replace(/[_/|,:()"'’“”]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const ownCounts = [
  /^(?:\/api\/v1)?\/(?:wagers|entries)\/[^/]+\/means$/,
  /^\/suggestions\/measure$/,
  /^\/(?:spaces\/[^/]+\/|library\/)compounding$/,
  /^\/compounding$/,
  /^\/metrics$/,
];

/** Whether an address, at whatever host, is a page of this program that counts what people did. */
export function isOwnCount(address: string): boolean {
  const path = pathOf(address);
  return path !== null && ownCounts.some((pattern) => pattern.test(path));
}

function pathOf(address: string): string | null {
  const url = URL.parse(address.trim(), 'http://here.invalid/');
  if (!url) return null;
  try {
    return decodeURIComponent(url.pathname).toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');
  } catch {
    return url.pathname;
  }
}

/**
 * A count of doing. It can be shown, and nothing else: it is no number, so nothing that takes an
 * outcome takes it, and its number is out of reach of whoever holds it.
 */
export class ActivityCount {
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  toString(): string {
    return String(this.#count);
  }

  /** As an answer says it: an object, which no field of an outcome takes back. */
  toJSON(): { done: number } {
    return { done: this.#count };
  }
}
