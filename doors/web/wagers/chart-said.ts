import { say } from '../../../messages/index.ts';
import type { Fan, Point } from '../../../workplace/wagers/charts/fan.ts';
import type { MeasureView } from '../../../workplace/wagers/index.ts';
import { shortDayText } from '../layout/time.tsx';
import { amountText, sayRange } from './saying.ts';

type Measure = Pick<MeasureView, 'name' | 'unit'>;

/** The picture in a sentence, for whoever does not see it. */
export function saidOf(fan: Fan, measure: Measure, zone: string): string {
  const { name, unit } = measure;
  const day = (point: Point) => shortDayText(new Date(point.at), zone);
  const [begin, end] = [fan.expected[0]!, fan.expected.at(-1)!];
  const expected = say('wager.chart.said', {
    name,
    from: amountText(begin.value, unit),
    since: day(begin),
    to: amountText(end.value, unit),
    until: day(end),
  });
  const begun = fan.range ? [expected, sayRange(fan.range)] : [expected];
  const last = fan.actual.at(-1);
  const outside = fan.outside > 0 ? [say('wager.chart.outside', { n: fan.outside })] : [];
  if (!last) {
    return [...begun, ...(fan.outside > 0 ? outside : [say('wager.chart.unread')])].join(' ');
  }
  const read = { n: fan.readings, value: amountText(last.value, unit), day: day(last) };
  const corrected = correctedSaid(fan, measure, zone);
  return [...begun, say('wager.chart.read', read), ...outside, ...corrected].join(' ');
}

/** More corrections than these are in the table alone. */
const mostSaid = 5;

function correctedSaid({ corrected, corrections }: Fan, measure: Measure, zone: string) {
  if (corrections === 0) return [];
  const said = corrected.slice(-mostSaid).map((point) => correctedText(point, measure, zone));
  return [`${say('wager.chart.corrected', { n: corrections })}:`, ...said];
}

/** What it was read as, before it was corrected. */
export function correctedText(point: Point, { unit }: Pick<Measure, 'unit'>, zone: string): string {
  const day = shortDayText(new Date(point.at), zone);
  return say('wager.chart.was', { value: amountText(point.value, unit), day });
}
