import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { editEntry, getEntryHead, publishEntry, withdrawEntry } from '../entries/index.ts';
import { noteAddress } from '../sign-in/index.ts';
import { brokenSeals } from './examining.ts';
import {
  addReading,
  amendWager,
  findEarlierWagers,
  getWager,
  listCounting,
  listSeals,
  resolveWager,
} from './index.ts';
import { place } from './placed.fixture.ts';
import {
  committedWager,
  flaw,
  modelWager,
  placeWager,
  refusing,
  repairs,
} from './wager.fixture.ts';
import { getModel, listWorths, makeModel } from './worth/index.ts';

let house: TestWorkplace;
let cast: Cast;

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  return house.close;
});

const staying = (reason: string) => refusing('conflict', reason);

describe('what was committed to', () => {
  test('stays under the words that it was placed with, and they are sealed', async () => {
    const { workplace, connection } = house;
    const { id } = await modelWager(workplace, cast.ada);
    await editEntry(workplace, cast.ada, id, { title: 'Repairs that last' });
    expect((await getEntryHead(workplace, cast.ada, id)).may).toMatchObject({ edit: true });
    const committed = await committedWager(workplace, cast.ada);
    for (const change of [{ title: 'A triumph' }, { body: 'It worked.' }, { tags: ['won'] }]) {
      const edit = editEntry(workplace, cast.ada, committed.id, change);
      await expect(edit).rejects.toMatchObject(staying('wordsStay'));
    }
    const { may } = await getEntryHead(workplace, cast.ada, committed.id);
    expect(may).toMatchObject({ edit: false, withdraw: false });
    const withdrawal = withdrawEntry(workplace, cast.ada, committed.id);
    await expect(withdrawal).rejects.toMatchObject(staying('wagerStays'));
    const [seal] = await listSeals(workplace, cast.cleo, committed.id);
    expect(JSON.parse(seal!.body).expectation.title).toBe('Checked repairs');
    const update = `update entries set title = 'A triumph' where id = '${committed.id}'`;
    await expect(connection.pool.query(update)).rejects.toMatchObject({ code: 'CP002' });
  });

  test('under another title in the tables is found', async () => {
    const { workplace, connection } = house;
    const { id } = await committedWager(workplace, cast.ada);
    const client = await connection.pool.connect();
    await client.query('alter table entries disable trigger words_of_wagers_stay');
    await client.query(`update entries set title = 'A triumph' where id = '${id}'`);
    await client.query('alter table entries enable trigger words_of_wagers_stay');
    client.release();
    const wrong = 'it says something else than its newest seal';
    expect(await brokenSeals(workplace, [id])).toEqual([{ wager: id, wrong }]);
  });

  test('keeps the unit and the better side of what was read', async () => {
    const { workplace } = house;
    const { id, end, measure, read } = await committedWager(workplace, cast.ada);
    const amend = (change: object) => {
      const measures = [{ ...repairs, id: measure, ...change }];
      const ends = [{ id: end, title: 'Repairs last', measures }];
      return amendWager(workplace, cast.ada, id, { reason: 'So.', ends });
    };
    await amend({ unit: 'repairs of 100' });
    await read(cast.ben, 11);
    await expect(amend({ unit: 'EUR' })).rejects.toMatchObject(
      flaw('ends.0.measures.0.unit', 'measureRead'),
    );
    const turned = amend({ unit: 'repairs of 100', direction: 'up', target: 13 });
    await expect(turned).rejects.toMatchObject(flaw('ends.0.measures.0.direction', 'measureRead'));
    await amend({ unit: 'repairs of 100', target: 7 });
  });
});

