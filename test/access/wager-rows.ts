import {
  findEarlierWagers,
  getEvidencePack,
  getMeans,
  getReading,
  getWager,
  listDays,
  listPoints,
  listReadings,
  listSeals,
  listWagers,
  previewSeal,
} from '../../workplace/wagers/index.ts';
import { answerAbout, pageOfAll, pageOfOne, queryAll, queryOne, type Row } from './row.ts';
import { alike } from './wager-fixtures.ts';
import type { Fixture } from './world.ts';

const some = { partial: true };
const today = '2026-03-02';
const measureIn = ({ wagerId, measureId }: Fixture) => ({ wager: wagerId, measure: measureId });

const one = (name: string, ask: Row['ask']) => queryOne(name, 'wagerWord', ask);
const all = (name: string, ask: Row['ask']) => queryAll(name, 'wagerWord', ask);
type Path = (fixture: Fixture) => string;
const page = (name: string, path: Path, options?: { partial: boolean }) =>
  pageOfOne(name, 'wagerWord', path, options);

const queries: Row[] = [
  one('getWager', ({ workplace, viewer }, { wagerId }) =>
    getWager(workplace, viewer, wagerId, today),
  ),
  one('listSeals', ({ workplace, viewer }, { wagerId }) => listSeals(workplace, viewer, wagerId)),
  one('listReadings', ({ workplace, viewer }, fixture) =>
    listReadings(workplace, viewer, measureIn(fixture)),
  ),
  one('getReading', ({ workplace, viewer }, { wagerId: wager, readingId: id }) =>
    getReading(workplace, viewer, { wager, id }),
  ),
  one('listPoints', async ({ workplace, viewer }, fixture) => {
    const points = await listPoints(workplace, viewer, measureIn(fixture));
    return { points, wagerWord: fixture.wagerWord };
  }),
  one('getMeans', async ({ workplace, viewer }, { wagerId, wagerWord }) => {
    const means = await getMeans(workplace, viewer, wagerId);
    return { means, wagerWord };
  }),
  all('listWagers', ({ workplace, viewer }) =>
    listWagers(workplace, viewer, { today, limit: 200 }),
  ),
  one('listWagers of the space', ({ workplace, viewer }, { name }) =>
    listWagers(workplace, viewer, { today, space: name, stage: 'commitment' }),
  ),
  one('previewSeal', ({ workplace, viewer }, { wagerId }) =>
    previewSeal(workplace, viewer, wagerId, today),
  ),
  all('getEvidencePack', ({ workplace, viewer }) => getEvidencePack(workplace, viewer, { today })),
  one('getEvidencePack of the space', ({ workplace, viewer }, { name: space }) =>
    getEvidencePack(workplace, viewer, { today, space }),
  ),
  all('listDays', ({ workplace, viewer }) => listDays(workplace, viewer)),
  one('findEarlierWagers', ({ workplace, viewer }, { wagerWord }) =>
    findEarlierWagers(workplace, viewer, { title: alike(wagerWord), body: '' }),
  ),
];

const api: Row[] = [
  pageOfAll('/api/v1/wagers', 'wagerWord', '/api/v1/wagers?limit=200'),
  page('/api/v1/wagers?space=', ({ name }) => `/api/v1/wagers?space=${name}`),
  page('/api/v1/wagers/ID', ({ wagerId }) => `/api/v1/wagers/${wagerId}`),
  page('…/seals', ({ wagerId }) => `/api/v1/wagers/${wagerId}/seals`),
  page(
    '…/readings',
    ({ wagerId, measureId }) => `/api/v1/wagers/${wagerId}/measures/${measureId}/readings`,
  ),
  answerAbout('…/means', 'wagerWord', ({ wagerId }) => `/api/v1/wagers/${wagerId}/means`),
  // Only who made the addresses sees them.
  page('…/hooks', ({ wagerId }) => `/api/v1/wagers/${wagerId}/hooks`, some),
];

const pages: Row[] = [
  pageOfAll('/wagers', 'wagerWord', '/wagers', some),
  page('/wagers?space=', ({ name }) => `/wagers?space=${name}`),
  pageOfAll('/wagers/evidence', 'wagerWord', '/wagers/evidence'),
  page('/wagers/evidence?space=', ({ name }) => `/wagers/evidence?space=${name}`),
  pageOfAll('/wagers/reviews.ics', 'wagerWord', '/wagers/reviews.ics'),
  page('/wagers/ID/seals', ({ wagerId }) => `/wagers/${wagerId}/seals`),
  page('/wagers/ID/seals/1', ({ wagerId }) => `/wagers/${wagerId}/seals/1`),
  page(
    '/wagers/ID/measures/ID',
    ({ wagerId, measureId }) => `/wagers/${wagerId}/measures/${measureId}`,
  ),
  page('/entries/ID/SLUG of a wager', ({ wagerId }) => `/entries/${wagerId}/other`),
];

/** Pages for some of those who see the wager, such as its resolver. */
const pagesForSome: Row[] = [
  ...['csv', 'hooks', 'readings'].map((part) =>
    page(
      `/wagers/ID/measures/ID/${part}`,
      ({ wagerId, measureId }) => `/wagers/${wagerId}/measures/${measureId}/${part}`,
      some,
    ),
  ),
  ...['facts', 'amendment', 'verdict', 'model/new', 'questions/new', 'ends/new'].map((step) =>
    page(`/wagers/ID/${step}`, ({ wagerId }) => `/wagers/${wagerId}/${step}`, some),
  ),
];

/** Every way to a wager, and to what it expects, reads and counts. */
export const wagerRows: Row[] = [...queries, ...api, ...pages, ...pagesForSome];
