import { say } from '../../../../messages/index.ts';
import { getChartSpan } from '../../../../workplace/wagers/charts/index.ts';
import type { WagerOnBoard } from '../../../../workplace/wagers/index.ts';
import { formatAmount, formatNumber } from '../core/wager-text.ts';
import { type ChartBox, createScale } from './scale.ts';

type BoardMeasure = WagerOnBoard['ends'][number]['measures'][number];

const sparklineBox: ChartBox = { width: 160, height: 40, margin: [5, 6, 5, 3] };

/** What a measure was expected to do, and what it has done so far, the size of a line of text. */
export function Sparkline({ measure }: { measure: BoardMeasure }) {
  const { name, unit, baseline, target, due, sealedAt, recent } = measure;
  if (baseline === null || target === null || !due || !sealedAt) return null;
  const expected = [
    { at: sealedAt.getTime(), value: baseline },
    { at: Date.parse(due), value: target },
  ];
  const span = getChartSpan({ sealedAt: sealedAt.getTime(), due: Date.parse(due) });
  const actual = recent
    .map(({ at, value }) => ({ at: at.getTime(), value }))
    .filter(({ at }) => at >= span.from && at <= span.to);
  const all = [...expected, ...actual];
  const [times, values] = [all.map(({ at }) => at), all.map(({ value }) => value)];
  const { x, y } = createScale(
    {
      from: Math.min(...times),
      to: Math.max(...times),
      lowest: Math.min(...values),
      highest: Math.max(...values),
    },
    sparklineBox,
  );
  const points = (of: typeof all) => of.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ');
  const last = actual.at(-1);
  const read = recent.at(-1);
  const said = read ? formatAmount(read.value, unit) : say('wager.unread');
  return (
    <div class="sparkline">
      <svg viewBox={`0 0 ${sparklineBox.width} ${sparklineBox.height}`} aria-hidden="true">
        <polyline class="expected" points={points(expected)} />
        <polyline class="line" points={points(actual)} />
        {last ? <circle cx={x(last.at)} cy={y(last.value)} r="3.5" /> : null}
      </svg>
      <p>
        {name}: <b>{said}</b>{' '}
        <span class="quiet">
          {say('wager.fromTo', { from: formatNumber(baseline), to: formatNumber(target) })}
        </span>
      </p>
    </div>
  );
}
