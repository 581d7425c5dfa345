/** So many of so many. */
export interface Share {
  n: number;
  of: number;
}

export interface Interval {
  low: number;
  high: number;
}

/** Of the normal distribution, for 95 %. */
const z = 1.959963984540054;

/** A share’s 95 % interval by the score method (Wilson, 1927). */
export function wilson({ n, of }: Share): Interval {
  const p = n / of;
  const middle = p + z ** 2 / (2 * of);
  const half = z * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2));
  const scale = 1 + z ** 2 / of;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}

/**
 * By how much the first share exceeds the second, with a 95 % interval: Newcombe's hybrid score
 * interval, method 10 of “Interval estimation for the difference between independent proportions”
 * (Statistics in Medicine 17, 1998, 873–890). Both are of at least one.
 */
export function difference(one: Share, other: Share): Interval & { by: number } {
  const [p, q] = [one.n / one.of, other.n / other.of];
  const [a, b] = [wilson(one), wilson(other)];
  const by = p - q;
  const low = by - Math.hypot(p - a.low, b.high - q);
  const high = by + Math.hypot(a.high - p, q - b.low);
  return { by, low, high };
}
