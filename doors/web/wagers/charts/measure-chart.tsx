import { say } from '../../../../messages/index.ts';
import type { ChartPoint, FanChart } from '../../../../workplace/wagers/charts/index.ts';
import type { MeasureView } from '../../../../workplace/wagers/index.ts';
import { formatShortDay } from '../../layout/time.tsx';
import { formatNumber, formatShortNumber } from '../core/wager-text.ts';
import { describeChart } from './chart-description.ts';
import { CorrectedPoints } from './corrected-points.tsx';
import { type ChartBox, createScale, type Scale } from './scale.ts';

const chartBox: ChartBox = { width: 592, height: 250, margin: [22, 12, 30, 50] };
/** Beyond so many, points stand so close that the line alone is clearer. */
const MAX_DOTS = 40;

interface Props {
  fan: FanChart;
  measure: Pick<MeasureView, 'name' | 'unit' | 'due' | 'baseline' | 'target'>;
  zone: string;
  /** When it is, in milliseconds since 1970. */
  now: number;
}

/** What was sealed against what was read: the sealed line and its fan, and the actual line. */
export function MeasureChart({ fan, measure, zone, now }: Props) {
  const scale = createScale(fan, chartBox);
  const { width, height } = chartBox;
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={describeChart(fan, measure, zone)}
      >
        <Grid scale={scale} />
        <polygon class="fan" points={formatPoints([...fan.high, ...fan.low.toReversed()], scale)} />
        <TodayLine at={now} fan={fan} scale={scale} />
        <polyline class="expected" points={formatPoints(fan.expected, scale)} />
        <TargetMark fan={fan} scale={scale} />
        <CorrectedPoints {...{ fan, measure, scale, zone }} />
        <ActualLine fan={fan} scale={scale} />
        <TimeAxis fan={fan} zone={zone} />
      </svg>
      <figcaption class="quiet">
        <span class="key expected">{say('wager.chart.expected')}</span>
        <span class="key fan">{say(fan.range ? 'wager.chart.range' : 'wager.chart.fan')}</span>
        <span class="key actual">{say('wager.chart.actual', { n: fan.readings })}</span>
        {fan.corrections > 0 ? (
          <span class="key corrected">{say('wager.chart.corrected', { n: fan.corrections })}</span>
        ) : null}
        {fan.outside > 0 ? <span>{say('wager.chart.outside', { n: fan.outside })}</span> : null}
      </figcaption>
    </figure>
  );
}

function formatPoints(points: readonly ChartPoint[], { x, y }: Scale): string {
  return points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ');
}

function Grid({ scale }: { scale: Scale }) {
  const [, right, , left] = chartBox.margin;
  return (
    <g class="grid">
      {scale.steps.map((value) => (
        <>
          <line x1={left} x2={chartBox.width - right} y1={scale.y(value)} y2={scale.y(value)} />
          <text x={left - 8} y={scale.y(value) + 4} text-anchor="end">
            {formatShortNumber(value)}
          </text>
        </>
      ))}
    </g>
  );
}

function TodayLine({ at, fan, scale }: { at: number; fan: FanChart; scale: Scale }) {
  if (at <= fan.from || at >= fan.to) return null;
  const x = scale.x(at);
  return (
    <line
      class="today"
      x1={x}
      x2={x}
      y1={chartBox.margin[0]}
      y2={chartBox.height - chartBox.margin[2]}
    />
  );
}

function TargetMark({ fan, scale }: { fan: FanChart; scale: Scale }) {
  const target = fan.expected.at(-1)!;
  const [x, y] = [scale.x(target.at), scale.y(target.value)];
  return <path class="target" d={`M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`} />;
}

function ActualLine({ fan, scale }: { fan: FanChart; scale: Scale }) {
  const { actual } = fan;
  const last = actual.at(-1);
  if (!last) return null;
  const [x, y] = [scale.x(last.at), scale.y(last.value)];
  return (
    <g class="actual">
      <polyline points={formatPoints(actual, scale)} />
      {actual.length <= MAX_DOTS
        ? actual.map(({ at, value }) => <circle cx={scale.x(at)} cy={scale.y(value)} r="3" />)
        : null}
      <circle class="last" cx={x} cy={y} r="4.5" />
      <text {...getLabelPosition(actual, scale)}>{formatNumber(last.value)}</text>
    </g>
  );
}

/** So far to either side the line has to be kept clear of what is written at its end. */
const labelClearance = 60;

/** Where the last value is written: above the line that leads to it where it rises, else below. */
function getLabelPosition(actual: readonly ChartPoint[], { x, y }: Scale) {
  const last = actual.at(-1)!;
  const at = { x: x(last.at), y: y(last.value) };
  const near = actual
    .filter((point) => x(point.at) > at.x - labelClearance)
    .map(({ value }) => y(value));
  const before = actual.findLast((point) => x(point.at) <= at.x - labelClearance);
  const all = before ? [...near, at.y + (y(before.value) - at.y) / 4] : near;
  const rises = all.reduce((sum, one) => sum + one, 0) / all.length >= at.y;
  const [above, below] = [Math.min(...all) - 11, Math.max(...all) + 25];
  const fits = rises ? above > 12 : below > chartBox.height - chartBox.margin[2];
  return {
    x: Math.min(Math.max(at.x, 24), chartBox.width - 4),
    y: fits ? above : below,
    'text-anchor': at.x > chartBox.width - 60 ? ('end' as const) : ('middle' as const),
  };
}

function TimeAxis({ fan, zone }: { fan: FanChart; zone: string }) {
  const [, right, , left] = chartBox.margin;
  const y = chartBox.height - 8;
  return (
    <g class="times">
      <text x={left} y={y}>
        {formatShortDay(new Date(fan.from), zone)}
      </text>
      <text x={chartBox.width - right} y={y} text-anchor="end">
        {formatShortDay(new Date(fan.to), zone)}
      </text>
    </g>
  );
}
