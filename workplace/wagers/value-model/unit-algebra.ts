/** What a number counts: words with exponents (`EUR/order` is EUR 1, order −1). None is a pure number. */
export type QuantityUnit = ReadonlyMap<string, number>;

export const dimensionless: QuantityUnit = new Map();

/** `EUR`, `EUR/order`, `EUR / order / month`, `m^2`, `person-days`; `1` or nothing is a pure number. */
const unitPattern =
  /^(?:1|\p{L}[\p{L}\p{N}_ -]*(?:\^-?[1-9])?)(?:[*/]\p{L}[\p{L}\p{N}_ -]*(?:\^-?[1-9])?)*$/u;

/** Null where it is not written like a unit. Case and a plural's s make no difference. */
export function parseUnit(text: string): QuantityUnit | null {
  const tight = text.trim().replace(/\s*([*/^])\s*/g, '$1');
  if (tight === '') return dimensionless;
  if (tight.length > 60 || !unitPattern.test(tight)) return null;
  let unit = dimensionless;
  for (const [, sign, factor] of tight.matchAll(/([*/]?)([^*/]+)/g)) {
    unit = multiplyUnits(unit, parseFactor(factor!), sign === '/' ? -1 : 1);
  }
  return unit;
}

function parseFactor(text: string): QuantityUnit {
  const [word = '', exponent = '1'] = text.split('^');
  return word === '1'
    ? dimensionless
    : new Map([[toSingular(word.trim().toLowerCase()), Number(exponent)]]);
}

/** `orders` are what `order` is one of; `gross` stays. */
const toSingular = (word: string) =>
  /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;

/** The product of the first with the second to a power. */
export function multiplyUnits(
  one: QuantityUnit,
  other: QuantityUnit,
  exponent: number,
): QuantityUnit {
  const unit = new Map(one);
  for (const [word, by] of other) {
    const sum = (unit.get(word) ?? 0) + by * exponent;
    if (sum === 0) unit.delete(word);
    else unit.set(word, sum);
  }
  return unit;
}

export const raiseUnit = (unit: QuantityUnit, exponent: number): QuantityUnit =>
  multiplyUnits(dimensionless, unit, exponent);

export const areUnitsDifferent = (one: QuantityUnit, other: QuantityUnit): boolean =>
  one.size !== other.size || [...one].some(([word, by]) => other.get(word) !== by);

const currencies = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

/** One of the currencies of ISO 4217, and nothing besides. */
export function isMoney(unit: QuantityUnit): boolean {
  const [only] = unit;
  return unit.size === 1 && only![1] === 1 && currencies.has(only![0]);
}

/** `eur/order`, for telling people which units did not match. */
export function formatUnit(unit: QuantityUnit): string {
  const write = ([word, by]: [string, number]) =>
    word + (Math.abs(by) === 1 ? '' : `^${Math.abs(by)}`);
  const above = [...unit].filter(([, by]) => by > 0).map(write);
  const below = [...unit].filter(([, by]) => by < 0).map((one) => `/${write(one)}`);
  return (above.join('*') || '1') + below.join('');
}
