/** So many of so many. */
export interface Proportion {
  count: number;
  total: number;
}

export interface Interval {
  low: number;
  high: number;
}

/** Of the normal distribution, for 95 %. */
const Z_95_PERCENT = 1.959963984540054;

/** A share’s 95 % interval by the score method (Wilson, 1927). */
export function computeWilsonInterval({ count, total }: Proportion): Interval {
  const p = count / total;
  const middle = p + Z_95_PERCENT ** 2 / (2 * total);
  const half =
    Z_95_PERCENT * Math.sqrt((p * (1 - p)) / total + Z_95_PERCENT ** 2 / (4 * total ** 2));
  const scale = 1 + Z_95_PERCENT ** 2 / total;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}

/**
 * By how much the first share exceeds the second, with a 95 % interval: Newcombe's hybrid score
 * interval, method 10 of “Interval estimation for the difference between independent proportions”
 * (Statistics in Medicine 17, 1998, 873–890). Both are of at least one.
 */
export function computeDifferenceInterval(
  one: Proportion,
  other: Proportion,
): Interval & { by: number } {
  const [p, q] = [one.count / one.total, other.count / other.total];
  const [a, b] = [computeWilsonInterval(one), computeWilsonInterval(other)];
  const by = p - q;
  const low = by - Math.hypot(p - a.low, b.high - q);
  const high = by + Math.hypot(a.high - p, q - b.low);
  return { by, low, high };
}
