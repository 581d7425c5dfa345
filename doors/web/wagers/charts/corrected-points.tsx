import type { FanChart } from '../../../../workplace/wagers/charts/index.ts';
import type { MeasureView } from '../../../../workplace/wagers/index.ts';
import { describeCorrectedPoint } from './chart-description.ts';
import type { Scale } from './scale.ts';

interface Props {
  fan: FanChart;
  measure: Pick<MeasureView, 'unit'>;
  scale: Scale;
  zone: string;
}

/** Where it was read before a correction: hollow and struck; a slip far off stands at the edge. */
export function CorrectedPoints({ fan, measure, scale, zone }: Props) {
  const within = (n: number, least: number, most: number) => Math.min(Math.max(n, least), most);
  return (
    <g class="corrected">
      {fan.corrected.map((point) => {
        const x = scale.x(within(point.at, fan.from, fan.to));
        const y = scale.y(within(point.value, fan.lowest, fan.highest));
        return (
          <g>
            <title>{describeCorrectedPoint(point, measure, zone)}</title>
            <circle cx={x} cy={y} r="4" />
            <line x1={x - 6} x2={x + 6} y1={y} y2={y} />
            <BeyondArrow x={x} y={y} way={getDirectionBeyond(point.value, fan)} />
          </g>
        );
      })}
    </g>
  );
}

/** Upwards (-1), downwards (1), or within what is drawn. */
function getDirectionBeyond(value: number, { lowest, highest }: FanChart): -1 | 0 | 1 {
  if (value > highest) return -1;
  return value < lowest ? 1 : 0;
}

/** Points to where a mark would stand, were there room. */
function BeyondArrow({ x, y, way }: { x: number; y: number; way: -1 | 0 | 1 }) {
  if (way === 0) return null;
  const [foot, tip] = [y + way * 7, y + way * 13];
  return <path d={`M${x - 4} ${foot}L${x} ${tip}L${x + 4} ${foot}Z`} />;
}
