/** A probability, or null where it was taken back, that somebody gave in a round. */
export interface GivenForecast {
  readonly person: string;
  readonly round: number;
  readonly probability: number | null;
  /** Which terms of the end it is about: since the seal of this number. */
  readonly terms: number;
}

/** What is shown of all who expect something of an end, in whole percent. */
export interface ForecastAggregate {
  people: number;
  mean: number;
  lower: number;
  median: number;
  upper: number;
}

/** Nothing is shown of fewer, and no two times differ by what fewer said. */
export const MIN_FORECASTERS = 6;

/** Something that was shown: of which terms, and of how many people. */
export interface PublishedAggregate {
  readonly terms: number;
  readonly people: number;
}

/** What was shown already, in its order, and the terms of today. */
export interface PublicationHistory {
  readonly published: readonly PublishedAggregate[];
  readonly terms: number;
}

/**
 * What may be shown of an end, or null while it may not. Of six people at least who spoke of the
 * terms of today; and whatever was shown before, now or long ago, six people at least say something
 * else today than they did then. So nobody learns from two views what fewer than six said, nor,
 * being one of them, what fewer than five did. Where the terms have changed since the last view it
 * may also be that everybody says the same as then, of the new ones.
 */
export function calculatePublishableAggregate(
  said: readonly GivenForecast[],
  { published, terms }: PublicationHistory,
): ForecastAggregate | null {
  const now = getForecastsAfterRound(said, published.length + 1, terms);
  const given = [...now.values()].filter((probability) => probability !== null);
  if (given.length < MIN_FORECASTERS) return null;
  const renews = published.at(-1)?.terms !== terms;
  for (const [i, view] of published.entries()) {
    const differ = countChangedForecasts(getForecastsAfterRound(said, i + 1, view.terms), now);
    const same = differ === 0 && view.people === given.length;
    if (differ < MIN_FORECASTERS && !(same && renews)) return null;
  }
  return calculateAggregate(given);
}

/** What everybody said last of these terms, up to the end of a round. */
function getForecastsAfterRound(
  said: readonly GivenForecast[],
  round: number,
  terms: number,
): Map<string, number | null> {
  const standing = new Map<string, GivenForecast>();
  for (const one of said) {
    const earlier = standing.get(one.person);
    const later = !earlier || earlier.round < one.round;
    if (one.round <= round && later) standing.set(one.person, one);
  }
  const word = (one: GivenForecast) => (one.terms === terms ? one.probability : null);
  return new Map([...standing].map(([person, one]) => [person, word(one)]));
}

function countChangedForecasts(
  then: Map<string, number | null>,
  now: Map<string, number | null>,
): number {
  const people = new Set([...then.keys(), ...now.keys()]);
  const differs = (person: string) => (then.get(person) ?? null) !== (now.get(person) ?? null);
  return [...people].filter(differs).length;
}

/** Quartiles between the two next to them in proportion (Hyndman and Fan, 1996, definition 7). */
function calculateAggregate(given: readonly number[]): ForecastAggregate {
  const sorted = given.toSorted((a, b) => a - b);
  const quantile = (share: number) => {
    const place = (sorted.length - 1) * share;
    const below = sorted[Math.floor(place)]!;
    return roundToPercent(below + (place % 1) * (sorted[Math.ceil(place)]! - below));
  };
  const mean = roundToPercent(sorted.reduce((sum, value) => sum + value, 0) / sorted.length);
  const [lower, median, upper] = [quantile(0.25), quantile(0.5), quantile(0.75)];
  return { people: sorted.length, mean, lower, median, upper };
}

/** So that a mean of many does not tell what one said to the last digit. */
const roundToPercent = (probability: number): number => Math.round(probability * 100) / 100;
