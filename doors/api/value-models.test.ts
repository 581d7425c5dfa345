import { expect, test } from 'vitest';
import { placeWagerAt, resolveWithValue } from '../../workplace/wagers/placed-wager.fixture.ts';
import { openTestApi } from './api.fixture.ts';

const trips = { name: 'trips', low: 100, high: 300, unit: 'trips', shape: 'lognormal' };
const price = { name: 'price', low: 80, high: 120, unit: 'EUR/trip' };
const model = { formula: 'trips * price', unit: 'EUR', quantities: [trips, price] };

test('a value model is made, read, signed for and refused in words', async () => {
  const { ada, ben, cleo, stranger, context, cast } = await openTestApi();
  const placed = await placeWagerAt(context, cast.ada, { stage: 'model', space: 'attic' });
  const path = `/api/v1/wagers/${placed.id}/model`;
  expect((await ada('GET', path)).status).toBe(404);
  const made = await ada('PUT', path, {
    ...model,
    quantities: [{ ...trips, finding: placed.finding }, price],
  });
  expect(made).toMatchObject({ status: 200, body: { version: 1, unit: 'EUR', assumed: false } });
  expect(made.body.quantities[0].source.work.url).toMatch(`/entries/${placed.work}/`);
  expect(made.body.worth.histogram.counts).toHaveLength(40);
  expect((await ben('GET', `${path}?version=1`)).body).toEqual(made.body);
  for (const asks of [cleo, stranger]) expect((await asks('GET', path)).status).toBe(404);
  const refused = await ada('PUT', path, { ...model, formula: 'trips * price + days' });
  expect(refused).toMatchObject({ status: 422, body: { reason: 'quantityUnknown' } });
  expect(refused.body.errors[0].field).toBe('formula.days');
  const { hash } = made.body;
  const unnamed = await ben('PUT', `${path}/signature`, { hash });
  expect(unnamed).toMatchObject({ status: 409, body: { reason: 'noUnitSigns' } });
  await ada('POST', '/api/v1/units', { handle: 'finance', title: 'Finance' });
  const named = await ada('PATCH', '/api/v1/units/finance', { signsValueModels: true });
  expect(named.body).toMatchObject({ handle: 'finance', signsValueModels: true });
  await ada('PATCH', '/api/v1/people/ben', { units: ['finance'] });
  const signed = await ben('PUT', `${path}/signature`, { hash });
  expect(signed.body.signature).toMatchObject({ by: { handle: 'ben' }, for: 'Finance' });
  expect((await ben('DELETE', `${path}/signature`)).status).toBe(204);
  expect((await ada('GET', path)).body.signature).toBeNull();
});

test('a forecast is given and taken back by oneself, and scored at the closing', async () => {
  const { ada, ben, cleo, context, cast } = await openTestApi();
  const placed = await placeWagerAt(context, cast.ada);
  const path = `/api/v1/wagers/${placed.id}`;
  const own = `${path}/ends/${placed.ends[0]}/forecast`;
  const given = await cleo('PUT', own, { probability: 0.8 });
  expect(given).toMatchObject({ status: 200, body: { own: { probability: 0.8 }, all: null } });
  expect((await ada('GET', `${path}/forecasts`)).body.items).toMatchObject([
    { own: null, all: null },
  ]);
  await ben('PUT', own, { probability: 0.1 });
  expect((await ben('DELETE', own)).status).toBe(204);
  expect((await ben('PUT', own, { probability: 3 })).status).toBe(422);
  await resolveWithValue(context, cast.ben, placed, 10);
  const [end] = (await cleo('GET', `${path}/forecasts`)).body.items;
  expect(end).toMatchObject({ met: true, own: { brier: expect.closeTo(0.04, 10) } });
  const foresight = await cleo('GET', '/api/v1/wagers/calibration');
  expect(foresight.body).toMatchObject({ resolved: 0, calibration: null, own: { resolved: 1 } });
  const { measure } = await context.db
    .selectFrom('measures')
    .select('id as measure')
    .executeTakeFirstOrThrow();
  const chart = await cleo('GET', `${path}/measures/${measure}/chart`);
  expect(chart.body).toMatchObject({ readings: 1, lowest: 10, highest: 40 });
});
