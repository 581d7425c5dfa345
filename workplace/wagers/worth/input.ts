import { z } from 'zod';
import { invalid } from '../../refusal.ts';
import { cleanText, safeUrl } from '../../text/bounds.ts';
import { countsDoing, isOwnCount } from '../doing.ts';
import { type Formula, most as mostOfFormula, parseFormula, refused } from './formula.ts';
import { quantityShape, rangesRefused, unitText } from './quantities.ts';
import { unitOf } from './reckoning.ts';
import { differ, isMoney, parseUnit, type Unit, writeUnit } from './units.ts';

export const mostQuantities = 40;

/** Where a range comes from: one of these, or nothing, and then it is assumed. */
const sourced = quantityShape.strict().extend({
  /** A finding of the wager’s own pilot. */
  finding: z.uuid('findingUnknown').toLowerCase().nullish(),
  /** Another work, by its entry. */
  work: z.uuid('sourceWorkUnknown').toLowerCase().nullish(),
  /** A page elsewhere. */
  page: z.string('pageMalformed').max(2048, 'tooLong').nullish(),
});
export type SourcedQuantity = z.output<typeof sourced>;

export const modelInput = z.object({
  formula: z
    .string('missing')
    .max(mostOfFormula.characters, 'formulaTooLong')
    .transform((text) => cleanText(text)),
  unit: unitText,
  quantities: z
    .array(sourced, 'quantitiesMissing')
    .min(1, 'quantitiesMissing')
    .max(mostQuantities, 'tooMany'),
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
export function mustReckon({ formula, unit, quantities }: ModelInput, measured: string[]): Formula {
  const sources = Object.assign({}, ...quantities.map(sourceRefused));
  const fields = { ...rangesRefused(quantities), ...doingRefused(quantities), ...sources };
  if (Object.keys(fields).length > 0) throw invalid(fields);
  const parsed = parseFormula(formula);
  const units = new Map(quantities.map((one) => [one.name, parseUnit(one.unit)!]));
  const result = unitOf(parsed, units);
  const wanted = parseUnit(unit)!;
  if (differ(result, wanted)) throw refused('resultUnitDiffers', writeUnit(result));
  if (!isWorth(wanted, measured)) throw invalid({ unit: 'unitNotWorth' });
  return parsed;
}

function isWorth(unit: Unit, measured: string[]): boolean {
  if (isMoney(unit)) return true;
  return measured.map(parseUnit).some((one) => one !== null && !differ(one, unit));
}

function doingRefused(quantities: readonly SourcedQuantity[]): Record<string, string> {
  const fields: Record<string, string> = {};
  quantities.forEach(({ name, unit }, at) => {
    if (countsDoing(name)) fields[`quantities.${at}.name`] = 'countsDoing';
    if (countsDoing(unit)) fields[`quantities.${at}.unit`] = 'countsDoing';
  });
  return fields;
}

function sourceRefused(
  { finding, work, page }: SourcedQuantity,
  at: number,
): Record<string, string> {
  if ([finding, work, page].filter(Boolean).length > 1) {
    return { [`quantities.${at}.work`]: 'sourcesMany' };
  }
  if (!page) return {};
  if (!safeUrl(page)) return { [`quantities.${at}.page`]: 'pageMalformed' };
  return isOwnCount(page) ? { [`quantities.${at}.page`]: 'evidenceCountsDoing' } : {};
}
