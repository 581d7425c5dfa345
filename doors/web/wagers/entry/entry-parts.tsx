import { getTimeZone, type Viewer } from '../../../../workplace/access/index.ts';
import type { EntryHead } from '../../../../workplace/entries/index.ts';
import { AppError, notFound } from '../../../../workplace/kernel/index.ts';
import { type FanChart, getFanChart } from '../../../../workplace/wagers/charts/index.ts';
import { type EndForecast, listForecasts } from '../../../../workplace/wagers/forecasts/index.ts';
import {
  type ActivitySummary,
  getActivitySummary,
  getWager,
  type WagerView,
} from '../../../../workplace/wagers/index.ts';
import type { ModelView } from '../../../../workplace/wagers/value-model/index.ts';
import { getToday } from '../../briefs/review-days.ts';
import type { WebContext } from '../../web-context.ts';
import { Hypothesis } from '../core/hypothesis.tsx';
import { StageProgress } from '../core/stage-progress.tsx';
import { Stake } from '../core/stake.tsx';
import { WagerStyle } from '../core/wager-frame.tsx';
import { OutdatedForecasts } from '../forecasts/forecast-section.tsx';
import { PilotSection } from '../pilot/pilot-section.tsx';
import { ActivityAside } from '../report/activity-summary.tsx';
import { SealSummary } from '../seals/seal-summary.tsx';
import { findModel } from '../value-model/model-routes.tsx';
import { ValueSection } from '../value-model/value-section.tsx';
import { Lessons } from '../verdict/lessons.tsx';
import { EndsSection } from './ends-section.tsx';

/** What the page of a kind of entry shows besides, each piece as HTML. */
export interface EntryParts {
  head: string;
  above: string;
  below: string;
}

/** So many pictures stand on the page itself; those of further measures are a click away. */
const MAX_CHARTS = 6;

/** What a wager's page says besides its words: made for its viewer, whatever others see of it. */
export async function renderWagerParts(
  web: WebContext,
  viewer: Viewer,
  { id }: EntryHead,
): Promise<EntryParts> {
  const { context } = web.door;
  const [wager, means, model, forecasts] = await Promise.all([
    getWager(context, viewer, id, getToday(web, viewer)),
    getActivitySummary(context, viewer, id),
    findModel(web, viewer, id),
    listForecasts(context, viewer, id),
  ]);
  const fans = await loadFanCharts(web, viewer, wager);
  const says = viewer.kind === 'person' && viewer.scope !== 'read' && !wager.space.archived;
  const expected = { model, forecasts, says };
  return renderParts(web, { wager, means, fans, ...expected, zone: getTimeZone(viewer) });
}

interface WagerPageData {
  wager: WagerView;
  means: ActivitySummary;
  fans: ReadonlyMap<string, FanChart>;
  model: ModelView | null;
  forecasts: readonly EndForecast[];
  /** Whether the viewer may say what they expect. */
  says: boolean;
  zone: string;
}

function renderParts(web: WebContext, shown: WagerPageData): EntryParts {
  const { wager, means, fans, model, forecasts, says, zone } = shown;
  const now = web.door.context.now().getTime();
  return {
    head: String(<WagerStyle web={web} />),
    above: String(
      <>
        <Hypothesis hypothesis={wager} />
        <StageProgress wager={wager} zone={zone} />
        {says ? <OutdatedForecasts wager={wager} forecasts={forecasts} /> : null}
      </>,
    ),
    below: String(
      <>
        <Lessons wager={wager} />
        <EndsSection {...{ wager, fans, forecasts, says, zone, now }} />
        <ValueSection wager={wager} model={model} zone={zone} />
        <PilotSection wager={wager} zone={zone} />
        <Stake wager={wager} />
        <SealSummary wager={wager} zone={zone} />
        <ActivityAside means={means} />
      </>,
    ),
  };
}

async function loadFanCharts(web: WebContext, viewer: Viewer, wager: WagerView) {
  if (wager.seals.length === 0) return new Map<string, FanChart>();
  const measures = wager.ends.flatMap((end) => end.measures).slice(0, MAX_CHARTS);
  const { context } = web.door;
  const found = await Promise.all(
    measures.map(async ({ id }) => {
      const fan = await getFanChart(context, viewer, { wager: wager.id, measure: id }).catch(
        ignoreUnsealed,
      );
      return fan ? ([[id, fan]] as const) : [];
    }),
  );
  return new Map(found.flat());
}

/** A measure that was never sealed has no picture yet. */
export function ignoreUnsealed(error: unknown): null {
  if (error instanceof AppError && error.code === notFound().code) return null;
  throw error;
}
