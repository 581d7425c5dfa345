import type { Viewer } from '../../access/index.ts';
import type { Reading } from '../../happenings/index.ts';
import { notFound } from '../../refusal.ts';
import type { Range } from '../expectation.ts';
import { firstSealedOf } from '../first-sealed.ts';
import { requireWager } from '../labels.ts';
import { correctedOf } from './corrected.ts';
import { type Point, pointsOf } from './points.ts';
import { countOutside, spanOf } from './span.ts';

export type { Point };

/** Expectation against readings, ready to be drawn. */
export interface Fan {
  /** From the baseline at the seal straight to the target on the day it is due. */
  expected: Point[];
  /**
   * Its two edges, at the same times: to the range that was sealed, or where none was, between
   * “nothing changes” and “as expected”.
   */
  low: Point[];
  high: Point[];
  range: Range | null;
  /** The readings that stand, in order of time: at most 400 points of them. */
  actual: Point[];
  /** How many readings stand. */
  readings: number;
  /** How many of them are from a time too far off to be drawn (`spanOf`). */
  outside: number;
  /** What was read first and corrected since, in order of time: the last hundred. */
  corrected: Point[];
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
export async function getFan(
  reading: Reading,
  viewer: Viewer,
  { wager, measure }: { wager: string; measure: string },
): Promise<Fan> {
  await requireWager(reading, viewer, wager);
  const expected = await expectedOf(reading, wager, measure);
  if (!expected) throw notFound();
  const { sealedAt, due, baseline, target } = expected;
  const span = spanOf(expected);
  const [{ points, readings }, outside, corrected] = await Promise.all([
    pointsOf(reading, measure, span),
    countOutside(reading, measure, span),
    correctedOf(reading, measure),
  ]);
  const to = (value: number) => [
    { at: sealedAt, value: baseline },
    { at: due, value },
  ];
  const edges = edgesOf(expected);
  const lines = { expected: to(target), low: to(edges.low), high: to(edges.high) };
  const drawn = [...Object.values(lines).flat(), ...points];
  const bounds = boundsOf([...drawn, ...nearTo(drawn, corrected.corrected)]);
  const { range } = expected;
  const all = { actual: points, readings: readings + outside, outside };
  return { ...lines, range, ...all, ...corrected, ...bounds };
}

function edgesOf({ baseline, target, range }: Expected): Range {
  return range ?? { low: Math.min(baseline, target), high: Math.max(baseline, target) };
}

interface Expected {
  sealedAt: number;
  due: number;
  baseline: number;
  target: number;
  range: Range | null;
}

/** As the first seal that knows the measure says it: what is amended later does not bend the fan. */
async function expectedOf(
  reading: Reading,
  wager: string,
  measure: string,
): Promise<Expected | null> {
  const sealed = (await firstSealedOf(reading, [wager])).get(measure);
  if (!sealed) return null;
  // Whatever was sealed has a baseline, a target and a day.
  const { baseline, target, due, range } = sealed.terms;
  const times = { sealedAt: sealed.at.getTime(), due: Date.parse(due!) };
  return { ...times, baseline: baseline!, target: target!, range };
}

/** Those that leave the others readable: no further off than all of them are apart. */
function nearTo(drawn: readonly Point[], others: readonly Point[]): Point[] {
  const { lowest, highest } = boundsOf(drawn);
  const span = highest - lowest;
  return others.filter(({ value }) => value >= lowest - span && value <= highest + span);
}

function boundsOf(points: readonly Point[]) {
  const [times, values] = [points.map(({ at }) => at), points.map(({ value }) => value)];
  return {
    from: Math.min(...times),
    to: Math.max(...times),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}
