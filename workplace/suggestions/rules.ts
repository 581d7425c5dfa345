import { z } from 'zod';
import { wholeNumber } from '../input.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
export const week = 7 * day;

/** So many suggestions stand before somebody at a time. */
export const slots = [1, 2, 3] as const;

/** One slot in ten is held out, to know what would have happened without. */
export const heldOutShare = 0.1;

/** How long what somebody did lately counts as their habit. */
export const lately = 180 * day;

export const answerInput = z.object({
  answer: z.enum(['interested', 'notForMe'], 'choiceUnknown'),
});

/** What somebody sets of suggestions; what is not named stays as it is. */
export const suggestingInput = z
  .object({
    suggestions: z.boolean(),
    introductions: z.boolean(),
    asksAWeek: wholeNumber(0, 20, 'asksRange'),
    byMail: z.boolean(),
  })
  .partial();

export const saysInput = z.object({ yes: z.boolean('missing') });

/** People and works in turn, and more of the ones where the others have come to an end. */
export function inTurn<A, B>(some: readonly A[], others: readonly B[]): (A | B)[] {
  const turns = Array.from({ length: Math.max(some.length, others.length) });
  return turns.flatMap((_, i) => [...some.slice(i, i + 1), ...others.slice(i, i + 1)]);
}

/** The tenth exchange says less than the first. */
export const damped = Math.log1p;

/** What is met anyway is a small surprise: the exponent with which that counts. */
export const surprise = 0.3;

/** Between 0 and 1: how unexpected something is that so many have come by already. */
export function unexpectedness(known: number): number {
  return (1 / Math.log(Math.E + known)) ** surprise;
}
