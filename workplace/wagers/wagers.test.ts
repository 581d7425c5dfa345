import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { closeConversation, reopenConversation } from '../conversation/index.ts';
import { getEntry, publishEntry, withdrawEntry } from '../entries/index.ts';
import { addMember } from '../spaces/index.ts';
import {
  addEnd,
  addFinding,
  addReading,
  amendWager,
  changeEnd,
  changeWager,
  commitWager,
  dropQuestion,
  enterStage,
  getMeans,
  getWager,
  listReadings,
  listSeals,
  listWagers,
  removeEnd,
  resolveWager,
} from './index.ts';
import { committedWager, facts, modelWager, page, placeWager, repairs } from './wager.fixture.ts';

let house: TestWorkplace;
let cast: Cast;
const today = '2026-03-02';

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  return house.close;
});

const refusing = (code: string, reason: string) => ({ code, reason });
const flaw = (field: string, reason: string) => ({ code: 'invalid', fields: { [field]: reason } });

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

describe('readings', () => {
  test('are dated, have evidence, and a correction leaves the one before to be seen', async () => {
    const { workplace } = house;
    const { id, measure, read } = await committedWager(workplace, cast.ada);
    const wrong = await read(cast.cleo, 1.1, { at: '2026-03-01' });
    const right = { corrects: wrong.id, reason: 'A decimal too many.' };
    const { id: later } = await read(cast.ben, 11, right);
    const { items } = await listReadings(workplace, cast.cleo, { wager: id, measure });
    expect(items).toMatchObject([
      {
        id: later,
        value: 11,
        corrects: wrong.id,
        reason: 'A decimal too many.',
        by: { handle: 'ben' },
      },
      { id: wrong.id, value: 1.1, correctedBy: later, evidence: { url: page } },
    ]);
    expect(items[0]!.at).toEqual(items[1]!.at);
    const [end] = (await getWager(workplace, cast.cleo, id, today)).ends;
    expect(end!.measures[0]!.latest).toMatchObject({ value: 11 });
    await expect(read(cast.ben, 12, right)).rejects.toMatchObject(
      refusing('conflict', 'readingCorrected'),
    );
  });

  test('are not of the future, not without evidence, and not before a commitment', async () => {
    const { workplace } = house;
    const { read } = await committedWager(workplace, cast.ada);
    const future = read(cast.ben, 11, { at: '2030-01-01T00:00:00Z' });
    await expect(future).rejects.toMatchObject(flaw('at', 'readingInFuture'));
    const bare = read(cast.ben, 11, { evidence: ' ' });
    await expect(bare).rejects.toMatchObject(flaw('evidence', 'evidenceMissing'));
    const zoneless = read(cast.ben, 11, { at: '2026-03-01T10:00:00' });
    await expect(zoneless).rejects.toMatchObject(flaw('at', 'timeMalformed'));
    const model = await modelWager(workplace, cast.ada);
    const early = addReading(
      workplace,
      cast.ben,
      { wager: model.id, measure: model.measure, via: 'api' },
      { value: 11, evidence: page },
    );
    await expect(early).rejects.toMatchObject(refusing('conflict', 'notCommitted'));
  });

  test('of a day begin where their reader is, also where clocks change at midnight', async () => {
    const { workplace } = house;
    const { id, measure, read } = await committedWager(workplace, cast.ada);
    const far = { ...cast.ben, timeZone: 'Asia/Tokyo' };
    const cairo = { ...cast.ben, timeZone: 'Africa/Cairo' };
    await read(far, 10, { at: '2026-03-01' });
    await read(cairo, 9, { at: '2025-04-25' });
    const { items } = await listReadings(workplace, cast.ben, { wager: id, measure });
    expect(items.map(({ at }) => at.toISOString())).toEqual([
      '2026-02-28T15:00:00.000Z',
      // At midnight clocks went from 00:00 to 01:00 there, which was 22:00 UTC.
      '2025-04-24T22:00:00.000Z',
    ]);
  });

  test('show an entry of the wager’s own space, or a page, and no page that counts what we do', async () => {
    const { workplace } = house;
    const { id, measure, read } = await committedWager(workplace, cast.ada);
    const inside = await publishEntry(workplace, cast.ben, { space: 'yard', title: 'Minutes' });
    const hidden = await publishEntry(workplace, cast.ada, { space: 'attic', title: 'Minutes' });
    await read(cast.ben, 11, { evidence: `https://house.example/entries/${inside.id}/minutes` });
    const elsewhere = read(cast.ada, 11, { evidence: hidden.id });
    await expect(elsewhere).rejects.toMatchObject(flaw('evidence', 'evidenceElsewhere'));
    const unseen = read(cast.cleo, 11, { evidence: hidden.id });
    await expect(unseen).rejects.toMatchObject(flaw('evidence', 'evidenceUnknown'));
    const counted = read(cast.ben, 11, { evidence: `https://h.example/api/v1/wagers/${id}/means` });
    await expect(counted).rejects.toMatchObject(flaw('evidence', 'evidenceCountsDoing'));
    const { items } = await listReadings(workplace, cast.cleo, { wager: id, measure });
    expect(items).toMatchObject([{ evidence: { entry: { id: inside.id, title: 'Minutes' } } }]);
  });
});

