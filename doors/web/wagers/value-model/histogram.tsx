import { say } from '../../../../messages/index.ts';
import type { ValueEstimate } from '../../../../workplace/wagers/value-model/index.ts';
import { formatPercent, formatRoughly } from './value-section.tsx';

const [width, height, axisHeight] = [592, 180, 24];

type Props = { worth: ValueEstimate; unit: string };

/** How often each worth came out of all draws; what is lost stands apart from what is gained. */
export function ValueHistogram({ worth, unit }: Props) {
  const { from, to, counts } = worth.histogram;
  const most = Math.max(...counts);
  const bar = width / counts.length;
  const span = to - from || 1;
  const zero = from < 0 && to > 0 ? ((0 - from) / span) * width : null;
  const value = (share: number) => worth.quantiles.find((one) => one.share === share)?.value ?? 0;
  const said = say('model.picture', {
    low: formatRoughly(value(0.05)),
    middle: formatRoughly(value(0.5)),
    high: formatRoughly(value(0.95)),
    unit,
    share: formatPercent(worth.chanceOfLoss),
  });
  return (
    <figure class="chart histogram">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
        {counts.map((n, i) => {
          const tall = (n / most) * (height - axisHeight - 4);
          const middle = from + ((i + 0.5) / counts.length) * span;
          return (
            <rect
              class={middle < 0 ? 'loss' : 'gain'}
              x={Math.round(i * bar * 10) / 10}
              y={Math.round((height - axisHeight - tall) * 10) / 10}
              width={Math.round((bar - 1.5) * 10) / 10}
              height={Math.round(tall * 10) / 10}
            />
          );
        })}
        {zero === null ? null : (
          <line class="zero" x1={zero} x2={zero} y1={0} y2={height - axisHeight} />
        )}
        <text x={0} y={height - 6}>
          {formatRoughly(from)}
        </text>
        {zero !== null && zero > 80 && zero < width - 80 ? (
          <text x={zero} y={height - 6} text-anchor="middle">
            0
          </text>
        ) : null}
        <text x={width} y={height - 6} text-anchor="end">
          {formatRoughly(to)} {unit}
        </text>
      </svg>
    </figure>
  );
}
