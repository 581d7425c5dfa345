const formatters = new Map<
  string,
  { day: Intl.DateTimeFormat; short: Intl.DateTimeFormat; hour: Intl.DateTimeFormat }
>();

/** Making a formatter costs more than using it a thousand times. */
function getFormatters(timeZone: string) {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = {
    day: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }),
    short: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone }),
    hour: new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone }),
  };
  formatters.set(timeZone, made);
  return made;
}

/** `2 March 2026, 09:14`, in the reader's zone; the zone is named only where it is not their own. */
export function formatTime(at: Date, zone: string): string {
  const { day, hour } = getFormatters(zone);
  return `${day.format(at)}, ${hour.format(at)}${zone === 'UTC' ? ' UTC' : ''}`;
}

export function formatDay(at: Date, zone: string): string {
  return getFormatters(zone).day.format(at);
}

/** `2 Mar 2026`, where there is little room. */
export function formatShortDay(at: Date, zone: string): string {
  return getFormatters(zone).short.format(at);
}

interface Props {
  at: Date;
  zone: string;
  day?: boolean;
  class?: string;
}

export function Time({ at, zone, day, class: name }: Props) {
  return (
    <time class={name} datetime={at.toISOString()}>
      {day ? formatDay(at, zone) : formatTime(at, zone)}
    </time>
  );
}
