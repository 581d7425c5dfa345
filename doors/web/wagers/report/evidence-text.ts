import { say } from '../../../../messages/index.ts';
import type {
  EvidencePack,
  PackedMeasure,
  PackedWager,
} from '../../../../workplace/wagers/index.ts';
import { formatCalendarDay } from '../../briefs/review-days.ts';
import { formatDay } from '../../layout/time.tsx';
import { formatAmount, formatNumber, formatRange } from '../core/wager-text.ts';

/** What executives ask first: how much was placed, and what came of it. */
export interface VerdictCount {
  name: 'placed' | 'resolved' | 'met' | 'notMet' | 'learned' | 'abandoned';
  n: number;
}

/** Won and lost beside each other, and what was only learned from as well. */
export function countVerdicts({ wagers }: EvidencePack): VerdictCount[] {
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
export function formatStakes(wagers: readonly PackedWager[]): string {
  const sums = new Map<string, number>();
  let days = 0;
  for (const { stake } of wagers) {
    if (stake.amount !== null) {
      const currency = stake.currency ?? '';
      sums.set(currency, (sums.get(currency) ?? 0) + stake.amount);
    }
    days += stake.days ?? 0;
  }
  const money = [...sums].map(([currency, sum]) => formatAmount(sum, currency));
  const parts = [...money, ...(days > 0 ? [say('wager.days', { n: days })] : [])];
  return parts.join(', ');
}

type MeasureTerms = Pick<PackedMeasure, 'unit' | 'direction' | 'baseline' | 'target' | 'due'> & {
  range?: { low: number; high: number } | null | undefined;
};

/** `to fall from 12 to 8 % of repairs by 1 November 2026` */
export function formatTerms({
  unit,
  direction,
  baseline,
  target,
  due,
  range,
}: MeasureTerms): string {
  const known = (value: number | null) => (value === null ? '?' : formatNumber(value));
  const ends = { from: known(baseline), to: known(target) };
  const words = say(`wager.terms.${direction}`, { ...ends, unit });
  const until = due ? ` ${say('wager.by', { day: formatCalendarDay(due) })}` : '';
  return `${words}${until}${range ? ` (${formatRange(range)})` : ''}`;
}

/**
 * How each measure came out or stands, beside what was sealed first of it; where that was amended,
 * a second line says to what, when and why: `Repairs that come back: read 10 % of repairs;
 * expected to fall from 12 to 8 % of repairs by 1 November 2026.`
 */
export function formatResults({ measures, stage }: PackedWager, zone: string): string[] {
  return measures.flatMap((measure) => {
    const { name, originalTerms } = measure;
    const words = {
      name,
      read: formatReading(measure, stage, zone),
      terms: formatTerms(originalTerms ?? measure),
    };
    const line = say(words.read ? 'evidence.read' : 'evidence.expected', words);
    return originalTerms ? [line, formatAmendment(measure, originalTerms, zone)] : [line];
  });
}

/** The reading on which the verdict rests, or the last one; nothing before anything is sealed. */
function formatReading(
  { unit, read, latest }: PackedMeasure,
  stage: PackedWager['stage'],
  zone: string,
): string {
  if (read !== null) return say('evidence.readIs', { value: formatAmount(read, unit) });
  if (stage !== 'commitment') return '';
  if (!latest) return say('wager.unread');
  const words = { value: formatAmount(latest.value, unit), day: formatDay(latest.at, zone) };
  return say('evidence.latest', words);
}

type AmendedTerms = NonNullable<PackedMeasure['originalTerms']>;

function formatAmendment(measure: PackedMeasure, { amended }: AmendedTerms, zone: string): string {
  const words = { day: formatDay(amended.at, zone), reason: truncateReason(amended.reason) };
  return say('evidence.amended', { ...words, terms: formatTerms(measure) });
}

const MAX_REASON_LENGTH = 120;

/** As much of it as fits into a line or two, to the end of a word. */
function truncateReason(reason: string): string {
  if (reason.length <= MAX_REASON_LENGTH) return reason.replace(/\.$/, '');
  return `${reason.slice(0, MAX_REASON_LENGTH).replace(/\s+\S*$/, '')} …`;
}

/** What was staked on what is resolved, and what is still at stake, as far as anything is. */
export function formatTotalStakes(pack: EvidencePack): string {
  const { closed, open } = groupByClosed(pack);
  const said = [
    ['evidence.costClosed', formatStakes(closed)],
    ['evidence.costOpen', formatStakes(open)],
  ] as const;
  return said.flatMap(([name, cost]) => (cost ? [say(name, { cost })] : [])).join(' ');
}

/** Closed ones as they came out, open ones after them. */
export function groupByClosed({ wagers }: EvidencePack) {
  return {
    closed: wagers.filter(({ verdict }) => verdict !== null),
    open: wagers.filter(({ verdict }) => verdict === null),
  };
}

/** That there is nothing, of which year. */
export function formatNoWagers(year: number | undefined): string {
  return year ? say('evidence.noneIn', { year }) : say('evidence.none');
}
