import { evaluateFormula } from './evaluate-formula.ts';
import { formulaError, parseFormula } from './formula.ts';
import type { Quantity } from './quantities.ts';
import { drawColumns } from './random-draws.ts';
import { calculateMean, rankSensitivities, type Sensitivity } from './sensitivity.ts';

/** What is reckoned: the same again gives the same again, on any machine. */
export interface SimulationInput {
  readonly formula: string;
  readonly quantities: readonly Quantity[];
  /** A whole number of 32 bits. */
  readonly seed: number;
  readonly draws: number;
}

export const quantileShares = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/** Bars of equal width from `from` to `to`; what lies outside is counted in the first and the last. */
export interface Histogram {
  from: number;
  to: number;
  counts: number[];
}

/** What came out, in the formula's unit. */
export interface ValueEstimate {
  draws: number;
  seed: number;
  mean: number;
  /** At 5, 10, 25, 50, 75, 90 and 95 %. */
  quantiles: { share: number; value: number }[];
  /** The share of draws below zero. */
  chanceOfLoss: number;
  histogram: Histogram;
  /** The one that matters most first. */
  matters: Sensitivity[];
}

export const DEFAULT_DRAWS = 100_000;
const histogramBars = 40;

/**
 * Draws from all ranges and reckons the formula with them (Monte Carlo). Numbers are given to ten
 * digits, so that the last bits of a processor change nothing. Throws `invalid` where the formula
 * comes to no number for some of them.
 */
export function simulate({
  formula: text,
  quantities,
  seed,
  draws,
}: SimulationInput): ValueEstimate {
  const drawn = drawColumns(quantities, seed, draws);
  const columns = new Map(quantities.map(({ name }, at) => [name, drawn[at]!]));
  const values = evaluateFormula(parseFormula(text), columns, draws);
  if (!values.every(Number.isFinite)) throw formulaError('formulaNotFinite');
  const sorted = values.toSorted();
  const worth = {
    mean: roundToTenDigits(calculateMean(values)),
    quantiles: quantileShares.map((share) => ({
      share,
      value: roundToTenDigits(calculateQuantile(sorted, share)),
    })),
    chanceOfLoss: roundToTenDigits(countBelowZero(sorted) / draws),
    histogram: buildHistogram(sorted),
    matters: rankSensitivities(quantities, drawn, values),
  };
  if (!Number.isFinite(worth.mean)) throw formulaError('formulaNotFinite');
  return { draws, seed, ...worth };
}

/** Between the two draws next to it in proportion: Hyndman and Fan’s definition 7 (1996), as in R. */
export function calculateQuantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low + (place - below) * (high - low);
}

export const roundToTenDigits = (value: number): number => Number(value.toPrecision(10));

function countBelowZero(sorted: Float64Array): number {
  const count = sorted.findIndex((value) => value >= 0);
  return count < 0 ? sorted.length : count;
}

/** From the 0.5 % to the 99.5 % point: one far draw would make everything else a single bar. */
function buildHistogram(sorted: Float64Array): Histogram {
  const [from, to] = [
    roundToTenDigits(calculateQuantile(sorted, 0.005)),
    roundToTenDigits(calculateQuantile(sorted, 0.995)),
  ];
  if (!(to > from)) return { from, to: from, counts: [sorted.length] };
  const counts = new Array<number>(histogramBars).fill(0);
  for (const value of sorted) {
    const bar = Math.floor(((value - from) / (to - from)) * histogramBars);
    counts[Math.min(histogramBars - 1, Math.max(0, bar))]! += 1;
  }
  return { from, to, counts };
}
