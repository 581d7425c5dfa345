import { say } from '../../../messages/index.ts';
import type { EvidencePack, PackedMeasure, PackedWager } from '../../../workplace/wagers/index.ts';
import { dayWords } from '../briefs/days.ts';
import { dayText } from '../layout/time.tsx';
import { amountText, numberText, sayRangeIn } from './saying.ts';

/** What executives ask first: how much was placed, and what came of it. */
export interface Tally {
  name: 'placed' | 'resolved' | 'met' | 'notMet' | 'learned' | 'abandoned';
  n: number;
}

/** Won and lost beside each other, and what was only learned from as well. */
export function tallyOf({ wagers }: EvidencePack): Tally[] {
  const came = (verdict: PackedWager['verdict']) =>
    wagers.filter((wager) => wager.verdict === verdict).length;
  const resolved = wagers.filter(({ verdict }) => verdict !== null).length;
  return [
    { name: 'placed', n: wagers.length },
    { name: 'resolved', n: resolved },
    ...(['met', 'notMet', 'learned', 'abandoned'] as const).map((name) => ({
      name,
      n: came(name),
    })),
  ];
}

/** What was staked on these, money by its currency: `20,000 EUR, 40 person-days`; or nothing. */
export function costOf(wagers: readonly PackedWager[]): string {
  const sums = new Map<string, number>();
  let days = 0;
  for (const { stake } of wagers) {
    if (stake.amount !== null) {
      const currency = stake.currency ?? '';
      sums.set(currency, (sums.get(currency) ?? 0) + stake.amount);
    }
    days += stake.days ?? 0;
  }
  const money = [...sums].map(([currency, sum]) => amountText(sum, currency));
  const parts = [...money, ...(days > 0 ? [say('wager.days', { n: days })] : [])];
  return parts.join(', ');
}

type Terms = Pick<PackedMeasure, 'unit' | 'direction' | 'baseline' | 'target' | 'due'> & {
  range?: { low: number; high: number } | null | undefined;
};

/** `to fall from 12 to 8 % of repairs by 1 November 2026` */
export function sayTerms({ unit, direction, baseline, target, due, range }: Terms): string {
  const known = (value: number | null) => (value === null ? '?' : numberText(value));
  const ends = { from: known(baseline), to: known(target) };
  const words = say(`wager.terms.${direction}`, { ...ends, unit });
  const until = due ? ` ${say('wager.by', { day: dayWords(due) })}` : '';
  return `${words}${until}${range ? ` (${sayRangeIn(range)})` : ''}`;
}

/**
 * How each measure came out or stands, beside what was sealed first of it; where that was amended,
 * a second line says to what, when and why: `Repairs that come back: read 10 % of repairs;
 * expected to fall from 12 to 8 % of repairs by 1 November 2026.`
 */
export function resultsOf({ measures, stage }: PackedWager, zone: string): string[] {
  return measures.flatMap((measure) => {
    const { name, atFirst } = measure;
    const words = {
      name,
      read: sayRead(measure, stage, zone),
      terms: sayTerms(atFirst ?? measure),
    };
    const line = say(words.read ? 'evidence.read' : 'evidence.expected', words);
    return atFirst ? [line, sayAmended(measure, atFirst, zone)] : [line];
  });
}

/** The reading on which the verdict rests, or the last one; nothing before anything is sealed. */
function sayRead(
  { unit, read, latest }: PackedMeasure,
  stage: PackedWager['stage'],
  zone: string,
): string {
  if (read !== null) return say('evidence.readIs', { value: amountText(read, unit) });
  if (stage !== 'commitment') return '';
  if (!latest) return say('wager.unread');
  const words = { value: amountText(latest.value, unit), day: dayText(latest.at, zone) };
  return say('evidence.latest', words);
}

type AtFirst = NonNullable<PackedMeasure['atFirst']>;

function sayAmended(measure: PackedMeasure, { amended }: AtFirst, zone: string): string {
  const words = { day: dayText(amended.at, zone), reason: beginningOf(amended.reason) };
  return say('evidence.amended', { ...words, terms: sayTerms(measure) });
}

const mostOfReason = 120;

/** As much of it as fits into a line or two, to the end of a word. */
function beginningOf(reason: string): string {
  if (reason.length <= mostOfReason) return reason.replace(/\.$/, '');
  return `${reason.slice(0, mostOfReason).replace(/\s+\S*$/, '')} …`;
}

/** What was staked on what is resolved, and what is still at stake, as far as anything is. */
export function costsOf(pack: EvidencePack): string {
  const { closed, open } = groupsOf(pack);
  const said = [
    ['evidence.costClosed', costOf(closed)],
    ['evidence.costOpen', costOf(open)],
  ] as const;
  return said.flatMap(([name, cost]) => (cost ? [say(name, { cost })] : [])).join(' ');
}

/** Closed ones as they came out, open ones after them. */
export function groupsOf({ wagers }: EvidencePack) {
  return {
    closed: wagers.filter(({ verdict }) => verdict !== null),
    open: wagers.filter(({ verdict }) => verdict === null),
  };
}

/** That there is nothing, of which year. */
export function sayNone(year: number | undefined): string {
  return year ? say('evidence.noneIn', { year }) : say('evidence.none');
}