describe('a verdict', () => {
  const learned = 'Lists are kept where the boss looks.';

  test('is given by the resolver alone, not by whoever made it and not by an administrator', async () => {
    const { workplace } = house;
    const { id } = await committedWager(workplace, cast.ada);
    for (const viewer of [cast.ada, cast.cleo]) {
      const verdict = resolveWager(workplace, viewer, id, { verdict: 'learned', learned });
      await expect(verdict).rejects.toMatchObject(refusing('notAllowed', 'resolverOnly'));
    }
    for (const close of [closeConversation, reopenConversation]) {
      await expect(close(workplace, cast.ada, id, {})).rejects.toMatchObject(
        refusing('conflict', 'closedByVerdict'),
      );
    }
  });

  test('rests on readings since the commitment that say the same', async () => {
    const { workplace } = house;
    const { id, read, measure } = await committedWager(workplace, cast.ada);
    const give = (verdict: string, readings: string[]) =>
      resolveWager(workplace, cast.ben, id, { verdict, learned, readings });
    await expect(give('notMet', [])).rejects.toMatchObject(flaw('readings', 'readingsMissing'));
    const early = await read(cast.cleo, 7, { at: '2026-01-01' });
    await expect(give('met', [early.id])).rejects.toMatchObject(
      flaw('readings', 'readingBeforeSeal'),
    );
    const wrong = await read(cast.cleo, 7);
    const { id: eleven } = await read(cast.cleo, 11, { corrects: wrong.id, reason: 'Misread.' });
    await expect(give('met', [wrong.id])).rejects.toMatchObject(
      flaw('readings', 'readingCorrected'),
    );
    await expect(give('met', [eleven])).rejects.toMatchObject(
      flaw('verdict', 'verdictAgainstReadings'),
    );
    const { learned: work } = await give('notMet', [eleven]);
    const wager = await getWager(workplace, cast.cleo, id, today);
    expect(wager).toMatchObject({
      ...{ stage: 'closed', verdict: 'notMet' },
      closing: {
        ...{
          by: { handle: 'ben' },
          learned: { id: work, title: 'What we learned: Checked repairs' },
        },
        cited: [{ id: eleven, measure, value: 11 }],
      },
      learned: [{ work: { id: work } }],
      may: { change: false, write: false, resolve: false },
    });
    const entry = await getEntry(workplace, cast.cleo, id);
    expect(entry.closed).toMatchObject({ byHandle: 'ben', outcome: `Not met.\n\n${learned}` });
    await expect(read(cast.cleo, 6)).rejects.toMatchObject(refusing('conflict', 'wagerClosed'));
  });

  test('of a pilot is that something was learned, or that it was abandoned', async () => {
    const { workplace } = house;
    const id = await placeWager(workplace, cast.ada);
    await resolveWager(workplace, cast.ben, id, { verdict: 'abandoned', learned, next: 'Ask.' });
    const { closing } = await getWager(workplace, cast.ada, id, today);
    expect(closing).toMatchObject({ verdict: 'abandoned', next: 'Ask.', cited: [] });
    await expect(withdrawEntry(workplace, cast.ada, id)).rejects.toMatchObject(
      refusing('conflict', 'wagerStays'),
    );
  });
});

describe('the board', () => {
  test('shows wagers by stage, what is overdue, and what was read of what was expected', async () => {
    const { workplace } = house;
    const { id, read, measure } = await committedWager(workplace, cast.ada);
    await read(cast.ben, 12);
    await read(cast.ben, 10);
    const committed = await listWagers(workplace, cast.cleo, { stage: 'commitment', today });
    const shown = committed.items.find((wager) => wager.id === id);
    expect(shown).toMatchObject({ stage: 'commitment', overdue: false, owner: { handle: 'ada' } });
    expect(shown!.ends[0]!.measures[0]).toMatchObject({ id: measure, baseline: 12, target: 8 });
    expect(shown!.ends[0]!.measures[0]!.recent.map(({ value }) => value)).toEqual([12, 10]);
    const late = await listWagers(workplace, cast.cleo, { overdue: true, today: '2026-06-02' });
    expect(late.items.map((wager) => wager.id)).toContain(id);
    expect(late.items.every(({ stage }) => stage !== 'closed')).toBe(true);
    const none = await listWagers(workplace, cast.cleo, { overdue: true, today });
    expect(none.items).toEqual([]);
  });

  test('counts what was done apart, for whoever sees the wager', async () => {
    const { workplace } = house;
    const { id, read } = await committedWager(workplace, cast.ada, {}, 'porch');
    await read(cast.ben, 12);
    const means = await getMeans(workplace, cast.gus, id);
    expect(JSON.parse(JSON.stringify(means))).toEqual({
      ...{ comments: { done: 0 }, people: { done: 2 }, builtOn: { done: 3 } },
      ...{ findings: { done: 3 }, readings: { done: 1 } },
    });
  });

  test('says to the world who has a part only where the world knows them', async () => {
    const { workplace } = house;
    const id = await placeWager(workplace, cast.ada, {}, 'porch');
    const seen = await getWager(workplace, { is: 'nobody' }, id, today);
    expect(seen).toMatchObject({ owner: { handle: 'ada' }, champion: null });
    await addMember(workplace, cast.ada, 'porch', { handle: 'gus' });
    expect((await getWager(workplace, cast.gus, id, today)).resolver).toBeNull();
  });
});
