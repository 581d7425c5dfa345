import { z } from 'zod';
import type { NotificationReason, SpaceLevel } from '../../storage/index.ts';
import { createIntegerField, toDay } from '../kernel/index.ts';
import { cleanLine, tagField } from '../text/index.ts';

/** How loudly something reaches somebody: at once, with the digest, or not at all. */
export type DeliveryChoice = 'now' | 'digest' | null;

/** Reasons that name the person: they go first, and a part of the budget is kept for them. */
export const directReasons: readonly NotificationReason[] = ['asked', 'mention', 'reply'];

export const isDirectReason = (why: NotificationReason): boolean => directReasons.includes(why);

/** What a level lets through of each reason. What one asked to follow is not told by its space. */
export function chooseDelivery(
  why: NotificationReason,
  level: SpaceLevel,
  muted: boolean,
): DeliveryChoice {
  const named = why === 'asked' || why === 'mention';
  if (level === 'nothing') return named ? 'digest' : null;
  if (muted) return named ? 'now' : null;
  if (why === 'space') return level === 'everything' ? 'now' : null;
  if (level === 'named') return isDirectReason(why) || why === 'entry' ? 'now' : 'digest';
  return 'now';
}

/**
 * How much of a day's budget something may spend. A third of it, and at least one, is kept for what
 * is pressing; so a budget of one is for that alone.
 */
export function calculateAllowance(budget: number, why: NotificationReason): number {
  return isDirectReason(why) ? budget : budget - Math.ceil(budget / 3);
}

/** Hours in which nothing reaches somebody, in their own time, as `22:00` and `07:30`. */
export interface QuietHours {
  quietFrom: string | null;
  quietUntil: string | null;
  timeZone: string;
}

const MINUTE_MS = 60_000;
const clockFormats = new Map<string, Intl.DateTimeFormat>();

function formatClock(timeZone: string, at: Date): string {
  let clock = clockFormats.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone });
    clockFormats.set(timeZone, clock);
  }
  return clock.format(at);
}

/** When the quiet hours that it is in come to their end; null where it is not in any. */
export function findQuietEnd(
  { quietFrom, quietUntil, timeZone }: QuietHours,
  at: Date,
): Date | null {
  if (!quietFrom || !quietUntil || quietFrom === quietUntil) return null;
  const now = formatClock(timeZone, at);
  const [from, until] = [quietFrom.slice(0, 5), quietUntil.slice(0, 5)];
  const quiet = from < until ? now >= from && now < until : now >= from || now < until;
  if (!quiet) return null;
  // By the clock on the wall, which may jump in between: so it is looked for, minute by minute.
  let end = Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
  for (let n = 0; n < 26 * 60; n += 1) {
    end += MINUTE_MS;
    if (formatClock(timeZone, new Date(end)) === until) return new Date(end);
  }
  return new Date(at.getTime() + 12 * 60 * MINUTE_MS);
}

/** The day whose budget is spent, where the person is. */
export const getBudgetDay = (timeZone: string, at: Date): string => toDay(timeZone, at);

const clockField = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'clockMalformed')
  .or(z.literal('').transform(() => null))
  .nullish();

/** What somebody sets of their own attention; what is not named stays as it is. */
export const notificationSettingsInput = z
  .object({
    budget: createIntegerField(0, 100, 'budgetRange'),
    quietFrom: clockField,
    quietUntil: clockField,
    mail: z.boolean(),
    present: z.boolean(),
    digest: z.enum(['daily', 'weekly', 'never']),
    digestAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'clockMalformed'),
  })
  .partial();

export const spaceLevelInput = z.object({
  level: z.enum(['everything', 'involved', 'named', 'nothing']),
});

/** What is to be followed: a handle, a space's name, an entry's id, or the words of a tag or search. */
export const followInput = z.object({
  type: z.enum(['person', 'space', 'entry', 'lineage', 'tag', 'search'], 'choiceUnknown'),
  target: z
    .string('missing')
    .transform(cleanLine)
    .pipe(z.string().min(1, 'missing').max(200, 'tooLong')),
});

/** A tag that an entry may have and that somebody would say, `frost` or `c++`. */
export const followedTagInput = z.object({
  target: tagField.pipe(z.string().regex(/^[^<>,]*[\p{L}\p{N}][^<>,]*$/u, 'tagMalformed')),
});
