import { type Viewer, zoneOf } from '../../../workplace/access/index.ts';
import type { EntryHead } from '../../../workplace/entries/index.ts';
import { notFound, Refusal } from '../../../workplace/refusal.ts';
import { type Fan, getFan } from '../../../workplace/wagers/charts/fan.ts';
import { type EndForecast, listForecasts } from '../../../workplace/wagers/forecasts/index.ts';
import { getMeans, getWager, type Means, type WagerView } from '../../../workplace/wagers/index.ts';
import type { ModelView } from '../../../workplace/wagers/worth/index.ts';
import { todayFor } from '../briefs/days.ts';
import type { House } from '../house.ts';
import { Ends } from './ends.tsx';
import { ForecastsWaiting } from './forecast.tsx';
import { WagerStyle } from './frame.tsx';
import { Hypothesis } from './hypothesis.tsx';
import { Lessons } from './lessons.tsx';
import { MeansAside } from './means.tsx';
import { findModel } from './model-routes.tsx';
import { Pilot } from './pilot.tsx';
import { Seals } from './seals.tsx';
import { Stake } from './stake.tsx';
import { Standing } from './standing.tsx';
import { Worth } from './worth.tsx';

/** What the page of a kind of entry shows besides, each piece as HTML. */
export interface EntryParts {
  head: string;
  above: string;
  below: string;
}

/** So many pictures stand on the page itself; those of further measures are a click away. */
const mostCharts = 6;

/** What a wager's page says besides its words: made for its viewer, whatever others see of it. */
export async function wagerParts(
  house: House,
  viewer: Viewer,
  { id }: EntryHead,
): Promise<EntryParts> {
  const { workplace } = house.doorway;
  const [wager, means, model, forecasts] = await Promise.all([
    getWager(workplace, viewer, id, todayFor(house, viewer)),
    getMeans(workplace, viewer, id),
    findModel(house, viewer, id),
    listForecasts(workplace, viewer, id),
  ]);
  const fans = await fansOf(house, viewer, wager);
  const says = viewer.is === 'person' && viewer.scope !== 'read' && !wager.space.archived;
  const expected = { model, forecasts, says };
  return rendered(house, { wager, means, fans, ...expected, zone: zoneOf(viewer) });
}

interface Shown {
  wager: WagerView;
  means: Means;
  fans: ReadonlyMap<string, Fan>;
  model: ModelView | null;
  forecasts: readonly EndForecast[];
  /** Whether the viewer may say what they expect. */
  says: boolean;
  zone: string;
}

function rendered(house: House, shown: Shown): EntryParts {
  const { wager, means, fans, model, forecasts, says, zone } = shown;
  const now = house.doorway.workplace.now().getTime();
  return {
    head: String(<WagerStyle house={house} />),
    above: String(
      <>
        <Hypothesis of={wager} />
        <Standing wager={wager} zone={zone} />
        {says ? <ForecastsWaiting wager={wager} forecasts={forecasts} /> : null}
      </>,
    ),
    below: String(
      <>
        <Lessons wager={wager} />
        <Ends {...{ wager, fans, forecasts, says, zone, now }} />
        <Worth wager={wager} model={model} zone={zone} />
        <Pilot wager={wager} zone={zone} />
        <Stake wager={wager} />
        <Seals wager={wager} zone={zone} />
        <MeansAside means={means} />
      </>,
    ),
  };
}

async function fansOf(house: House, viewer: Viewer, wager: WagerView) {
  if (wager.seals.length === 0) return new Map<string, Fan>();
  const measures = wager.ends.flatMap((end) => end.measures).slice(0, mostCharts);
  const { workplace } = house.doorway;
  const found = await Promise.all(
    measures.map(async ({ id }) => {
      const fan = await getFan(workplace, viewer, { wager: wager.id, measure: id }).catch(unsealed);
      return fan ? ([[id, fan]] as const) : [];
    }),
  );
  return new Map(found.flat());
}

/** A measure that was never sealed has no picture yet. */
export function unsealed(error: unknown): null {
  if (error instanceof Refusal && error.code === notFound().code) return null;
  throw error;
}
