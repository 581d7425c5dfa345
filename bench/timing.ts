import { printLine } from './print-line.ts';

const SAMPLES = Number(process.env.BENCH_ASKS ?? 200);

/** Times of many calls in ms, the shortest first, after a quarter as many warm-up calls. */
export async function measureTimes(
  act: () => Promise<unknown>,
  sampleCount = SAMPLES,
): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < sampleCount / 4; n += 1) await act();
  for (let n = 0; n < sampleCount; n += 1) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b);
}

/** What so great a share of them did not exceed. */
export const getPercentile = (times: number[], share: number) =>
  times[Math.floor((times.length - 1) * share)]!;
export const getMedian = (times: number[]) => getPercentile(times, 0.5);

const renderTimes = (times: number[]) =>
  `p50 ${getMedian(times).toFixed(1)} ms, p95 ${getPercentile(times, 0.95).toFixed(1)} ms`;

/** For what nothing is promised of: only to see how it grows. */
export function reportTimes(name: string, times: number[]): void {
  printLine(name, renderTimes(times), '', true);
}

export function reportPromise(name: string, times: number[], limitMs: number): void {
  const shown = renderTimes(times);
  printLine(name, shown, `p95 at most ${limitMs} ms`, getPercentile(times, 0.95) <= limitMs);
}
