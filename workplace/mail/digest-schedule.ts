import { toDay, toInstant } from '../kernel/index.ts';

const DAY_MS = 86_400_000;

/**
 * The last time at which a digest was due, at a time of day (`08:00`) in a zone: on every day, or
 * on Mondays. Where clocks are put forward over that time, it is due as much later.
 */
export function findLastDueTime(
  now: Date,
  { timeZone, rhythm, at }: { timeZone: string; rhythm: 'daily' | 'weekly'; at: string },
): Date {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const today = Date.parse(`${toDay(timeZone, now)}T00:00:00Z`);
  for (let back = 0; ; back += 1) {
    const date = new Date(today - back * DAY_MS);
    const falls = rhythm === 'daily' || date.getUTCDay() === 1;
    const due = toInstant(timeZone, date.getTime() + (hours * 60 + minutes) * 60_000);
    if (falls && due <= now.getTime()) return new Date(due);
  }
}
