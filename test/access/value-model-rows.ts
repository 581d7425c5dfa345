import { getFanChart } from '../../workplace/wagers/charts/fan-chart.ts';
import { getForecastAccuracy, listForecasts } from '../../workplace/wagers/forecasts/index.ts';
import { getModel, listValueSummaries } from '../../workplace/wagers/value-model/index.ts';
import { answerAbout, pageOfAll, pageOfOne, queryAll, queryOne, type Row } from './row.ts';

const some = { partial: true };

/** Every way to what wagers are worth, and to what is expected of them. */
export const valueModelRows: Row[] = [
  queryOne('getModel', 'wagerWord', ({ context, viewer }, { wagerId }) =>
    getModel(context, viewer, wagerId),
  ),
  queryOne('listForecasts', 'wagerWord', ({ context, viewer }, { wagerId }) =>
    listForecasts(context, viewer, wagerId),
  ),
  queryOne(
    'listValueSummaries',
    'wagerWord',
    async ({ context, viewer }, { wagerId, wagerWord }) => {
      const worths = await listValueSummaries(context, viewer, [wagerId]);
      return worths.has(wagerId) ? wagerWord : null;
    },
  ),
  queryOne('getFanChart', 'wagerWord', async ({ context, viewer }, fixture) => {
    const { wagerId: wager, measureId: measure, wagerWord } = fixture;
    return { fan: await getFanChart(context, viewer, { wager, measure }), wagerWord };
  }),
  queryAll(
    'getForecastAccuracy',
    'wagerWord',
    ({ context, viewer }) => getForecastAccuracy(context, viewer),
    some,
  ),
  pageOfOne('…/model', 'wagerWord', ({ wagerId }) => `/api/v1/wagers/${wagerId}/model`),
  pageOfOne('…/forecasts', 'wagerWord', ({ wagerId }) => `/api/v1/wagers/${wagerId}/forecasts`),
  answerAbout(
    '…/chart',
    'wagerWord',
    ({ wagerId, measureId }) => `/api/v1/wagers/${wagerId}/measures/${measureId}/chart`,
  ),
  pageOfAll('/api/v1/wagers/calibration', 'wagerWord', '/api/v1/wagers/calibration', some),
];
