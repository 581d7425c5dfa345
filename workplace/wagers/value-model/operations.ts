import {
  areUnitsDifferent,
  dimensionless,
  multiplyUnits,
  type QuantityUnit,
  raiseUnit,
} from './unit-algebra.ts';

/** Something to be done with numbers, and what it does to their units. */
export interface Operation {
  /** With how many parts, at least and at most. */
  readonly arity: readonly [least: number, most: number];
  compute(parts: readonly number[]): number;
  /** The unit of what comes out, or why these do not go together; `exponent` where one is written as a number. */
  unit(of: readonly QuantityUnit[], exponent: number | null): QuantityUnit | UnitReason;
}

export type UnitReason = 'unitsDiffer' | 'unitNotPure' | 'exponentNotWhole';

const requireSameUnit: Operation['unit'] = (of) =>
  of.some((unit) => areUnitsDifferent(unit, of[0]!)) ? 'unitsDiffer' : of[0]!;

const requireDimensionless: Operation['unit'] = (of) =>
  of.some((unit) => areUnitsDifferent(unit, dimensionless)) ? 'unitNotPure' : dimensionless;

const keepUnit: Operation['unit'] = (of) => of[0]!;

/** With a unit only by a whole number that is written there: what would EUR^1.7 be? */
const raiseToPower: Operation['unit'] = ([base, by], exponent) => {
  if (areUnitsDifferent(by!, dimensionless)) return 'unitNotPure';
  if (!areUnitsDifferent(base!, dimensionless)) return dimensionless;
  const whole = exponent !== null && Number.isInteger(exponent) && Math.abs(exponent) <= 9;
  return whole ? raiseUnit(base!, exponent) : 'exponentNotWhole';
};

/** All that a formula can say, by how it is written there. */
export const operations: Readonly<Record<string, Operation>> = {
  '+': { arity: [2, 2], compute: ([a, b]) => a! + b!, unit: requireSameUnit },
  '-': { arity: [2, 2], compute: ([a, b]) => a! - b!, unit: requireSameUnit },
  '*': { arity: [2, 2], compute: ([a, b]) => a! * b!, unit: ([a, b]) => multiplyUnits(a!, b!, 1) },
  '/': { arity: [2, 2], compute: ([a, b]) => a! / b!, unit: ([a, b]) => multiplyUnits(a!, b!, -1) },
  '^': { arity: [2, 2], compute: ([a, b]) => a! ** b!, unit: raiseToPower },
  minus: { arity: [1, 1], compute: ([a]) => -a!, unit: keepUnit },
  abs: { arity: [1, 1], compute: ([a]) => Math.abs(a!), unit: keepUnit },
  min: { arity: [2, 20], compute: (all) => Math.min(...all), unit: requireSameUnit },
  max: { arity: [2, 20], compute: (all) => Math.max(...all), unit: requireSameUnit },
  exp: { arity: [1, 1], compute: ([a]) => Math.exp(a!), unit: requireDimensionless },
  log: { arity: [1, 1], compute: ([a]) => Math.log(a!), unit: requireDimensionless },
  sqrt: { arity: [1, 1], compute: ([a]) => Math.sqrt(a!), unit: requireDimensionless },
};
