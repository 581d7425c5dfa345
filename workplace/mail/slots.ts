import { dayIn, momentIn } from '../days.ts';

const day = 86_400_000;

/**
 * The last time at which a digest was due, at a time of day (`08:00`) in a zone: on every day, or
 * on Mondays. Where clocks are put forward over that time, it is due as much later.
 */
export function lastDue(
  now: Date,
  { zone, rhythm, at }: { zone: string; rhythm: 'daily' | 'weekly'; at: string },
): Date {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const today = Date.parse(`${dayIn(zone, now)}T00:00:00Z`);
  for (let back = 0; ; back += 1) {
    const date = new Date(today - back * day);
    const falls = rhythm === 'daily' || date.getUTCDay() === 1;
    const due = momentIn(zone, date.getTime() + (hours * 60 + minutes) * 60_000);
    if (falls && due <= now.getTime()) return new Date(due);
  }
}
