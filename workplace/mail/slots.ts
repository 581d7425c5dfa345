import { dayIn } from '../days.ts';

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
    const due = inZone(date.getTime() + (hours * 60 + minutes) * 60_000, zone);
    if (falls && due <= now.getTime()) return new Date(due);
  }
}

/** The moment at which clocks in a zone show a time, both in milliseconds. */
function inZone(shown: number, zone: string): number {
  const first = shown - ahead(shown, zone);
  return shown - ahead(first, zone);
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function ahead(moment: number, zone: string): number {
  const at = new Date(moment);
  const shown = new Intl.DateTimeFormat('sv-SE', {
    ...{ dateStyle: 'short', timeStyle: 'medium', timeZone: zone },
  }).format(at);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(moment / 1000) * 1000;
}
