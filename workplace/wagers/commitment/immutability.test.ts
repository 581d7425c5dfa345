import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../../test/cast.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import { editEntry, getEntryHead, publishEntry, withdrawEntry } from '../../entries/index.ts';
import { saveWorkplaceUrl } from '../../sign-in/index.ts';
import {
  addReading,
  amendWager,
  findEarlierWagers,
  getWager,
  listDecidingReadings,
  listSeals,
  resolveWager,
} from '../index.ts';
import { placeWagerAt } from '../placed-wager.fixture.ts';
import { findBrokenSeals } from '../seals/integrity-checks.ts';
import { addModelVersion, getModel, listValueSummaries } from '../value-model/index.ts';
import {
  errorWith,
  fieldError,
  placeCommittedWager,
  placeModelWager,
  placeWager,
  repairMeasure,
} from '../wager.fixture.ts';

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  return app.close;
});

const conflictFor = (reason: string) => errorWith('conflict', reason);

describe('what was committed to', () => {
  test('stays under the words that it was placed with, and they are sealed', async () => {
    const { context, connection } = app;
    const { id } = await placeModelWager(context, cast.ada);
    await editEntry(context, cast.ada, id, { title: 'Repairs that last' });
    expect((await getEntryHead(context, cast.ada, id)).can).toMatchObject({ edit: true });
    const committed = await placeCommittedWager(context, cast.ada);
    for (const change of [{ title: 'A triumph' }, { body: 'It worked.' }, { tags: ['won'] }]) {
      const edit = editEntry(context, cast.ada, committed.id, change);
      await expect(edit).rejects.toMatchObject(conflictFor('textLocked'));
    }
    const { can } = await getEntryHead(context, cast.ada, committed.id);
    expect(can).toMatchObject({ edit: false, withdraw: false });
    const withdrawal = withdrawEntry(context, cast.ada, committed.id);
    await expect(withdrawal).rejects.toMatchObject(conflictFor('wagerLocked'));
    const [seal] = await listSeals(context, cast.cleo, committed.id);
    expect(JSON.parse(seal!.body).expectation.title).toBe('Checked repairs');
    const update = `update entries set title = 'A triumph' where id = '${committed.id}'`;
    await expect(connection.pool.query(update)).rejects.toMatchObject({ code: 'CP002' });
  });

  test('under another title in the tables is found', async () => {
    const { context, connection } = app;
    const { id } = await placeCommittedWager(context, cast.ada);
    const client = await connection.pool.connect();
    await client.query('alter table entries disable trigger words_of_wagers_stay');
    await client.query(`update entries set title = 'A triumph' where id = '${id}'`);
    await client.query('alter table entries enable trigger words_of_wagers_stay');
    client.release();
    const wrong = 'its current terms differ from its newest seal';
    expect(await findBrokenSeals(context, [id])).toEqual([{ wager: id, wrong }]);
  });

  test('keeps the unit and the better side of what was read', async () => {
    const { context } = app;
    const { id, end, measure, read } = await placeCommittedWager(context, cast.ada);
    const amend = (change: object) => {
      const measures = [{ ...repairMeasure, id: measure, ...change }];
      const ends = [{ id: end, title: 'Repairs last', measures }];
      return amendWager(context, cast.ada, id, { reason: 'So.', ends });
    };
    await amend({ unit: 'repairs of 100' });
    await read(cast.ben, 11);
    await expect(amend({ unit: 'EUR' })).rejects.toMatchObject(
      fieldError('ends.0.measures.0.unit', 'measureRead'),
    );
    const turned = amend({ unit: 'repairs of 100', direction: 'up', target: 13 });
    await expect(turned).rejects.toMatchObject(
      fieldError('ends.0.measures.0.direction', 'measureRead'),
    );
    await amend({ unit: 'repairs of 100', target: 7 });
  });
});

