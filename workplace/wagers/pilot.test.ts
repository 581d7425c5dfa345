import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { getEntry, publishEntry } from '../entries/index.ts';
import {
  addEnd,
  addFinding,
  changeWager,
  commitWager,
  dropQuestion,
  enterStage,
  getWager,
  resolveWager,
} from './index.ts';
import { facts, flaw, placeWager, refusing, repairs } from './wager.fixture.ts';

let house: TestWorkplace;
let cast: Cast;
const today = '2026-03-02';

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  return house.close;
});

describe('a pilot', () => {
  test('asks questions, and says what is believed, what is staked and who has which part', async () => {
    const { workplace } = house;
    const id = await placeWager(workplace, cast.ada);
    const wager = await getWager(workplace, cast.cleo, id, today);
    expect(wager).toMatchObject({
      ...{ stage: 'pilot', title: 'Checked repairs', will: facts.will, due: '2026-12-01' },
      stake: { amount: 5000, currency: 'EUR', days: 20, reputation: 'We told the board.' },
      owner: { handle: 'ada' },
      sponsor: { handle: 'ada' },
      resolver: { handle: 'ben' },
      ...{ reviewOn: '2026-06-01', overdue: false, ends: [], seals: [], closing: null },
      may: { change: false, write: true, resolve: false },
    });
    expect(wager.questions.map(({ text }) => text)).toEqual([
      'Do mechanics use the list?',
      'Does it take long?',
      'Do repairs last?',
    ]);
    expect(await getEntry(workplace, cast.cleo, id)).toMatchObject({ kind: 'wager', details: {} });
  });

  test('is nobody’s who does not say what they believe', async () => {
    const { workplace } = house;
    const entry = { space: 'yard', kind: 'wager', title: 'A wager' };
    await expect(publishEntry(workplace, cast.ada, entry)).rejects.toMatchObject(
      flaw('wager', 'wagerMissing'),
    );
    await expect(placeWager(workplace, cast.ada, { because: ' ' })).rejects.toMatchObject(
      flaw('wager.because', 'becauseMissing'),
    );
  });

  test('is resolved by somebody else than whoever makes it, who is here and sees it', async () => {
    const { workplace } = house;
    const owner = placeWager(workplace, cast.ada, { resolver: 'ada' });
    await expect(owner).rejects.toMatchObject(flaw('wager.resolver', 'resolverIsOwner'));
    const stranger = placeWager(workplace, cast.ada, { resolver: 'nobody-here' });
    await expect(stranger).rejects.toMatchObject(flaw('wager.resolver', 'personUnknown'));
    const outsider = placeWager(workplace, cast.ada, { resolver: 'cleo', champion: null }, 'attic');
    await expect(outsider).rejects.toMatchObject(flaw('wager.resolver', 'personUnknown'));
    const id = await placeWager(workplace, cast.ada);
    const change = changeWager(workplace, cast.ada, id, { resolver: 'ada' });
    await expect(change).rejects.toMatchObject(flaw('resolver', 'resolverIsOwner'));
  });

  test('is changed by whoever made it, and by nobody else', async () => {
    const { workplace } = house;
    const id = await placeWager(workplace, cast.ada);
    await changeWager(workplace, cast.ada, id, { stake: { days: 5 }, sponsor: null });
    expect(await getWager(workplace, cast.ada, id, today)).toMatchObject({
      ...{ stake: { amount: null, days: 5, reputation: null }, sponsor: null },
      stopRule: facts.stopRule,
    });
    await expect(changeWager(workplace, cast.cleo, id, {})).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test('claims nothing: it has neither ends nor readings, and is not committed', async () => {
    const { workplace } = house;
    const id = await placeWager(workplace, cast.ada);
    const end = addEnd(workplace, cast.ada, id, { title: 'Repairs last', measures: [repairs] });
    await expect(end).rejects.toMatchObject(refusing('conflict', 'pilotFirst'));
    await expect(commitWager(workplace, cast.ada, id)).rejects.toMatchObject(
      refusing('conflict', 'modelFirst'),
    );
    const verdict = { verdict: 'met', learned: 'All of it.' };
    await expect(resolveWager(workplace, cast.ben, id, verdict)).rejects.toMatchObject(
      refusing('conflict', 'verdictNeedsCommitment'),
    );
  });

  test('becomes a model once every question has its finding, or was dropped with a reason', async () => {
    const { workplace } = house;
    const id = await placeWager(workplace, cast.ada);
    const [one, two, three] = (await getWager(workplace, cast.ada, id, today)).questions;
    const model = () => enterStage(workplace, cast.ada, id, { stage: 'model' });
    await dropQuestion(workplace, cast.ada, id, one!.id, { reason: 'Nobody minds.' });
    await expect(model()).rejects.toMatchObject(refusing('conflict', 'questionsOpen'));
    await dropQuestion(workplace, cast.ada, id, two!.id, { reason: 'Nobody minds.' });
    await dropQuestion(workplace, cast.ada, id, three!.id, { reason: 'Nobody minds.' });
    await expect(model()).rejects.toMatchObject(refusing('conflict', 'nothingFound'));
    const other = await placeWager(workplace, cast.ada, { questions: ['Does it last?'] });
    const [question] = (await getWager(workplace, cast.ada, other, today)).questions;
    const found = { question: question!.id, answer: 'no', title: 'It broke', body: 'Twice.' };
    const { entry } = await addFinding(workplace, cast.cleo, other, found);
    await enterStage(workplace, cast.ada, other, { stage: 'model' });
    const wager = await getWager(workplace, cast.ben, other, today);
    expect(wager).toMatchObject({ stage: 'model' });
    expect(wager.questions[0]!.findings).toMatchObject([
      { answer: 'no', by: { handle: 'cleo' }, work: { id: entry, title: 'It broke' } },
    ]);
    await expect(enterStage(workplace, cast.ada, other, { stage: 'pilot' })).rejects.toMatchObject(
      refusing('conflict', 'stageBack'),
    );
  });

  test('is answered by works of its own space alone, where whoever sees it can read them', async () => {
    const { workplace } = house;
    const id = await placeWager(workplace, cast.ada);
    const [question] = (await getWager(workplace, cast.ada, id, today)).questions;
    const find = (entry: string) =>
      addFinding(workplace, cast.ada, id, { question: question!.id, answer: 'yes', entry });
    const hidden = await publishEntry(workplace, cast.ada, { space: 'attic', title: 'Found' });
    await expect(find(hidden.id)).rejects.toMatchObject(flaw('entry', 'findingElsewhere'));
    await expect(find(id)).rejects.toMatchObject(flaw('entry', 'findingUnknown'));
    const here = await publishEntry(workplace, cast.ben, { space: 'yard', title: 'Found' });
    expect(await find(here.id)).toMatchObject({ entry: here.id });
    expect(await find(here.id)).toEqual(await find(here.id));
  });
});
