import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { getFan } from './charts/fan.ts';
import { brokenSeals } from './examining.ts';
import { amendWager, commitWager, getWager, listSeals } from './index.ts';
import { committedWager, modelWager, repairs } from './wager.fixture.ts';

let house: TestWorkplace;
let cast: Cast;

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  return house.close;
});

const range = { low: 7, high: 10.5 };

describe('a range in which a measure is expected', () => {
  test('is sealed beside its target, and the fan opens to it, whatever is amended', async () => {
    const { workplace } = house;
    const { id, measure, end } = await committedWager(workplace, cast.ada, { measure: { range } });
    const [sealed] = await listSeals(workplace, cast.cleo, id);
    expect(sealed!.body).toContain('"range":{"high":10.5,"low":7}');
    const wider = { ...repairs, id: measure, range: { low: 2, high: 11 } };
    const ends = [{ id: end, title: 'Repairs last', measures: [wider] }];
    await amendWager(workplace, cast.ada, id, { reason: 'Who knows.', ends });
    const fan = await getFan(workplace, cast.cleo, { wager: id, measure });
    expect(fan).toMatchObject({ range, lowest: 7, highest: 12 });
    expect(fan.low.map(({ value }) => value)).toEqual([12, 7]);
    expect(fan.high.map(({ value }) => value)).toEqual([12, 10.5]);
    expect(fan.expected.map(({ value }) => value)).toEqual([12, 8]);
    const wager = await getWager(workplace, cast.cleo, id, '2026-03-02');
    expect(wager.ends[0]!.measures[0]).toMatchObject({ range: wider.range, atFirst: { range } });
    expect(await brokenSeals(workplace)).toEqual([]);
  });

  test('may be left out, and is then in no seal', async () => {
    const { workplace } = house;
    const { id, measure } = await committedWager(workplace, cast.ada);
    const [sealed] = await listSeals(workplace, cast.cleo, id);
    expect(sealed!.body).not.toContain('range');
    expect(await getFan(workplace, cast.cleo, { wager: id, measure })).toMatchObject({
      ...{ range: null, lowest: 8, highest: 12 },
    });
  });

  test.each([
    ['reversed', { low: 10, high: 7 }, 'high', 'rangeNotWide'],
    ['of one value', { low: 8, high: 8 }, 'high', 'rangeNotWide'],
    ['with one end', { low: 8, high: null }, 'high', 'notNumber'],
    ['of a count of doing', { low: 1, high: { done: 3 } }, 'high', 'countsDoing'],
  ])('is refused where it is %s', async (_said, wrong, field, why) => {
    const placing = modelWager(house.workplace, cast.ada, { measure: { range: wrong } });
    await expect(placing).rejects.toMatchObject({
      ...{ code: 'invalid', fields: { [`measures.0.range.${field}`]: why } },
    });
  });

  test('is not sealed where nothing in it would be better, and need not hold the target', async () => {
    const { workplace } = house;
    const worse = await modelWager(workplace, cast.ada, {
      measure: { range: { low: 12, high: 15 } },
    });
    await expect(commitWager(workplace, cast.ada, worse.id)).rejects.toMatchObject({
      ...{ code: 'invalid', fields: { 'ends.0.measures.0.range': 'rangeNoBetter' } },
    });
    const cautious = { measure: { range: { low: 9, high: 13 } } };
    expect(await committedWager(workplace, cast.ada, cautious)).toMatchObject({
      ...{ seal: { number: 1 } },
    });
  });

  test('cannot be changed in the tables without an amendment', async () => {
    const { workplace } = house;
    const { measure } = await committedWager(workplace, cast.ada, { measure: { range } });
    const changing = workplace.db
      .updateTable('measures')
      .set({ range_high: 12 })
      .where('id', '=', measure)
      .execute();
    await expect(changing).rejects.toMatchObject({ code: 'CP002' });
  });
});
