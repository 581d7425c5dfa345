import { computeWilsonInterval, type Interval } from '../../kernel/index.ts';

/** A probability that was given for something, and whether it came true. */
export interface ResolvedForecast {
  readonly probability: number;
  readonly met: boolean;
}

/** What lies between two probabilities: what was expected there, and what came true. */
export interface CalibrationBin {
  from: number;
  to: number;
  n: number;
  met: number;
  /** The mean probability that was given; null where the bin is empty. */
  expected: number | null;
  /** The share that came true, with its 95 % interval (Wilson, 1927). */
  observed: (Interval & { share: number }) | null;
}

export interface Calibration {
  n: number;
  /** The mean squared error: 0 is perfect, always saying one half gets 0.25. */
  brier: number;
  /** Brier = reliability − resolution + uncertainty, where all in a bin said the same (Murphy, 1973). */
  reliability: number;
  resolution: number;
  uncertainty: number;
  bins: CalibrationBin[];
}

/**
 * The mean squared difference between what was said and what came (Brier, “Verification of
 * forecasts expressed in terms of probability”, Monthly Weather Review 78, 1950), in the form for
 * one event: half of the sum over both outcomes. Of at least one.
 */
export function calculateBrierScore(resolved: readonly ResolvedForecast[]): number {
  const errors = resolved.map(({ probability, met }) => (probability - Number(met)) ** 2);
  return calculateMean(errors);
}

/**
 * A reliability diagram: bins of equal width, each with its upper edge, and Murphy’s partition of
 * the score over them (“A new vector partition of the probability score”, Journal of Applied
 * Meteorology 12, 1973, 595–600). Of at least one.
 */
export function calibrate(resolved: readonly ResolvedForecast[], count = 10): Calibration {
  const bins = Array.from({ length: count }, (_, at) => buildBin(resolved, at, count));
  const n = resolved.length;
  const base = calculateMean(resolved.map(({ met }) => Number(met)));
  const over = (error: (expected: number, observed: number) => number) =>
    bins.reduce((sum, { n: m, expected, observed }) => {
      return observed ? sum + (m / n) * error(expected!, observed.share) ** 2 : sum;
    }, 0);
  return {
    n,
    brier: calculateBrierScore(resolved),
    uncertainty: base * (1 - base),
    bins,
    reliability: over((expected, observed) => expected - observed),
    resolution: over((_, observed) => observed - base),
  };
}

function buildBin(
  resolved: readonly ResolvedForecast[],
  at: number,
  count: number,
): CalibrationBin {
  const within = resolved.filter(({ probability }) => findBinIndex(probability, count) === at);
  const [n, met] = [within.length, within.filter((one) => one.met).length];
  const empty = n === 0;
  return {
    from: at / count,
    to: (at + 1) / count,
    n,
    met,
    expected: empty ? null : calculateMean(within.map(({ probability }) => probability)),
    observed: empty ? null : { share: met / n, ...computeWilsonInterval({ count: met, total: n }) },
  };
}

/** An upper edge belongs to its bin, as in scikit-learn, and zero to the first. */
const findBinIndex = (probability: number, count: number): number =>
  Math.max(0, Math.ceil(Number((probability * count).toFixed(9))) - 1);

const calculateMean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
