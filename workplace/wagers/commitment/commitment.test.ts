import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../../test/cast.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import { withdrawEntry } from '../../entries/index.ts';
import {
  amendWager,
  changeEnd,
  changeWager,
  commitWager,
  getWager,
  listSeals,
  removeEnd,
} from '../index.ts';
import {
  errorWith,
  fieldError,
  placeCommittedWager,
  placeModelWager,
  placeWager,
  repairMeasure,
  wagerFacts,
} from '../wager.fixture.ts';

let app: TestApp;
let cast: Cast;
const today = '2026-03-02';

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  return app.close;
});

describe('a commitment', () => {
  test('seals what is expected, chained and in words that anybody can hash anew', async () => {
    const { context } = app;
    const { id, seal, measure } = await placeCommittedWager(context, cast.ada);
    const [sealed] = await listSeals(context, cast.cleo, id);
    expect(sealed).toMatchObject({ ...seal, number: 1, by: { handle: 'ada' }, reason: null });
    expect(sealed!.previous).toBe('0'.repeat(64));
    expect(JSON.parse(sealed!.body)).toMatchObject({
      wager: id,
      number: 1,
      by: cast.ada.id,
      expectation: {
        because: wagerFacts.because,
        due: '2026-12-01',
        resolver: cast.ben.id,
        ends: [{ measures: [{ id: measure, baseline: 12, target: 8, due: '2026-11-01' }] }],
      },
    });
    const wager = await getWager(context, cast.cleo, id, today);
    expect(wager).toMatchObject({ stage: 'commitment', seals: [{ number: 1, hash: seal.hash }] });
  });

  test.each([
    ['no baseline', { baseline: null }, 'baseline', 'baselineMissing'],
    ['no target', { target: null }, 'target', 'targetMissing'],
    ['no day', { due: null }, 'due', 'dueMissing'],
    ['a day that is over', { due: '2026-03-01' }, 'due', 'duePast'],
    ['a target that is met already', { baseline: 8 }, 'target', 'targetMet'],
    ['a target behind its baseline', { direction: 'up' }, 'target', 'targetMet'],
  ])('is refused to a measure with %s, since it could not come out both ways', async (...row) => {
    const { context } = app;
    const { id } = await placeModelWager(context, cast.ada, { measure: row[1] });
    await expect(commitWager(context, cast.ada, id)).rejects.toMatchObject(
      fieldError(`ends.0.measures.0.${row[2]}`, row[3]),
    );
  });

  test('is refused where nothing is staked, nobody resolves it, or nothing is measured', async () => {
    const { context } = app;
    const bare = { stake: null, resolver: null, reviewOn: null, stopRule: null, due: null };
    const { id, end } = await placeModelWager(context, cast.ada, bare as object);
    await removeEnd(context, cast.ada, id, end);
    await expect(commitWager(context, cast.ada, id)).rejects.toMatchObject({
      fields: {
        stake: 'stakeMissing',
        resolver: 'resolverMissing',
        reviewOn: 'reviewMissing',
        stopRule: 'stopRuleMissing',
        due: 'dueMissing',
        ends: 'endsMissing',
      },
    });
  });

  test('is amended with a reason, and what was sealed before stays beside it', async () => {
    const { context } = app;
    const { id, measure, end, seal, read } = await placeCommittedWager(context, cast.ada);
    await expect(changeWager(context, cast.ada, id, { will: 'be else' })).rejects.toMatchObject(
      errorWith('conflict', 'wagerSealed'),
    );
    await expect(
      changeEnd(context, cast.ada, id, end, { title: 'Other', measures: [] }),
    ).rejects.toMatchObject(errorWith('conflict', 'wagerSealed'));
    await read(cast.cleo, 11);
    const ends = [
      { id: end, title: 'Repairs last', measures: [{ ...repairMeasure, id: measure }] },
    ];
    const amend = (change: object) => amendWager(context, cast.ada, id, change);
    const lower = structuredClone(ends);
    lower[0]!.measures[0]!.target = 7;
    await expect(amend({ ends: lower })).rejects.toMatchObject(fieldError('reason', 'whyMissing'));
    await expect(amend({ reason: 'No reason.', ends })).rejects.toMatchObject(
      errorWith('conflict', 'nothingAmended'),
    );
    const met = structuredClone(ends);
    met[0]!.measures[0]!.target = 11.5;
    await expect(amend({ reason: 'So we win.', ends: met })).rejects.toMatchObject(
      fieldError('ends.0.measures.0.target', 'targetMet'),
    );
    await expect(amend({ reason: 'Never mind.', ends: [] })).rejects.toMatchObject(
      errorWith('conflict', 'measureHasReadings'),
    );
    const second = await amend({ reason: 'We can do better.', ends: lower });
    const seals = await listSeals(context, cast.ben, id);
    expect(seals).toMatchObject([
      { number: 1, hash: seal.hash },
      { number: 2, previous: seal.hash, hash: second.hash, reason: 'We can do better.' },
    ]);
    const [shown] = (await getWager(context, cast.ben, id, today)).ends;
    expect(shown!.measures[0]).toMatchObject({
      target: 7,
      originalTerms: { target: 8, baseline: 12 },
    });
  });

  test('cannot be withdrawn to hide a loss, as a pilot can', async () => {
    const { context } = app;
    const pilot = await placeWager(context, cast.ada);
    await withdrawEntry(context, cast.ada, pilot);
    await expect(getWager(context, cast.ada, pilot, today)).rejects.toMatchObject({
      code: 'notFound',
    });
    const { id } = await placeCommittedWager(context, cast.ada);
    await expect(withdrawEntry(context, cast.ada, id)).rejects.toMatchObject(
      errorWith('conflict', 'wagerLocked'),
    );
  });
});
