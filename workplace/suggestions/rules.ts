import { z } from 'zod';
import { createIntegerField } from '../kernel/index.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

/** So many suggestions stand before somebody at a time. */
export const offerSlots = [1, 2, 3] as const;

/** One slot in ten is held out, to know what would have happened without. */
export const HELD_OUT_SHARE = 0.1;

export const offerAnswerInput = z.object({
  answer: z.enum(['interested', 'notForMe'], 'choiceUnknown'),
});

/** What somebody sets of suggestions; what is not named stays as it is. */
export const suggestionSettingsInput = z
  .object({
    suggestions: z.boolean(),
    introductions: z.boolean(),
    asksPerWeek: createIntegerField(0, 20, 'asksRange'),
    byMail: z.boolean(),
  })
  .partial();

export const introductionAnswerInput = z.object({ yes: z.boolean('missing') });

/** People and works in turn, and more of the ones where the others have come to an end. */
export function interleave<A, B>(some: readonly A[], others: readonly B[]): (A | B)[] {
  const turns = Array.from({ length: Math.max(some.length, others.length) });
  return turns.flatMap((_, i) => [...some.slice(i, i + 1), ...others.slice(i, i + 1)]);
}

/** The tenth exchange says less than the first. */
export const dampen = Math.log1p;

/** What is met anyway is a small surprise: the exponent with which that counts. */
export const SURPRISE_EXPONENT = 0.3;

/** Between 0 and 1: how unexpected something is that so many have come by already. */
export function calculateUnexpectedness(known: number): number {
  return (1 / Math.log(Math.E + known)) ** SURPRISE_EXPONENT;
}
