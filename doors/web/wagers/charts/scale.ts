import type { FanChart } from '../../../../workplace/wagers/charts/index.ts';

/** Where times and values stand in a picture of this size. */
export interface Scale {
  x(at: number): number;
  y(value: number): number;
  /** Values at which a line across helps to read the others. */
  steps: number[];
}

export interface ChartBox {
  width: number;
  height: number;
  /** Room kept free at the edges: above, right, below, left. */
  margin: readonly [number, number, number, number];
}

type ChartBounds = Pick<FanChart, 'from' | 'to' | 'lowest' | 'highest'>;

export function createScale({ from, to, lowest, highest }: ChartBounds, box: ChartBox): Scale {
  const [above, right, below, left] = box.margin;
  const [width, height] = [box.width - left - right, box.height - above - below];
  const steps = calculateRoundSteps(lowest, highest);
  const bottom = Math.min(lowest, steps[0] ?? lowest);
  const top = Math.max(highest, steps.at(-1) ?? highest);
  const [time, values] = [to - from || 1, top - bottom || 1];
  const round = (n: number) => Math.round(n * 10) / 10;
  return {
    x: (at) => round(left + ((at - from) / time) * width),
    y: (value) => round(above + (1 - (value - bottom) / values) * height),
    steps,
  };
}

/** Three to six round numbers that span from the lowest to the highest. */
export function calculateRoundSteps(lowest: number, highest: number): number[] {
  const span = highest - lowest || Math.abs(highest) || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough * 0.999) ?? rough;
  const first = Math.floor(lowest / step + 1e-9);
  const last = Math.ceil(highest / step - 1e-9);
  const count = Math.min(last - first, 12);
  return Array.from({ length: count + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
