import type { WagerView } from '../../../workplace/wagers/index.ts';
import type { Form } from '../form.ts';
import type { Problems } from '../layout/fields.tsx';
import { numberIn, numberTyped } from './number-in.ts';
import { handleIn } from './saying.ts';

/** What a wager says of itself, as typed. */
export const factNames = [
  ...(['because', 'belief', 'will', 'due', 'amount', 'currency', 'days', 'reputation'] as const),
  ...(['sponsor', 'champion', 'resolver', 'reviewOn', 'stopRule'] as const),
] as const;

export type FactName = (typeof factNames)[number];
export type TypedFacts = Record<FactName, string>;

export const noFacts = Object.fromEntries(factNames.map((name) => [name, ''])) as TypedFacts;

export function factsIn(form: Form): TypedFacts {
  return Object.fromEntries(factNames.map((name) => [name, form.text(name)])) as TypedFacts;
}

/** What a draft keeps of it besides its words. */
export function wagerDetails(form: Form): Record<string, string> {
  return { ...factsIn(form), questions: form.text('questions') };
}

export function factsOf(wager: WagerView): TypedFacts {
  const { because, belief, will, due, stake, reviewOn, stopRule } = wager;
  return {
    because,
    belief,
    will,
    due: due ?? '',
    reviewOn: reviewOn ?? '',
    amount: numberTyped(stake.amount),
    currency: stake.currency ?? '',
    days: numberTyped(stake.days),
    reputation: stake.reputation ?? '',
    sponsor: wager.sponsor?.handle ?? '',
    champion: wager.champion?.handle ?? '',
    resolver: wager.resolver?.handle ?? '',
    stopRule: stopRule ?? '',
  };
}

/** The same as a command takes it; what was left empty is said to be nothing. */
export function factsInput(typed: TypedFacts) {
  const { because, belief, will } = typed;
  const [amount, days] = [numberIn(typed.amount), numberIn(typed.days)];
  const [currency, reputation] = [typed.currency.trim().toUpperCase() || null, typed.reputation];
  const stake = { amount, currency: amount === null ? null : currency, days, reputation };
  return {
    because,
    belief,
    will,
    due: typed.due || null,
    stake,
    sponsor: handleIn(typed.sponsor),
    champion: handleIn(typed.champion),
    resolver: handleIn(typed.resolver),
    reviewOn: typed.reviewOn || null,
    stopRule: typed.stopRule.trim() || null,
  };
}

/** Refusals by the fields of the form: `wager.stake.currency` is about the currency. */
export function factProblems(problems: Problems): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([field, reason]) => [
      field
        .replace(/^wager\./, '')
        .replace(/^stake\.(\w+)$/, '$1')
        .replace(/^stake$/, 'amount')
        .replace(/^wager$/, 'because'),
      reason,
    ]),
  );
}
