import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../../test/cast.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import { getFanChart } from '../charts/fan-chart.ts';
import { amendWager, commitWager, getWager, listSeals } from '../index.ts';
import { placeCommittedWager, placeModelWager, repairMeasure } from '../wager.fixture.ts';
import { findBrokenSeals } from './integrity-checks.ts';

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  return app.close;
});

const range = { low: 7, high: 10.5 };

describe('a range in which a measure is expected', () => {
  test('is sealed beside its target, and the fan opens to it, whatever is amended', async () => {
    const { context } = app;
    const { id, measure, end } = await placeCommittedWager(context, cast.ada, {
      measure: { range },
    });
    const [sealed] = await listSeals(context, cast.cleo, id);
    expect(sealed!.body).toContain('"range":{"high":10.5,"low":7}');
    const wider = { ...repairMeasure, id: measure, range: { low: 2, high: 11 } };
    const ends = [{ id: end, title: 'Repairs last', measures: [wider] }];
    await amendWager(context, cast.ada, id, { reason: 'Who knows.', ends });
    const fan = await getFanChart(context, cast.cleo, { wager: id, measure });
    expect(fan).toMatchObject({ range, lowest: 7, highest: 12 });
    expect(fan.low.map(({ value }) => value)).toEqual([12, 7]);
    expect(fan.high.map(({ value }) => value)).toEqual([12, 10.5]);
    expect(fan.expected.map(({ value }) => value)).toEqual([12, 8]);
    const wager = await getWager(context, cast.cleo, id, '2026-03-02');
    expect(wager.ends[0]!.measures[0]).toMatchObject({
      range: wider.range,
      originalTerms: { range },
    });
    expect(await findBrokenSeals(context)).toEqual([]);
  });

  test('may be left out, and is then in no seal', async () => {
    const { context } = app;
    const { id, measure } = await placeCommittedWager(context, cast.ada);
    const [sealed] = await listSeals(context, cast.cleo, id);
    expect(sealed!.body).not.toContain('range');
    expect(await getFanChart(context, cast.cleo, { wager: id, measure })).toMatchObject({
      range: null,
      lowest: 8,
      highest: 12,
    });
  });

  test.each([
    ['reversed', { low: 10, high: 7 }, 'high', 'rangeNotWide'],
    ['of one value', { low: 8, high: 8 }, 'high', 'rangeNotWide'],
    ['with one end', { low: 8, high: null }, 'high', 'notNumber'],
    ['of a count of doing', { low: 1, high: { done: 3 } }, 'high', 'countsDoing'],
  ])('is refused where it is %s', async (_said, wrong, field, why) => {
    const placing = placeModelWager(app.context, cast.ada, { measure: { range: wrong } });
    await expect(placing).rejects.toMatchObject({
      code: 'invalid',
      fields: { [`measures.0.range.${field}`]: why },
    });
  });

  test('is not sealed where nothing in it would be better, and need not hold the target', async () => {
    const { context } = app;
    const worse = await placeModelWager(context, cast.ada, {
      measure: { range: { low: 12, high: 15 } },
    });
    await expect(commitWager(context, cast.ada, worse.id)).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'ends.0.measures.0.range': 'rangeNoBetter' },
    });
    const cautious = { measure: { range: { low: 9, high: 13 } } };
    expect(await placeCommittedWager(context, cast.ada, cautious)).toMatchObject({
      seal: { number: 1 },
    });
  });

  test('cannot be changed in the tables without an amendment', async () => {
    const { context } = app;
    const { measure } = await placeCommittedWager(context, cast.ada, { measure: { range } });
    const changing = context.db
      .updateTable('measures')
      .set({ range_high: 12 })
      .where('id', '=', measure)
      .execute();
    await expect(changing).rejects.toMatchObject({ code: 'CP002' });
  });
});
