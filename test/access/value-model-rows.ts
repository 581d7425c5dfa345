import { getFan } from '../../workplace/wagers/charts/fan.ts';
import { getForesight, listForecasts } from '../../workplace/wagers/forecasts/index.ts';
import { getModel, listWorths } from '../../workplace/wagers/worth/index.ts';
import { answerAbout, pageOfAll, pageOfOne, queryAll, queryOne, type Row } from './row.ts';

const some = { partial: true };

/** Every way to what wagers are worth, and to what is expected of them. */
export const valueModelRows: Row[] = [
  queryOne('getModel', 'wagerWord', ({ workplace, viewer }, { wagerId }) =>
    getModel(workplace, viewer, wagerId),
  ),
  queryOne('listForecasts', 'wagerWord', ({ workplace, viewer }, { wagerId }) =>
    listForecasts(workplace, viewer, wagerId),
  ),
  queryOne('listWorths', 'wagerWord', async ({ workplace, viewer }, { wagerId, wagerWord }) => {
    const worths = await listWorths(workplace, viewer, [wagerId]);
    return worths.has(wagerId) ? wagerWord : null;
  }),
  queryOne('getFan', 'wagerWord', async ({ workplace, viewer }, fixture) => {
    const { wagerId: wager, measureId: measure, wagerWord } = fixture;
    return { fan: await getFan(workplace, viewer, { wager, measure }), wagerWord };
  }),
  queryAll(
    'getForesight',
    'wagerWord',
    ({ workplace, viewer }) => getForesight(workplace, viewer),
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
