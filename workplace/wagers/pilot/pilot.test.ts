import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../../test/cast.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import { getEntry, publishEntry } from '../../entries/index.ts';
import {
  addEnd,
  addFinding,
  changeWager,
  commitWager,
  dropQuestion,
  enterStage,
  getWager,
  resolveWager,
} from '../index.ts';
import { errorWith, fieldError, placeWager, repairMeasure, wagerFacts } from '../wager.fixture.ts';

let app: TestApp;
let cast: Cast;
const today = '2026-03-02';

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  return app.close;
});

describe('a pilot', () => {
  test('asks questions, and says what is believed, what is staked and who has which part', async () => {
    const { context } = app;
    const id = await placeWager(context, cast.ada);
    const wager = await getWager(context, cast.cleo, id, today);
    expect(wager).toMatchObject({
      stage: 'pilot',
      title: 'Checked repairs',
      will: wagerFacts.will,
      due: '2026-12-01',
      stake: { amount: 5000, currency: 'EUR', days: 20, reputation: 'We told the board.' },
      owner: { handle: 'ada' },
      sponsor: { handle: 'ada' },
      resolver: { handle: 'ben' },
      reviewOn: '2026-06-01',
      overdue: false,
      ends: [],
      seals: [],
      closing: null,
      can: { change: false, write: true, resolve: false },
    });
    expect(wager.questions.map(({ text }) => text)).toEqual([
      'Do mechanics use the list?',
      'Does it take long?',
      'Do repairs last?',
    ]);
    expect(await getEntry(context, cast.cleo, id)).toMatchObject({ kind: 'wager', details: {} });
  });

  test('is nobody’s who does not say what they believe', async () => {
    const { context } = app;
    const entry = { space: 'yard', kind: 'wager', title: 'A wager' };
    await expect(publishEntry(context, cast.ada, entry)).rejects.toMatchObject(
      fieldError('wager', 'wagerMissing'),
    );
    await expect(placeWager(context, cast.ada, { because: ' ' })).rejects.toMatchObject(
      fieldError('wager.because', 'becauseMissing'),
    );
  });

  test('is resolved by somebody else than whoever makes it, who is here and sees it', async () => {
    const { context } = app;
    const owner = placeWager(context, cast.ada, { resolver: 'ada' });
    await expect(owner).rejects.toMatchObject(fieldError('wager.resolver', 'resolverIsOwner'));
    const stranger = placeWager(context, cast.ada, { resolver: 'nobody-here' });
    await expect(stranger).rejects.toMatchObject(fieldError('wager.resolver', 'personUnknown'));
    const outsider = placeWager(context, cast.ada, { resolver: 'cleo', champion: null }, 'attic');
    await expect(outsider).rejects.toMatchObject(fieldError('wager.resolver', 'personUnknown'));
    const id = await placeWager(context, cast.ada);
    const change = changeWager(context, cast.ada, id, { resolver: 'ada' });
    await expect(change).rejects.toMatchObject(fieldError('resolver', 'resolverIsOwner'));
  });

  test('is changed by whoever made it, and by nobody else', async () => {
    const { context } = app;
    const id = await placeWager(context, cast.ada);
    await changeWager(context, cast.ada, id, { stake: { days: 5 }, sponsor: null });
    expect(await getWager(context, cast.ada, id, today)).toMatchObject({
      stake: { amount: null, days: 5, reputation: null },
      sponsor: null,
      stopRule: wagerFacts.stopRule,
    });
    await expect(changeWager(context, cast.cleo, id, {})).rejects.toMatchObject({
      code: 'notAllowed',
    });
  });

  test('claims nothing: it has neither ends nor readings, and is not committed', async () => {
    const { context } = app;
    const id = await placeWager(context, cast.ada);
    const end = addEnd(context, cast.ada, id, { title: 'Repairs last', measures: [repairMeasure] });
    await expect(end).rejects.toMatchObject(errorWith('conflict', 'pilotFirst'));
    await expect(commitWager(context, cast.ada, id)).rejects.toMatchObject(
      errorWith('conflict', 'modelFirst'),
    );
    const verdict = { verdict: 'met', learned: 'All of it.' };
    await expect(resolveWager(context, cast.ben, id, verdict)).rejects.toMatchObject(
      errorWith('conflict', 'verdictNeedsCommitment'),
    );
  });

  test('becomes a model once every question has its finding, or was dropped with a reason', async () => {
    const { context } = app;
    const id = await placeWager(context, cast.ada);
    const [one, two, three] = (await getWager(context, cast.ada, id, today)).questions;
    const model = () => enterStage(context, cast.ada, id, { stage: 'model' });
    await dropQuestion(context, cast.ada, id, one!.id, { reason: 'Nobody minds.' });
    await expect(model()).rejects.toMatchObject(errorWith('conflict', 'questionsOpen'));
    await dropQuestion(context, cast.ada, id, two!.id, { reason: 'Nobody minds.' });
    await dropQuestion(context, cast.ada, id, three!.id, { reason: 'Nobody minds.' });
    await expect(model()).rejects.toMatchObject(errorWith('conflict', 'nothingFound'));
    const other = await placeWager(context, cast.ada, { questions: ['Does it last?'] });
    const [question] = (await getWager(context, cast.ada, other, today)).questions;
    const found = { question: question!.id, answer: 'no', title: 'It broke', body: 'Twice.' };
    const { entry } = await addFinding(context, cast.cleo, other, found);
    await enterStage(context, cast.ada, other, { stage: 'model' });
    const wager = await getWager(context, cast.ben, other, today);
    expect(wager).toMatchObject({ stage: 'model' });
    expect(wager.questions[0]!.findings).toMatchObject([
      { answer: 'no', by: { handle: 'cleo' }, work: { id: entry, title: 'It broke' } },
    ]);
    await expect(enterStage(context, cast.ada, other, { stage: 'pilot' })).rejects.toMatchObject(
      errorWith('conflict', 'stageBack'),
    );
  });

  test('is answered by works of its own space alone, where whoever sees it can read them', async () => {
    const { context } = app;
    const id = await placeWager(context, cast.ada);
    const [question] = (await getWager(context, cast.ada, id, today)).questions;
    const find = (entry: string) =>
      addFinding(context, cast.ada, id, { question: question!.id, answer: 'yes', entry });
    const hidden = await publishEntry(context, cast.ada, { space: 'attic', title: 'Found' });
    await expect(find(hidden.id)).rejects.toMatchObject(fieldError('entry', 'findingElsewhere'));
    await expect(find(id)).rejects.toMatchObject(fieldError('entry', 'findingUnknown'));
    const here = await publishEntry(context, cast.ben, { space: 'yard', title: 'Found' });
    expect(await find(here.id)).toMatchObject({ entry: here.id });
    expect(await find(here.id)).toEqual(await find(here.id));
  });
});
