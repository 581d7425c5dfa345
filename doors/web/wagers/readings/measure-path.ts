import { notFound } from '../../../../workplace/kernel/index.ts';
import type { MeasureView, WagerView } from '../../../../workplace/wagers/index.ts';
import { param } from '../../viewer.ts';
import type { Ctx } from '../../web-context.ts';

/** The measure of this address, in a wager that the viewer sees; throws `notFound`. */
export function getMeasureFromPath(c: Ctx, wager: WagerView): MeasureView {
  const measures = wager.ends.flatMap((end) => end.measures);
  const measure = measures.find(({ id }) => id === param(c, 'measure'));
  if (!measure) throw notFound();
  return measure;
}

/** Where a measure has its page. */
export function measurePath(wager: Pick<WagerView, 'id'>, measure: Pick<MeasureView, 'id'>) {
  return `/wagers/${wager.id}/measures/${measure.id}`;
}
