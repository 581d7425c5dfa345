import { drawColumns } from './draws.ts';
import { parseFormula, refused } from './formula.ts';
import { type Matter, meanOf, whatMatters } from './mattering.ts';
import type { Quantity } from './quantities.ts';
import { reckon } from './reckoning.ts';

/** What is reckoned: the same again gives the same again, on any machine. */
export interface Sum {
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
export interface Worth {
  draws: number;
  seed: number;
  mean: number;
  /** At 5, 10, 25, 50, 75, 90 and 95 %. */
  quantiles: { share: number; value: number }[];
  /** The share of draws below zero. */
  chanceOfLoss: number;
  histogram: Histogram;
  /** The one that matters most first. */
  matters: Matter[];
}

export const usualDraws = 100_000;
const bars = 40;

/**
 * Draws from all ranges and reckons the formula with them (Monte Carlo). Numbers are given to ten
 * digits, so that the last bits of a processor change nothing. Throws `invalid` where the formula
 * comes to no number for some of them.
 */
export function simulate({ formula: text, quantities, seed, draws }: Sum): Worth {
  const drawn = drawColumns(quantities, seed, draws);
  const columns = new Map(quantities.map(({ name }, at) => [name, drawn[at]!]));
  const values = reckon(parseFormula(text), columns, draws);
  if (!values.every(Number.isFinite)) throw refused('formulaNotFinite');
  const sorted = values.toSorted();
  const worth = {
    mean: rounded(meanOf(values)),
    quantiles: quantileShares.map((share) => ({ share, value: rounded(quantile(sorted, share)) })),
    chanceOfLoss: rounded(belowZero(sorted) / draws),
    histogram: histogramOf(sorted),
    matters: whatMatters(quantities, drawn, values),
  };
  if (!Number.isFinite(worth.mean)) throw refused('formulaNotFinite');
  return { draws, seed, ...worth };
}

/** Between the two draws next to it in proportion: Hyndman and Fan’s definition 7 (1996), as in R. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low + (place - below) * (high - low);
}

export const rounded = (value: number): number => Number(value.toPrecision(10));

function belowZero(sorted: Float64Array): number {
  const count = sorted.findIndex((value) => value >= 0);
  return count < 0 ? sorted.length : count;
}

/** From the 0.5 % to the 99.5 % point: one far draw would make everything else a single bar. */
function histogramOf(sorted: Float64Array): Histogram {
  const [from, to] = [rounded(quantile(sorted, 0.005)), rounded(quantile(sorted, 0.995))];
  if (!(to > from)) return { from, to: from, counts: [sorted.length] };
  const counts = new Array<number>(bars).fill(0);
  for (const value of sorted) {
    const bar = Math.floor(((value - from) / (to - from)) * bars);
    counts[Math.min(bars - 1, Math.max(0, bar))]! += 1;
  }
  return { from, to, counts };
}
