import {
  amountPattern,
  avoidedActivityPattern,
  avoidingPattern,
  externalSubjectPattern,
  internalActivityPattern,
  internalVerbPattern,
  sharedActivityPattern,
  sharedVerbPattern,
  unrelatedPattern,
  workplacePattern,
} from './activity-terms.ts';

/**
 * The firewall between means and ends: what counts people's doings here is never an outcome.
 * Words can be judged only so far. Whatever this lets through by mistake still stands under its
 * own name on the page; whatever it refuses says how to say it (decision 30).
 */

/** Whether a name, a unit or a source counts what people do in the workplace. */
export function countsActivity(text: string): boolean {
  const words = normalizeText(text)
    .replace(unrelatedPattern, ' ')
    .replace(avoidedActivityPattern, ' ');
  if (internalActivityPattern.test(words) || internalVerbPattern.test(words)) return true;
  if (!sharedActivityPattern.test(words) && !sharedVerbPattern.test(words)) return false;
  return workplacePattern.test(words) || !externalSubjectPattern.test(words);
}

/** Whether a sentence expects an amount of what people do here; one that only speaks of it does not. */
export function expectsActivity(sentence: string): boolean {
  const words = normalizeText(sentence).replace(avoidingPattern, ' ');
  return [...words.matchAll(amountPattern)].some(([amount]) =>
    countsActivity(amount.split(/\s+/).slice(0, 7).join(' ')),
  );
}

/** Letters of other scripts that look like Latin ones, and those; digits do so among letters. */
const lookalikeLetters = 'аеорсхуіѕјһмткнοαενρτκυι';
const latinLetters = 'aeopcxyisjhmtkhoaevptkyi';
const latinByLookalike = new Map(
  [...lookalikeLetters].map((letter, i) => [letter, latinLetters[i]!]),
);
const letterByDigit = new Map(Object.entries({ 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't' }));

/** Lower case, without accents and without what cannot be seen; every dash and space a plain one. */
function normalizeText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(
      /[\p{Script=Cyrillic}\p{Script=Greek}]/gu,
      (letter) => latinByLookalike.get(letter) ?? letter,
    )
    .replace(/(?<=[a-z])[013457](?=[a-z])/g, (digit) => letterByDigit.get(digit)!)
    .replace(/\p{Pd}/gu, '-')
    .replace(/[_/|,:()"'’“”]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const activityPagePaths = [
  /^(?:\/api\/v1)?\/(?:wagers|entries)\/[^/]+\/(?:means|activity)$/,
  /^\/suggestions\/measure$/,
  /^\/(?:spaces\/[^/]+\/|library\/)compounding$/,
  /^\/compounding$/,
  /^\/metrics$/,
];

/** Whether an address, at whatever host, is a page of this program that counts what people did. */
export function isActivityPage(address: string): boolean {
  const path = parsePath(address);
  return path !== null && activityPagePaths.some((pattern) => pattern.test(path));
}

function parsePath(address: string): string | null {
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
