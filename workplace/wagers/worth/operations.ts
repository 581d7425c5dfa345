import { differ, power, pure, times, type Unit } from './units.ts';

/** Something to be done with numbers, and what it does to their units. */
export interface Operation {
  /** With how many parts, at least and at most. */
  readonly takes: readonly [least: number, most: number];
  compute(parts: readonly number[]): number;
  /** The unit of what comes out, or why these do not go together; `exponent` where one is written as a number. */
  unit(of: readonly Unit[], exponent: number | null): Unit | UnitReason;
}

export type UnitReason = 'unitsDiffer' | 'unitNotPure' | 'exponentNotWhole';

const alike: Operation['unit'] = (of) =>
  of.some((unit) => differ(unit, of[0]!)) ? 'unitsDiffer' : of[0]!;

const ofPure: Operation['unit'] = (of) =>
  of.some((unit) => differ(unit, pure)) ? 'unitNotPure' : pure;

const first: Operation['unit'] = (of) => of[0]!;

/** With a unit only by a whole number that is written there: what would EUR^1.7 be? */
const raised: Operation['unit'] = ([base, by], exponent) => {
  if (differ(by!, pure)) return 'unitNotPure';
  if (!differ(base!, pure)) return pure;
  const whole = exponent !== null && Number.isInteger(exponent) && Math.abs(exponent) <= 9;
  return whole ? power(base!, exponent) : 'exponentNotWhole';
};

/** All that a formula can say, by how it is written there. */
export const operations: Readonly<Record<string, Operation>> = {
  '+': { takes: [2, 2], compute: ([a, b]) => a! + b!, unit: alike },
  '-': { takes: [2, 2], compute: ([a, b]) => a! - b!, unit: alike },
  '*': { takes: [2, 2], compute: ([a, b]) => a! * b!, unit: ([a, b]) => times(a!, b!, 1) },
  '/': { takes: [2, 2], compute: ([a, b]) => a! / b!, unit: ([a, b]) => times(a!, b!, -1) },
  '^': { takes: [2, 2], compute: ([a, b]) => a! ** b!, unit: raised },
  minus: { takes: [1, 1], compute: ([a]) => -a!, unit: first },
  abs: { takes: [1, 1], compute: ([a]) => Math.abs(a!), unit: first },
  min: { takes: [2, 20], compute: (all) => Math.min(...all), unit: alike },
  max: { takes: [2, 20], compute: (all) => Math.max(...all), unit: alike },
  exp: { takes: [1, 1], compute: ([a]) => Math.exp(a!), unit: ofPure },
  log: { takes: [1, 1], compute: ([a]) => Math.log(a!), unit: ofPure },
  sqrt: { takes: [1, 1], compute: ([a]) => Math.sqrt(a!), unit: ofPure },
};
