/** Days as people write them in a calendar: 2026-03-02. */
export type Day = string;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day that it is in a time zone. */
export function dayIn(timeZone: string, at: Date): Day {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    // Swedes write dates as ISO 8601 does.
    formatter = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(at);
}

/** The same day so many months on; of a shorter month the last. */
export function monthsAfter(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
