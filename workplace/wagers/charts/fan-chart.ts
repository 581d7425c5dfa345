import type { Viewer } from '../../access/index.ts';
import type { QueryContext } from '../../kernel/index.ts';
import { notFound } from '../../kernel/index.ts';
import type { ExpectedRange } from '../core/index.ts';
import { requireWager } from '../core/index.ts';
import { loadOriginalTerms } from '../seals/index.ts';
import { type ChartPoint, loadChartPoints } from './chart-points.ts';
import { countReadingsOutside, getChartSpan } from './chart-span.ts';
import { loadCorrectedPoints } from './corrected-points.ts';

export type { ChartPoint };

/** Expectation against readings, ready to be drawn. */
export interface FanChart {
  /** From the baseline at the seal straight to the target on the day it is due. */
  expected: ChartPoint[];
  /**
   * Its two edges, at the same times: to the range that was sealed, or where none was, between
   * “nothing changes” and “as expected”.
   */
  low: ChartPoint[];
  high: ChartPoint[];
  range: ExpectedRange | null;
  /** The readings that stand, in order of time: at most 400 points of them. */
  actual: ChartPoint[];
  /** How many readings stand. */
  readings: number;
  /** How many of them are from a time too far off to be drawn (`spanOf`). */
  outside: number;
  /** What was read first and corrected since, in order of time: the last hundred. */
  corrected: ChartPoint[];
  /** How many were. */
  corrections: number;
  /** What all of it lies within, but for slips far off that were corrected. */
  from: number;
  to: number;
  lowest: number;
  highest: number;
}

/**
 * The chart of a measure: what was sealed of it first, and what was read since. Of many readings
 * those are left that a line through all of them would show: the first, the last, the lowest and
 * the highest of each stretch of time. No peak is lost, which an average would lose. Throws
 * `notFound`, for a measure that has not been sealed as well.
 */
export async function getFanChart(
  context: QueryContext,
  viewer: Viewer,
  { wager, measure }: { wager: string; measure: string },
): Promise<FanChart> {
  await requireWager(context, viewer, wager);
  const expected = await loadExpectedLine(context, wager, measure);
  if (!expected) throw notFound();
  const { sealedAt, due, baseline, target } = expected;
  const span = getChartSpan(expected);
  const [{ points, readings }, outside, corrected] = await Promise.all([
    loadChartPoints(context, measure, span),
    countReadingsOutside(context, measure, span),
    loadCorrectedPoints(context, measure),
  ]);
  const to = (value: number) => [
    { at: sealedAt, value: baseline },
    { at: due, value },
  ];
  const edges = getFanEdges(expected);
  const lines = { expected: to(target), low: to(edges.low), high: to(edges.high) };
  const drawn = [...Object.values(lines).flat(), ...points];
  const bounds = getBounds([...drawn, ...keepNearby(drawn, corrected.corrected)]);
  const { range } = expected;
  const all = { actual: points, readings: readings + outside, outside };
  return { ...lines, range, ...all, ...corrected, ...bounds };
}

function getFanEdges({ baseline, target, range }: ExpectedLine): ExpectedRange {
  return range ?? { low: Math.min(baseline, target), high: Math.max(baseline, target) };
}

interface ExpectedLine {
  sealedAt: number;
  due: number;
  baseline: number;
  target: number;
  range: ExpectedRange | null;
}

/** As the first seal that knows the measure says it: what is amended later does not bend the fan. */
async function loadExpectedLine(
  context: QueryContext,
  wager: string,
  measure: string,
): Promise<ExpectedLine | null> {
  const sealed = (await loadOriginalTerms(context, [wager])).get(measure);
  if (!sealed) return null;
  // Whatever was sealed has a baseline, a target and a day.
  const { baseline, target, due, range } = sealed.terms;
  const times = { sealedAt: sealed.at.getTime(), due: Date.parse(due!) };
  return { ...times, baseline: baseline!, target: target!, range };
}

/** Those that leave the others readable: no further off than all of them are apart. */
function keepNearby(drawn: readonly ChartPoint[], others: readonly ChartPoint[]): ChartPoint[] {
  const { lowest, highest } = getBounds(drawn);
  const span = highest - lowest;
  return others.filter(({ value }) => value >= lowest - span && value <= highest + span);
}

function getBounds(points: readonly ChartPoint[]) {
  const [times, values] = [points.map(({ at }) => at), points.map(({ value }) => value)];
  return {
    from: Math.min(...times),
    to: Math.max(...times),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}
