/** What stands between groups of three digits, besides a comma or a point. */
const groupSeparator = "[\\s'’]";
const signPattern = '^(-?)';

/** `1 200`, `1,234,567`, `1.234.567,5`, `1,234.5`: groups of three, and perhaps a fraction. */
const groupedPatterns = [
  new RegExp(`${signPattern}(\\d{1,3}(?:${groupSeparator}\\d{3})+)(?:[.,](\\d+))?$`, 'u'),
  /^(-?)(\d{1,3}(?:,\d{3}){2,})(?:\.(\d+))?$/,
  /^(-?)(\d{1,3}(?:\.\d{3}){2,})(?:,(\d+))?$/,
  /^(-?)(\d{1,3},\d{3})\.(\d+)$/,
  /^(-?)(\d{1,3}\.\d{3}),(\d+)$/,
];
/** `12`, `12.5`, `12,5`, `.5`: a fraction after a point or a comma. */
const plainPattern = /^(-?)(\d*)(?:[.,](\d*))?$/;
const ambiguousPattern = /^-?[1-9]\d{0,2}[.,]\d{3}$/;
const scientificPattern = /^-?(\d+\.?\d*|\.\d+)e[+-]?\d+$/i;

const normalizeNumberText = (text: string) => text.trim().replace(/^[−–]\s*/, '-');

/**
 * A number as people write it, with a decimal point or comma: 12.5, 12,5, 1 200, 1,234,567 or
 * 1.234.567,5; null where nothing was written. What is no number, or could be two (`isAmbiguous`),
 * stays as it was typed, to be refused for what it is.
 */
export function parseNumber(text: string): number | string | null {
  const typed = normalizeNumberText(text);
  if (typed === '') return null;
  if (ambiguousPattern.test(typed)) return typed;
  if (scientificPattern.test(typed)) return Number(typed);
  const groups = groupedPatterns
    .map((pattern) => pattern.exec(typed))
    .find((found) => found !== null);
  const [, minus = '', whole = '', fraction = ''] = groups ?? plainPattern.exec(typed) ?? [];
  const digits = whole.replace(/\D/g, '');
  return digits === '' && fraction === '' ? typed : Number(`${minus}${digits}.${fraction}0`);
}

/** Whether it is a thousand and more here, and one and a fraction elsewhere: 1,500 or 2.125. */
export const isAmbiguousNumber = (text: string): boolean =>
  ambiguousPattern.test(normalizeNumberText(text));

/** A number as it stands in a field, so that `numberIn` reads the same: 2.1250, not 2.125. */
export function formatNumberField(value: number | null | undefined): string {
  const text = String(value ?? '');
  return isAmbiguousNumber(text) ? `${text}0` : text;
}

/**
 * Why a number was refused, by fields: what could be read as two says so. `typed` answers what
 * stands in a field.
 */
export function explainAmbiguousNumbers(
  problems: Readonly<Record<string, string>>,
  typed: (field: string) => string | undefined,
): Record<string, string> {
  const reasonOf = ([field, reason]: [string, string]) =>
    isAmbiguousNumber(typed(field) ?? '') && numberReasons.has(reason) ? 'numberAmbiguous' : reason;
  return Object.fromEntries(Object.entries(problems).map((one) => [one[0], reasonOf(one)]));
}

const numberReasons = new Set(['notNumber', 'percentMalformed']);
