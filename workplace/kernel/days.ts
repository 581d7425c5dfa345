/** Days as people write them in a calendar: 2026-03-02. */
export type Day = string;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day that it is in a time zone. */
export function toDay(timeZone: string, at: Date): Day {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    // Swedes write dates as ISO 8601 does.
    formatter = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(at);
}

/** The same day so many months on; of a shorter month the last. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/**
 * The moment at which clocks in a zone show a time, both in milliseconds; where clocks are put
 * forward over that time, as much later.
 */
export function toInstant(timeZone: string, shown: number): number {
  const first = shown - getUtcOffset(shown, timeZone);
  return shown - getUtcOffset(first, timeZone);
}

/** When a day begins in a zone. */
export function getDayStart(day: Day, timeZone: string): Date {
  return new Date(toInstant(timeZone, Date.parse(`${day}T00:00:00Z`)));
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function getUtcOffset(moment: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone,
  }).format(new Date(moment));
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(moment / 1000) * 1000;
}
