import { say } from '../../../../messages/index.ts';
import type { ChartPoint, FanChart } from '../../../../workplace/wagers/charts/index.ts';
import type { MeasureView } from '../../../../workplace/wagers/index.ts';
import { formatShortDay } from '../../layout/time.tsx';
import { formatAmount, formatRangeSentence } from '../core/wager-text.ts';

type DescribedMeasure = Pick<MeasureView, 'name' | 'unit'>;

/** The picture in a sentence, for whoever does not see it. */
export function describeChart(fan: FanChart, measure: DescribedMeasure, zone: string): string {
  const { name, unit } = measure;
  const day = (point: ChartPoint) => formatShortDay(new Date(point.at), zone);
  const [begin, end] = [fan.expected[0]!, fan.expected.at(-1)!];
  const expected = say('wager.chart.said', {
    name,
    from: formatAmount(begin.value, unit),
    since: day(begin),
    to: formatAmount(end.value, unit),
    until: day(end),
  });
  const begun = fan.range ? [expected, formatRangeSentence(fan.range)] : [expected];
  const last = fan.actual.at(-1);
  const outside = fan.outside > 0 ? [say('wager.chart.outside', { n: fan.outside })] : [];
  if (!last) {
    return [...begun, ...(fan.outside > 0 ? outside : [say('wager.chart.unread')])].join(' ');
  }
  const read = { n: fan.readings, value: formatAmount(last.value, unit), day: day(last) };
  const corrected = describeCorrections(fan, measure, zone);
  return [...begun, say('wager.chart.read', read), ...outside, ...corrected].join(' ');
}

/** More corrections than these are in the table alone. */
const MAX_DESCRIBED_CORRECTIONS = 5;

function describeCorrections(
  { corrected, corrections }: FanChart,
  measure: DescribedMeasure,
  zone: string,
) {
  if (corrections === 0) return [];
  const said = corrected
    .slice(-MAX_DESCRIBED_CORRECTIONS)
    .map((point) => describeCorrectedPoint(point, measure, zone));
  return [`${say('wager.chart.corrected', { n: corrections })}:`, ...said];
}

/** What it was read as, before it was corrected. */
export function describeCorrectedPoint(
  point: ChartPoint,
  { unit }: Pick<DescribedMeasure, 'unit'>,
  zone: string,
): string {
  const day = formatShortDay(new Date(point.at), zone);
  return say('wager.chart.was', { value: formatAmount(point.value, unit), day });
}
