import { z } from 'zod';
import { cleanLine } from '../../text/index.ts';
import { parseUnit } from './unit-algebra.ts';

/**
 * `normal` and `uniform` reach below zero where their range does; `lognormal` never does, and its
 * range is one of factors; `exact` is known, and its range is one number.
 */
export const distributionShapes = ['normal', 'lognormal', 'uniform', 'exact'] as const;
export type DistributionShape = (typeof distributionShapes)[number];

/** What a formula reckons with: a name in it, and the range in which 90 % of it is expected. */
export interface Quantity {
  readonly name: string;
  /** The 5 % and the 95 % point. */
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly shape: DistributionShape;
}

/** Beyond this no sum of business makes sense, and doubles lose their cents. */
const MAX_BOUND = 1e15;

/** A count of what was done is an object, and is refused for what it is. */
const boundInput = z
  .union([z.number(), z.object({ done: z.number() })], 'notNumber')
  .refine((value) => typeof value === 'number', 'countsDoing')
  .transform(Number)
  .refine((value) => Math.abs(value) <= MAX_BOUND, 'numberRange');

const lineInput = (most: number) =>
  z
    .string()
    .max(4 * most, 'tooLong')
    .transform(cleanLine)
    .pipe(z.string().max(most, 'tooLong'));

export const unitInput = lineInput(60).refine((text) => parseUnit(text) !== null, 'unitMalformed');

export const quantityInput = z.object({
  name: lineInput(60).pipe(
    z
      .string()
      .min(1, 'missing')
      .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, 'quantityNameMalformed'),
  ),
  low: boundInput,
  high: boundInput,
  unit: unitInput.default(''),
  shape: z.enum(distributionShapes, 'shapeUnknown').default('normal'),
});

/** Why these are no ranges to reckon with: names of messages, by the path of the field. */
export function findRangeProblems(quantities: readonly Quantity[]): Record<string, string> {
  const fields: Record<string, string> = {};
  quantities.forEach((quantity, at) => {
    const [field, reason] = findRangeProblem(quantity) ?? [];
    if (field) fields[`quantities.${at}.${field}`] = reason!;
    const first = quantities.findIndex(({ name }) => name === quantity.name);
    if (first !== at) fields[`quantities.${at}.name`] = 'quantityNameTwice';
  });
  return fields;
}

function findRangeProblem({ low, high, shape }: Quantity): [field: string, reason: string] | null {
  if (high < low) return ['high', 'rangeReversed'];
  if (shape === 'exact') return low === high ? null : ['shape', 'exactIsNoRange'];
  if (low === high) return ['high', 'rangeEmpty'];
  return shape === 'lognormal' && low <= 0 ? ['low', 'lognormalNotPositive'] : null;
}
