import { say, sayTitle } from '../../../../messages/index.ts';
import type { WagerLabel } from '../../../../workplace/wagers/index.ts';
import { formatCalendarDay } from '../../briefs/review-days.ts';

const numberFormat = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 9 });

/** `1,234.5`: as many digits as a value of business has. */
export function formatNumber(value: number): string {
  return numberFormat.format(value).replace('-', '−');
}

const shortNumberFormat = new Intl.NumberFormat('en-GB', {
  notation: 'compact',
  maximumSignificantDigits: 4,
});

/** `1.2M`: a value beside a line of a picture, where there is little room. */
export function formatShortNumber(value: number): string {
  return shortNumberFormat.format(value).replace('-', '−');
}

/** A value in its unit: `12 % of repairs`, `5,000 EUR`. */
export function formatAmount(value: number, unit: string): string {
  return `${formatNumber(value)} ${unit}`.trim();
}

/** What is expected on a day, nine to one. */
export function formatRangeSentence({ low, high }: { low: number; high: number }): string {
  return say('wager.range', { low: formatNumber(low), high: formatNumber(high) });
}

/** The same within a sentence. */
export function formatRange({ low, high }: { low: number; high: number }): string {
  return say('wager.rangeIn', { low: formatNumber(low), high: formatNumber(high) });
}

/** What was learned, after words that say so already: a title that nobody chose says it as well. */
export function formatLessonTitle(title: string): string {
  return sayTitle(title.replace(say('wager.learnedTitle', { title: '' }), ''));
}

/** A handle as people write it, with or without @. */
export function parseHandle(text: string): string | null {
  return text.trim().replace(/^@/, '').toLowerCase() || null;
}

type HypothesisFields = Pick<WagerLabel, 'because' | 'belief' | 'will' | 'due'>;

/** The parts of a hypothesis, as they follow on the words between them. */
export function toHypothesisParts({ because, belief, will, due }: HypothesisFields) {
  return {
    because: trimPunctuation(because.replace(/^because\s+/i, '')),
    belief: trimPunctuation(belief.replace(/^(we believe )?(that\s+)?/i, '')),
    will: trimPunctuation(will.replace(/^will\s+/i, '')),
    due: due ? formatCalendarDay(due) : null,
  };
}

const trimPunctuation = (text: string) => text.replace(/[\s.,;:…]+$/u, '');

/** What it says will be different: `… will halve the repairs that come back by 1 June 2026.` */
export function formatPromise(of: HypothesisFields): string {
  const { will, due } = toHypothesisParts(of);
  return say('wagers.will', { will: due ? `${will} ${say('wager.by', { day: due })}` : will });
}
