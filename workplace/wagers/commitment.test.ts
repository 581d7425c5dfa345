import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { withdrawEntry } from '../entries/index.ts';
import {
  amendWager,
  changeEnd,
  changeWager,
  commitWager,
  getWager,
  listSeals,
  removeEnd,
} from './index.ts';
import {
  committedWager,
  facts,
  flaw,
  modelWager,
  placeWager,
  refusing,
  repairs,
} from './wager.fixture.ts';

let house: TestWorkplace;
let cast: Cast;
const today = '2026-03-02';

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  return house.close;
});

describe('a commitment', () => {
  test('seals what is expected, chained and in words that anybody can hash anew', async () => {
    const { workplace } = house;
    const { id, seal, measure } = await committedWager(workplace, cast.ada);
    const [sealed] = await listSeals(workplace, cast.cleo, id);
    expect(sealed).toMatchObject({ ...seal, number: 1, by: { handle: 'ada' }, reason: null });
    expect(sealed!.previous).toBe('0'.repeat(64));
    expect(JSON.parse(sealed!.body)).toMatchObject({
      ...{ wager: id, number: 1, by: cast.ada.id },
      expectation: {
        ...{ because: facts.because, due: '2026-12-01', resolver: cast.ben.id },
        ends: [{ measures: [{ id: measure, baseline: 12, target: 8, due: '2026-11-01' }] }],
      },
    });
    const wager = await getWager(workplace, cast.cleo, id, today);
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
    const { workplace } = house;
    const { id } = await modelWager(workplace, cast.ada, { measure: row[1] });
    await expect(commitWager(workplace, cast.ada, id)).rejects.toMatchObject(
      flaw(`ends.0.measures.0.${row[2]}`, row[3]),
    );
  });

  test('is refused where nothing is staked, nobody resolves it, or nothing is measured', async () => {
    const { workplace } = house;
    const bare = { stake: null, resolver: null, reviewOn: null, stopRule: null, due: null };
    const { id, end } = await modelWager(workplace, cast.ada, bare as object);
    await removeEnd(workplace, cast.ada, id, end);
    await expect(commitWager(workplace, cast.ada, id)).rejects.toMatchObject({
      fields: {
        ...{ stake: 'stakeMissing', resolver: 'resolverMissing', reviewOn: 'reviewMissing' },
        ...{ stopRule: 'stopRuleMissing', due: 'dueMissing', ends: 'endsMissing' },
      },
    });
  });

  test('is amended with a reason, and what was sealed before stays beside it', async () => {
    const { workplace } = house;
    const { id, measure, end, seal, read } = await committedWager(workplace, cast.ada);
    await expect(changeWager(workplace, cast.ada, id, { will: 'be else' })).rejects.toMatchObject(
      refusing('conflict', 'wagerSealed'),
    );
    await expect(
      changeEnd(workplace, cast.ada, id, end, { title: 'Other', measures: [] }),
    ).rejects.toMatchObject(refusing('conflict', 'wagerSealed'));
    await read(cast.cleo, 11);
    const ends = [{ id: end, title: 'Repairs last', measures: [{ ...repairs, id: measure }] }];
    const amend = (change: object) => amendWager(workplace, cast.ada, id, change);
    const lower = structuredClone(ends);
    lower[0]!.measures[0]!.target = 7;
    await expect(amend({ ends: lower })).rejects.toMatchObject(flaw('reason', 'whyMissing'));
    await expect(amend({ reason: 'No reason.', ends })).rejects.toMatchObject(
      refusing('conflict', 'nothingAmended'),
    );
    const met = structuredClone(ends);
    met[0]!.measures[0]!.target = 11.5;
    await expect(amend({ reason: 'So we win.', ends: met })).rejects.toMatchObject(
      flaw('ends.0.measures.0.target', 'targetMet'),
    );
    await expect(amend({ reason: 'Never mind.', ends: [] })).rejects.toMatchObject(
      refusing('conflict', 'measureHasReadings'),
    );
    const second = await amend({ reason: 'We can do better.', ends: lower });
    const seals = await listSeals(workplace, cast.ben, id);
    expect(seals).toMatchObject([
      { number: 1, hash: seal.hash },
      { number: 2, previous: seal.hash, hash: second.hash, reason: 'We can do better.' },
    ]);
    const [shown] = (await getWager(workplace, cast.ben, id, today)).ends;
    expect(shown!.measures[0]).toMatchObject({ target: 7, atFirst: { target: 8, baseline: 12 } });
  });

  test('cannot be withdrawn to hide a loss, as a pilot can', async () => {
    const { workplace } = house;
    const pilot = await placeWager(workplace, cast.ada);
    await withdrawEntry(workplace, cast.ada, pilot);
    await expect(getWager(workplace, cast.ada, pilot, today)).rejects.toMatchObject({
      code: 'notFound',
    });
    const { id } = await committedWager(workplace, cast.ada);
    await expect(withdrawEntry(workplace, cast.ada, id)).rejects.toMatchObject(
      refusing('conflict', 'wagerStays'),
    );
  });
});