describe('a verdict', () => {
  const learned = 'One good week is not a trend.';

  test('does not rest on the best of the readings where the last one says otherwise', async () => {
    const { workplace } = house;
    const { id, measure, read } = await committedWager(workplace, cast.ada);
    const best = await read(cast.ben, 7);
    const last = await read(cast.ben, 11);
    const give = (verdict: string, reading: string) =>
      resolveWager(workplace, cast.ben, id, { verdict, learned, readings: [reading] });
    expect(await listCounting(workplace, cast.ben, id)).toMatchObject([
      { measure, early: false, reading: { id: last.id, value: 11 } },
    ]);
    await expect(give('met', best.id)).rejects.toMatchObject(flaw('readings', 'readingNotLast'));
    await give('notMet', last.id);
    expect((await getWager(workplace, cast.cleo, id, '2026-03-02')).verdict).toBe('notMet');
  });

  test('rests on the last reading by the day of the measure, where there is one', async () => {
    const house = await openWorkplace();
    const { workplace } = house;
    const { ada, ben } = await settle(workplace);
    const { id, read } = await committedWager(workplace, ada);
    house.at('2026-12-20T09:00:00Z');
    const late = await read(ben, 7, { at: '2026-11-02' });
    expect(await listCounting(workplace, ben, id)).toMatchObject([{ reading: { id: late.id } }]);
    await read(ben, 6, { at: '2026-12-19' });
    expect(await listCounting(workplace, ben, id)).toMatchObject([{ reading: { id: late.id } }]);
    const inTime = await read(ben, 9, { at: '2026-11-01' });
    expect(await listCounting(workplace, ben, id)).toMatchObject([{ reading: { id: inTime.id } }]);
    await house.close();
  });

  test('may rest on a reading of the day of the commitment, and on none of the day before', async () => {
    const { workplace } = house;
    const { id, seal, measure, read } = await committedWager(workplace, cast.ada);
    expect(seal.number).toBe(1);
    await read(cast.ben, 12, { at: '2026-03-01' });
    expect(await listCounting(workplace, cast.ben, id)).toMatchObject([
      { measure, early: true, reading: null },
    ]);
    const same = await read(cast.ben, 11, { at: '2026-03-02' });
    const verdict = { verdict: 'notMet', learned, readings: [same.id] };
    await resolveWager(workplace, cast.ben, id, verdict);
  });
});

describe('what shows it', () => {
  test('is no page of the workplace itself, but an entry or a file', async () => {
    const { workplace } = house;
    await noteAddress(workplace, 'https://fernhill.example');
    const { id, measure, read } = await committedWager(workplace, cast.ada);
    for (const path of ['people/ines', 'wagers/evidence', `wagers/${id}`, 'entries/nowhere']) {
      const evidence = `https://fernhill.example/${path}`;
      await expect(read(cast.ben, 9, { evidence })).rejects.toMatchObject(
        flaw('evidence', 'evidenceOwnPage'),
      );
    }
    const itself = `https://fernhill.example/entries/${id}/checked-repairs`;
    await expect(read(cast.ben, 9, { evidence: itself })).rejects.toMatchObject(
      flaw('evidence', 'evidenceItself'),
    );
    const minutes = await publishEntry(workplace, cast.ben, { space: 'yard', title: 'Minutes' });
    const shown = { value: 9, evidence: `https://fernhill.example/entries/${minutes.id}` };
    await addReading(workplace, cast.ben, { wager: id, measure, via: 'page' }, shown);
  });

  test('leaves a value assumed once the finding was withdrawn', async () => {
    const { workplace } = house;
    const placed = await place(workplace, cast.ada, { stage: 'model' });
    const saved = { name: 'saved', low: 1, high: 3, unit: 'EUR', finding: placed.finding };
    const model = { formula: 'saved', unit: 'EUR', quantities: [saved] };
    await makeModel(workplace, cast.ada, placed.id, model);
    expect(await getModel(workplace, cast.ben, placed.id)).toMatchObject({ assumed: false });
    await withdrawEntry(workplace, cast.ada, placed.work);
    const { assumed, quantities } = await getModel(workplace, cast.ben, placed.id);
    expect([assumed, quantities[0]!.source]).toMatchObject([true, { withdrawn: true }]);
    const worths = await listWorths(workplace, cast.ben, [placed.id]);
    expect(worths.get(placed.id)).toMatchObject({ assumed: true });
  });
});

test('earlier wagers are of the same, and not of what shares a few words by chance', async () => {
  const { workplace } = house;
  const id = await placeWager(workplace, cast.ada);
  const find = async (title: string, body: string) =>
    (await findEarlierWagers(workplace, cast.ben, { title, body })).wagers.map((one) => one.id);
  expect(await find('Repairs', 'A checked repair lasts, so fewer bikes come back')).toContain(id);
  const chance = `We plate clamps in the old hall next to the river and paint them twice. Within a
    month fewer rust at the harbour, where salt eats every thread and hinge, and half of the
    ferry line pays for lamps, ropes, buoys and gangways of plated steel.`;
  expect(await find('Paint the clamps', chance)).not.toContain(id);
});
