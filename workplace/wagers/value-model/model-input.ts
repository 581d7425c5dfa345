import { z } from 'zod';
import { invalid } from '../../kernel/index.ts';
import { cleanText, toSafeUrl } from '../../text/index.ts';
import { countsActivity, isActivityPage } from '../core/index.ts';
import { inferUnit } from './evaluate-formula.ts';
import {
  type Formula,
  formulaError,
  MAX_FORMULA as mostOfFormula,
  parseFormula,
} from './formula.ts';
import { findRangeProblems, quantityInput, unitInput } from './quantities.ts';
import {
  areUnitsDifferent,
  formatUnit,
  isMoney,
  parseUnit,
  type QuantityUnit,
} from './unit-algebra.ts';

export const MAX_QUANTITIES = 40;

/** Where a range comes from: one of these, or nothing, and then it is assumed. */
const sourcedQuantityInput = quantityInput.strict().extend({
  /** A finding of the wager’s own pilot. */
  finding: z.uuid('findingUnknown').toLowerCase().nullish(),
  /** Another work, by its entry. */
  work: z.uuid('sourceWorkUnknown').toLowerCase().nullish(),
  /** A page elsewhere. */
  page: z.string('pageMalformed').max(2048, 'tooLong').nullish(),
});
export type SourcedQuantity = z.output<typeof sourcedQuantityInput>;

export const modelInput = z.object({
  formula: z
    .string('missing')
    .max(mostOfFormula.characters, 'formulaTooLong')
    .transform((text) => cleanText(text)),
  unit: unitInput,
  quantities: z
    .array(sourcedQuantityInput, 'quantitiesMissing')
    .min(1, 'quantitiesMissing')
    .max(MAX_QUANTITIES, 'tooMany'),
  /** Why a model that was sealed is amended. */
  reason: z
    .string('notText')
    .max(2000, 'tooLong')
    .transform((text) => cleanText(text).trim())
    .optional(),
});
export type ModelInput = z.output<typeof modelInput>;

export const signatureInput = z.object({
  /** Of the version that was looked at. */
  hash: z.string('hashMissing').regex(/^[0-9a-f]{64}$/, 'hashMissing'),
});

/**
 * Throws `invalid` for a model that cannot be reckoned, that counts what people do, or that does
 * not come to money or to a unit in which the wager is measured.
 */
export function requireCalculable(
  { formula, unit, quantities }: ModelInput,
  measured: string[],
): Formula {
  const sources = Object.assign({}, ...quantities.map(findSourceProblems));
  const fields = {
    ...findRangeProblems(quantities),
    ...findActivityProblems(quantities),
    ...sources,
  };
  if (Object.keys(fields).length > 0) throw invalid(fields);
  const parsed = parseFormula(formula);
  const units = new Map(quantities.map((one) => [one.name, parseUnit(one.unit)!]));
  const result = inferUnit(parsed, units);
  const wanted = parseUnit(unit)!;
  if (areUnitsDifferent(result, wanted))
    throw formulaError('resultUnitDiffers', formatUnit(result));
  if (!isValueUnit(wanted, measured)) throw invalid({ unit: 'unitNotWorth' });
  return parsed;
}

function isValueUnit(unit: QuantityUnit, measured: string[]): boolean {
  if (isMoney(unit)) return true;
  return measured.map(parseUnit).some((one) => one !== null && !areUnitsDifferent(one, unit));
}

function findActivityProblems(quantities: readonly SourcedQuantity[]): Record<string, string> {
  const fields: Record<string, string> = {};
  quantities.forEach(({ name, unit }, at) => {
    if (countsActivity(name)) fields[`quantities.${at}.name`] = 'countsDoing';
    if (countsActivity(unit)) fields[`quantities.${at}.unit`] = 'countsDoing';
  });
  return fields;
}

function findSourceProblems(
  { finding, work, page }: SourcedQuantity,
  at: number,
): Record<string, string> {
  if ([finding, work, page].filter(Boolean).length > 1) {
    return { [`quantities.${at}.work`]: 'sourcesMany' };
  }
  if (!page) return {};
  if (!toSafeUrl(page)) return { [`quantities.${at}.page`]: 'pageMalformed' };
  return isActivityPage(page) ? { [`quantities.${at}.page`]: 'evidenceCountsDoing' } : {};
}
