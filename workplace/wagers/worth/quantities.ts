import { z } from 'zod';
import { cleanLine } from '../../text/bounds.ts';
import { parseUnit } from './units.ts';

/**
 * `normal` and `uniform` reach below zero where their range does; `lognormal` never does, and its
 * range is one of factors; `exact` is known, and its range is one number.
 */
export const shapes = ['normal', 'lognormal', 'uniform', 'exact'] as const;
export type Shape = (typeof shapes)[number];

/** What a formula reckons with: a name in it, and the range in which 90 % of it is expected. */
export interface Quantity {
  readonly name: string;
  /** The 5 % and the 95 % point. */
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly shape: Shape;
}

/** Beyond this no sum of business makes sense, and doubles lose their cents. */
const largest = 1e15;

/** A count of what was done is an object, and is refused for what it is. */
const bound = z
  .union([z.number(), z.object({ done: z.number() })], 'notNumber')
  .refine((value) => typeof value === 'number', 'countsDoing')
  .transform(Number)
  .refine((value) => Math.abs(value) <= largest, 'numberRange');

const line = (most: number) =>
  z
    .string()
    .max(4 * most, 'tooLong')
    .transform(cleanLine)
    .pipe(z.string().max(most, 'tooLong'));

export const unitText = line(60).refine((text) => parseUnit(text) !== null, 'unitMalformed');

export const quantityShape = z.object({
  name: line(60).pipe(
    z
      .string()
      .min(1, 'missing')
      .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, 'quantityNameMalformed'),
  ),
  low: bound,
  high: bound,
  unit: unitText.default(''),
  shape: z.enum(shapes, 'shapeUnknown').default('normal'),
});

/** Why these are no ranges to reckon with: names of messages, by the path of the field. */
export function rangesRefused(quantities: readonly Quantity[]): Record<string, string> {
  const fields: Record<string, string> = {};
  quantities.forEach((quantity, at) => {
    const [field, reason] = rangeRefused(quantity) ?? [];
    if (field) fields[`quantities.${at}.${field}`] = reason!;
    const first = quantities.findIndex(({ name }) => name === quantity.name);
    if (first !== at) fields[`quantities.${at}.name`] = 'quantityNameTwice';
  });
  return fields;
}

function rangeRefused({ low, high, shape }: Quantity): [field: string, reason: string] | null {
  if (high < low) return ['high', 'rangeReversed'];
  if (shape === 'exact') return low === high ? null : ['shape', 'exactIsNoRange'];
  if (low === high) return ['high', 'rangeEmpty'];
  return shape === 'lognormal' && low <= 0 ? ['low', 'lognormalNotPositive'] : null;
}