describe('a verdict', () => {
  const learned = 'One good week is not a trend.';

  test('does not rest on the best of the readings where the last one says otherwise', async () => {
    const { context } = app;
    const { id, measure, read } = await placeCommittedWager(context, cast.ada);
    const best = await read(cast.ben, 7);
    const last = await read(cast.ben, 11);
    const give = (verdict: string, reading: string) =>
      resolveWager(context, cast.ben, id, { verdict, learned, readings: [reading] });
    expect(await listDecidingReadings(context, cast.ben, id)).toMatchObject([
      { measure, early: false, reading: { id: last.id, value: 11 } },
    ]);
    await expect(give('met', best.id)).rejects.toMatchObject(
      fieldError('readings', 'readingNotLast'),
    );
    await give('notMet', last.id);
    expect((await getWager(context, cast.cleo, id, '2026-03-02')).verdict).toBe('notMet');
  });

  test('rests on the last reading by the day of the measure, where there is one', async () => {
    const app = await openTestApp();
    const { context } = app;
    const { ada, ben } = await settle(context);
    const { id, read } = await placeCommittedWager(context, ada);
    app.at('2026-12-20T09:00:00Z');
    const late = await read(ben, 7, { at: '2026-11-02' });
    expect(await listDecidingReadings(context, ben, id)).toMatchObject([
      { reading: { id: late.id } },
    ]);
    await read(ben, 6, { at: '2026-12-19' });
    expect(await listDecidingReadings(context, ben, id)).toMatchObject([
      { reading: { id: late.id } },
    ]);
    const inTime = await read(ben, 9, { at: '2026-11-01' });
    expect(await listDecidingReadings(context, ben, id)).toMatchObject([
      { reading: { id: inTime.id } },
    ]);
    await app.close();
  });

  test('may rest on a reading of the day of the commitment, and on none of the day before', async () => {
    const { context } = app;
    const { id, seal, measure, read } = await placeCommittedWager(context, cast.ada);
    expect(seal.number).toBe(1);
    await read(cast.ben, 12, { at: '2026-03-01' });
    expect(await listDecidingReadings(context, cast.ben, id)).toMatchObject([
      { measure, early: true, reading: null },
    ]);
    const same = await read(cast.ben, 11, { at: '2026-03-02' });
    const verdict = { verdict: 'notMet', learned, readings: [same.id] };
    await resolveWager(context, cast.ben, id, verdict);
  });
});

describe('what shows it', () => {
  test('is no page of the workplace itself, but an entry or a file', async () => {
    const { context } = app;
    await saveWorkplaceUrl(context, 'https://fernhill.example');
    const { id, measure, read } = await placeCommittedWager(context, cast.ada);
    for (const path of ['people/ines', 'wagers/evidence', `wagers/${id}`, 'entries/nowhere']) {
      const evidence = `https://fernhill.example/${path}`;
      await expect(read(cast.ben, 9, { evidence })).rejects.toMatchObject(
        fieldError('evidence', 'evidenceOwnPage'),
      );
    }
    const itself = `https://fernhill.example/entries/${id}/checked-repairs`;
    await expect(read(cast.ben, 9, { evidence: itself })).rejects.toMatchObject(
      fieldError('evidence', 'evidenceItself'),
    );
    const minutes = await publishEntry(context, cast.ben, { space: 'yard', title: 'Minutes' });
    const shown = { value: 9, evidence: `https://fernhill.example/entries/${minutes.id}` };
    await addReading(context, cast.ben, { wager: id, measure, via: 'page' }, shown);
  });

  test('leaves a value assumed once the finding was withdrawn', async () => {
    const { context } = app;
    const placed = await placeWagerAt(context, cast.ada, { stage: 'model' });
    const saved = { name: 'saved', low: 1, high: 3, unit: 'EUR', finding: placed.finding };
    const model = { formula: 'saved', unit: 'EUR', quantities: [saved] };
    await addModelVersion(context, cast.ada, placed.id, model);
    expect(await getModel(context, cast.ben, placed.id)).toMatchObject({ assumed: false });
    await withdrawEntry(context, cast.ada, placed.work);
    const { assumed, quantities } = await getModel(context, cast.ben, placed.id);
    expect([assumed, quantities[0]!.source]).toMatchObject([true, { withdrawn: true }]);
    const worths = await listValueSummaries(context, cast.ben, [placed.id]);
    expect(worths.get(placed.id)).toMatchObject({ assumed: true });
  });
});

test('earlier wagers are of the same, and not of what shares a few words by chance', async () => {
  const { context } = app;
  const id = await placeWager(context, cast.ada);
  const find = async (title: string, body: string) =>
    (await findEarlierWagers(context, cast.ben, { title, body })).wagers.map((one) => one.id);
  expect(await find('Repairs', 'A checked repair lasts, so fewer bikes come back')).toContain(id);
  const chance = `We plate clamps in the old hall next to the river and paint them twice. Within a
    month fewer rust at the harbour, where salt eats every thread and hinge, and half of the
    ferry line pays for lamps, ropes, buoys and gangways of plated steel.`;
  expect(await find('Paint the clamps', chance)).not.toContain(id);
});
