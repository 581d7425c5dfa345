import type { Quantity } from './quantities.ts';

/** How much hangs on one quantity. */
export interface Sensitivity {
  name: string;
  /** By how much of its variance the result would be surer if this were known: 0 to 1. */
  share: number;
  /**
   * What knowing it would be worth, in the unit of the result, where one then goes ahead only if
   * it still promises a gain: what the next pilot may cost at most.
   */
  worthKnowing: number;
}

/** Enough to follow a curve, few enough for each to be sure of its mean. */
const sliceCount = 50;

/**
 * Puts the draws into slices by one quantity and compares the means of the results
 * in them. Their variance is the quantity’s first-order share (Saltelli and others, Global
 * Sensitivity Analysis, 2008, 1.2; estimated from given draws as by Plischke, Borgonovo and Smith,
 * EJOR 226, 2013), less what chance alone would give; the mean gain of stopping where a slice
 * promises a loss is the expected value of knowing it (Strong and Oakley, Medical Decision Making
 * 33, 2013, 755–766).
 */
export function rankSensitivities(
  quantities: readonly Quantity[],
  drawn: readonly Float64Array[],
  results: Float64Array,
): Sensitivity[] {
  const all = calculateSpread(results);
  const matters = quantities.map(({ name, shape }, at) => {
    const found = shape === 'exact' ? [] : sliceResults(drawn[at]!, results);
    return { name, ...measureSensitivity(found, all, results.length) };
  });
  return matters.sort((a, b) => b.share - a.share);
}

/** The results of the draws that lie in one slice: how many, and their mean. */
interface ResultSlice {
  n: number;
  mean: number;
}

function measureSensitivity(
  slices: ResultSlice[],
  all: { mean: number; variance: number },
  draws: number,
) {
  if (slices.length === 0 || all.variance === 0) return { share: 0, worthKnowing: 0 };
  const over = (value: (mean: number) => number) =>
    slices.reduce((sum, { n, mean }) => sum + n * value(mean), 0) / draws;
  const between = over((mean) => (mean - all.mean) ** 2) / all.variance;
  const chance = (slices.length - 1) / draws;
  const share = Math.min(1, Math.max(0, (between - chance) / (1 - chance)));
  const stopping = over((mean) => Math.max(0, mean));
  const gain = stopping - Math.max(0, all.mean);
  // What is left of adding up numbers of this size says nothing.
  const worthKnowing = gain > 1e-9 * Math.sqrt(all.variance) ? gain : 0;
  return { share: Number(share.toFixed(4)), worthKnowing: Number(worthKnowing.toPrecision(6)) };
}

function sliceResults(drawn: Float64Array, results: Float64Array): ResultSlice[] {
  const edges = findSliceEdges(drawn);
  const sums = new Float64Array(sliceCount);
  const counts = new Float64Array(sliceCount);
  for (let row = 0; row < drawn.length; row += 1) {
    const slice = findSliceIndex(edges, drawn[row]!);
    sums[slice]! += results[row]!;
    counts[slice]! += 1;
  }
  const all = Array.from(counts, (n, slice) => ({ n, mean: sums[slice]! / n }));
  return all.filter(({ n }) => n > 0);
}

/** From the first few thousand: slices need not be of quite the same size, and sorting takes time. */
function findSliceEdges(drawn: Float64Array): number[] {
  const sorted = drawn.slice(0, 5000).sort();
  const place = (n: number) => Math.floor((n * sorted.length) / sliceCount);
  return Array.from({ length: sliceCount - 1 }, (_, n) => sorted[place(n + 1)]!);
}

/** How many edges lie at or below the value, by halving. */
function findSliceIndex(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function calculateSpread(values: Float64Array): { mean: number; variance: number } {
  const mean = calculateMean(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, variance: squares / values.length };
}

export function calculateMean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
