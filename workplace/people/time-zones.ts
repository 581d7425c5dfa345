import registry from 'cldr-bcp47/bcp47/timezone.json' with { type: 'json' };

/** What CLDR knows of a zone: all its names, and today's where its own first one is an old one. */
interface CldrZone {
  _alias?: string;
  _iana?: string;
}

/** Old names by today's: the platform lists and answers some cities as they were called before. */
const currentNames = new Map(
  Object.values(registry.keyword.u.tz as Record<string, CldrZone | string>).flatMap((zone) => {
    if (typeof zone === 'string' || !zone._iana) return [];
    const { _alias = '', _iana } = zone;
    return _alias.split(' ').map((name): [string, string] => [name, _iana]);
  }),
);

/** A zone under the name that it has today: `Asia/Kolkata` for `Asia/Calcutta`. */
export function toCurrentTimeZone(name: string): string {
  return currentNames.get(name) ?? name;
}

/** All zones to choose from, by today's names; UTC first. */
export const timeZones: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone')
    .map(toCurrentTimeZone)
    .filter((zone) => zone !== 'UTC')
    .sort(),
];

/** Whether there is such a zone, by whichever of its names. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
