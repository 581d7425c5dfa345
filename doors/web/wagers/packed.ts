import { say } from '../../../messages/index.ts';
import type { EvidencePack, PackedWager } from '../../../workplace/wagers/index.ts';
import { amountText, numberText } from './saying.ts';

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

/** What was staked on these, money by its currency: `20,000 EUR, 40 person-days`. */
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
  return parts.join(', ') || '–';
}

/** How each measure came out: `Repairs that come back: 10 (12 → 8) % of repairs`. */
export function resultsOf({ measures }: PackedWager): string[] {
  return measures.map(({ name, unit, baseline, target, read }) => {
    const known = (value: number | null) => (value === null ? '?' : numberText(value));
    const expected = `${known(baseline)} → ${known(target)} ${unit}`;
    return read === null
      ? say('evidence.expected', { name, expected })
      : say('evidence.read', { name, expected, read: known(read) });
  });
}

/** Closed ones as they came out, open ones after them. */
export function groupsOf({ wagers }: EvidencePack) {
  return {
    closed: wagers.filter(({ verdict }) => verdict !== null),
    open: wagers.filter(({ verdict }) => verdict === null),
  };
}
