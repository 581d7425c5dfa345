import type { WagerView } from '../../../../workplace/wagers/index.ts';
import type { Form } from '../../form.ts';
import type { Problems } from '../../layout/fields.tsx';
import { formatNumberField, parseNumber } from './number-field.ts';
import { parseHandle } from './wager-text.ts';

/** What a wager says of itself, as typed. */
export const factNames = [
  ...(['because', 'belief', 'will', 'due', 'amount', 'currency', 'days', 'reputation'] as const),
  ...(['sponsor', 'champion', 'resolver', 'reviewOn', 'stopRule'] as const),
] as const;

export type FactName = (typeof factNames)[number];
export type FactsFormData = Record<FactName, string>;

export const emptyFacts = Object.fromEntries(factNames.map((name) => [name, ''])) as FactsFormData;

export function parseFactsForm(form: Form): FactsFormData {
  return Object.fromEntries(factNames.map((name) => [name, form.text(name)])) as FactsFormData;
}

/** What a draft keeps of it besides its words. */
export function parseDraftDetails(form: Form): Record<string, string> {
  return { ...parseFactsForm(form), questions: form.text('questions') };
}

export function toFactsFormData(wager: WagerView): FactsFormData {
  const { because, belief, will, due, stake, reviewOn, stopRule } = wager;
  return {
    because,
    belief,
    will,
    due: due ?? '',
    reviewOn: reviewOn ?? '',
    amount: formatNumberField(stake.amount),
    currency: stake.currency ?? '',
    days: formatNumberField(stake.days),
    reputation: stake.reputation ?? '',
    sponsor: wager.sponsor?.handle ?? '',
    champion: wager.champion?.handle ?? '',
    resolver: wager.resolver?.handle ?? '',
    stopRule: stopRule ?? '',
  };
}

/** The same as a command takes it; what was left empty is said to be nothing. */
export function toFactsInput(typed: FactsFormData) {
  const { because, belief, will } = typed;
  const [amount, days] = [parseNumber(typed.amount), parseNumber(typed.days)];
  const [currency, reputation] = [typed.currency.trim().toUpperCase() || null, typed.reputation];
  const stake = { amount, currency: amount === null ? null : currency, days, reputation };
  return {
    because,
    belief,
    will,
    due: typed.due || null,
    stake,
    sponsor: parseHandle(typed.sponsor),
    champion: parseHandle(typed.champion),
    resolver: parseHandle(typed.resolver),
    reviewOn: typed.reviewOn || null,
    stopRule: typed.stopRule.trim() || null,
  };
}

/** Refusals by the fields of the form: `wager.stake.currency` is about the currency. */
export function toFactFieldProblems(problems: Problems): Problems {
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
