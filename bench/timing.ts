import { line } from './line.ts';

const asks = Number(process.env.BENCH_ASKS ?? 200);

/** How long each of many askings took, in ms, the shortest first; after a quarter as many that do not count. */
export async function timed(act: () => Promise<unknown>, times = asks): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times / 4; n += 1) await act();
  for (let n = 0; n < times; n += 1) {
    const start = performance.now();
    await act();
    took.push(performance.now() - start);
  }
  return took.sort((a, b) => a - b);
}

/** What so great a share of them did not exceed. */
export const at = (took: number[], share: number) => took[Math.floor((took.length - 1) * share)]!;
export const middle = (took: number[]) => at(took, 0.5);

const shownOf = (took: number[]) =>
  `p50 ${middle(took).toFixed(1)} ms, p95 ${at(took, 0.95).toFixed(1)} ms`;

/** For what nothing is promised of: only to see how it grows. */
export function seen(name: string, took: number[]): void {
  line(name, shownOf(took), '', true);
}

export function promised(name: string, took: number[], most: number): void {
  const shown = shownOf(took);
  line(name, shown, `p95 at most ${most} ms`, at(took, 0.95) <= most);
}
