import { say, sayTitle } from '../../../messages/index.ts';
import type { WagerLabel } from '../../../workplace/wagers/index.ts';
import { dayWords } from '../briefs/days.ts';

const numbers = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 9 });

/** `1,234.5`: as many digits as a value of business has. */
export function numberText(value: number): string {
  return numbers.format(value).replace('-', '−');
}

const short = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumSignificantDigits: 4 });

/** `1.2M`: a value beside a line of a picture, where there is little room. */
export function shortNumber(value: number): string {
  return short.format(value).replace('-', '−');
}

/** A value in its unit: `12 % of repairs`, `5,000 EUR`. */
export function amountText(value: number, unit: string): string {
  return `${numberText(value)} ${unit}`.trim();
}

/** What is expected on a day, nine to one. */
export function sayRange({ low, high }: { low: number; high: number }): string {
  return say('wager.range', { low: numberText(low), high: numberText(high) });
}

/** The same within a sentence. */
export function sayRangeIn({ low, high }: { low: number; high: number }): string {
  return say('wager.rangeIn', { low: numberText(low), high: numberText(high) });
}

/** What was learned, after words that say so already: a title that nobody chose says it as well. */
export function lessonTitle(title: string): string {
  return sayTitle(title.replace(say('wager.learnedTitle', { title: '' }), ''));
}

/** A handle as people write it, with or without @. */
export function handleIn(text: string): string | null {
  return text.trim().replace(/^@/, '').toLowerCase() || null;
}

type Said = Pick<WagerLabel, 'because' | 'belief' | 'will' | 'due'>;

/** The parts of a hypothesis, as they follow on the words between them. */
export function partsOf({ because, belief, will, due }: Said) {
  return {
    because: ended(because.replace(/^because\s+/i, '')),
    belief: ended(belief.replace(/^(we believe )?(that\s+)?/i, '')),
    will: ended(will.replace(/^will\s+/i, '')),
    due: due ? dayWords(due) : null,
  };
}

const ended = (text: string) => text.replace(/[\s.,;:…]+$/u, '');

/** What it says will be different: `… will halve the repairs that come back by 1 June 2026.` */
export function sayPromise(of: Said): string {
  const { will, due } = partsOf(of);
  return say('wagers.will', { will: due ? `${will} ${say('wager.by', { day: due })}` : will });
}
