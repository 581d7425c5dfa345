import {
  findEarlierWagers,
  getActivitySummary,
  getEvidencePack,
  getReading,
  getWager,
  listReadingPoints,
  listReadings,
  listSeals,
  listWagerDays,
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
  one('getWager', ({ context, viewer }, { wagerId }) => getWager(context, viewer, wagerId, today)),
  one('listSeals', ({ context, viewer }, { wagerId }) => listSeals(context, viewer, wagerId)),
  one('listReadings', ({ context, viewer }, fixture) =>
    listReadings(context, viewer, measureIn(fixture)),
  ),
  one('getReading', ({ context, viewer }, { wagerId: wager, readingId: id }) =>
    getReading(context, viewer, { wager, id }),
  ),
  one('listReadingPoints', async ({ context, viewer }, fixture) => {
    const points = await listReadingPoints(context, viewer, measureIn(fixture));
    return { points, wagerWord: fixture.wagerWord };
  }),
  one('getActivitySummary', async ({ context, viewer }, { wagerId, wagerWord }) => {
    const means = await getActivitySummary(context, viewer, wagerId);
    return { means, wagerWord };
  }),
  all('listWagers', ({ context, viewer }) => listWagers(context, viewer, { today, limit: 200 })),
  one('listWagers of the space', ({ context, viewer }, { name }) =>
    listWagers(context, viewer, { today, space: name, stage: 'commitment' }),
  ),
  one('previewSeal', ({ context, viewer }, { wagerId }) =>
    previewSeal(context, viewer, wagerId, today),
  ),
  all('getEvidencePack', ({ context, viewer }) => getEvidencePack(context, viewer, { today })),
  one('getEvidencePack of the space', ({ context, viewer }, { name: space }) =>
    getEvidencePack(context, viewer, { today, space }),
  ),
  all('listWagerDays', ({ context, viewer }) => listWagerDays(context, viewer)),
  one('findEarlierWagers', ({ context, viewer }, { wagerWord }) =>
    findEarlierWagers(context, viewer, { title: alike(wagerWord), body: '' }),
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
  answerAbout('…/activity', 'wagerWord', ({ wagerId }) => `/api/v1/wagers/${wagerId}/activity`),
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
