import { describe, expect, test } from 'vitest';
import { testOrigin } from '../../test/doors.ts';
import { evidencePage, repairMeasure, wagerFacts } from '../../workplace/wagers/wager.fixture.ts';
import { type ApiClient, openTestApi } from './api.fixture.ts';

async function placeWager(ask: ApiClient, more: object = {}, space = 'yard'): Promise<string> {
  const questions = ['Do mechanics use it?', 'Does it take long?', 'Do repairs last?'];
  const wager = { ...wagerFacts, questions, ...more };
  const entry = { space, kind: 'wager', title: 'Checked repairs', body: 'Why not.', wager };
  const { status, body } = await ask('POST', '/api/v1/entries', entry);
  expect([status, body.kind]).toEqual([201, 'wager']);
  return `/api/v1/wagers/${body.id}`;
}

/** Ada's wager after its pilot, in which Cleo found out. */
async function placeModelWager(house: { ada: ApiClient; cleo: ApiClient }) {
  const path = await placeWager(house.ada);
  for (const { id: question } of (await house.ada('GET', path)).body.questions) {
    const finding = { question, answer: 'yes', title: 'Found', body: 'In the pilot.' };
    await house.cleo('POST', `${path}/findings`, finding);
  }
  await house.ada('PUT', `${path}/stage`, { stage: 'model' });
  const end = { title: 'Repairs last', measures: [repairMeasure] };
  const { body } = await house.ada('POST', `${path}/ends`, end);
  const measure = `${path}/measures/${body.ends[0].measures[0].id}`;
  return { path, measure, end: body.ends[0] };
}

async function placeCommittedWager(house: { ada: ApiClient; cleo: ApiClient }) {
  const model = await placeModelWager(house);
  const { status, body } = await house.ada('PUT', `${model.path}/commitment`);
  expect([status, body.stage]).toEqual([200, 'commitment']);
  return model;
}

describe('a wager', () => {
  test('goes from its pilot to its verdict, wholly by other programs', async () => {
    const house = await openTestApi();
    const { ada, ben, cleo } = house;
    const path = await placeWager(ada);
    const asked = await ada('POST', `${path}/questions`, { text: 'Does it pay?' });
    expect(asked).toMatchObject({ status: 201, body: { stage: 'pilot' } });
    expect(asked.headers.get('location')).toBe(testOrigin + path);
    const [one, two, three, four] = asked.body.questions;
    const dropping = `${path}/questions/${four.id}/dropping`;
    expect((await ada('PUT', dropping, { reason: 'Later.' })).body.questions[3].dropped).toEqual({
      because: 'Later.',
      at: expect.any(String),
    });
    for (const { id: question } of [one, two, three]) {
      const words = { title: 'What we saw', body: 'It lasts.' };
      const found = await cleo('POST', `${path}/findings`, { question, answer: 'yes', ...words });
      expect(found.status).toBe(201);
    }
    const early = await ada('PUT', `${path}/commitment`);
    expect(early.body).toMatchObject({ status: 409, reason: 'modelFirst' });
    const model = await ada('PUT', `${path}/stage`, { stage: 'model' });
    expect(model.body.questions[0].findings[0]).toMatchObject({
      answer: 'yes',
      by: { handle: 'cleo' },
      work: { title: 'What we saw' },
    });
    const finding = await ben(
      'GET',
      new URL(model.body.questions[0].findings[0].work.url).pathname
        .replace(/\/[^/]+$/, '')
        .replace('/entries', '/api/v1/entries'),
    );
    expect(finding.body.buildsOn).toEqual([model.body.url]);
    const ended = await ada('POST', `${path}/ends`, {
      title: 'They last',
      measures: [{ ...repairMeasure, range: { low: 6, high: 9 } }],
    });
    const [end] = ended.body.ends;
    expect(end.measures[0].range).toEqual({ low: 6, high: 9 });
    const changed = await ada('PUT', `${path}/ends/${end.id}`, {
      title: 'Repairs last',
      measures: [{ ...repairMeasure, id: end.measures[0].id, target: 7 }],
    });
    expect(changed.body.ends).toMatchObject([{ id: end.id, measures: [{ target: 7 }] }]);
    await ada('PUT', `${path}/commitment`);
    const measures = [{ ...repairMeasure, id: end.measures[0].id, target: 8 }];
    const amendment = { reason: 'Seven was a dream.', ends: [{ ...end, measures }] };
    const amended = await ada('POST', `${path}/amendments`, amendment);
    expect(amended).toMatchObject({ status: 201, body: { seals: [{ number: 1 }, { number: 2 }] } });
    expect(amended.body.ends[0].measures[0]).toMatchObject({
      target: 8,
      originalTerms: { target: 7 },
    });
    const seals = (await ben('GET', `${path}/seals`)).body.items;
    expect(seals[1]).toMatchObject({ previous: seals[0].hash, reason: 'Seven was a dream.' });
    const readings = `${path}/measures/${end.measures[0].id}/readings`;
    const read = await cleo('POST', readings, {
      value: 11,
      evidence: evidencePage,
      note: 'October.',
    });
    expect(read).toMatchObject({
      status: 201,
      body: {
        value: 11,
        via: 'api',
        by: { handle: 'cleo' },
        evidence: { type: 'page', url: evidencePage },
      },
    });
    const verdict = { verdict: 'notMet', learned: 'Lists hang high.', readings: [read.body.id] };
    expect((await ada('PUT', `${path}/verdict`, verdict)).body).toMatchObject({
      status: 403,
      reason: 'resolverOnly',
    });
    const closed = await ben('PUT', `${path}/verdict`, verdict);
    expect(closed.body).toMatchObject({
      stage: 'closed',
      verdict: 'notMet',
      closing: {
        by: { handle: 'ben' },
        cited: [{ value: 11 }],
        learned: { title: expect.any(String) },
      },
    });
    const board = await cleo('GET', '/api/v1/wagers?stage=closed&space=yard');
    expect(board.body.items).toMatchObject([{ verdict: 'notMet', ends: [{ id: end.id }] }]);
    const activity = (await cleo('GET', `${path}/activity`)).body;
    expect(activity).toMatchObject({
      findings: { done: 4 },
      readings: { done: 1 },
      people: { done: 3 },
    });
  });

  test('takes no count of what we do for an outcome, whatever it is called', async () => {
    const house = await openTestApi();
    const { ada, cleo } = house;
    const { path, measure, end } = await placeCommittedWager(house);
    const { path: model } = await placeModelWager(house);
    const refused = async (asked: ReturnType<ApiClient>, field: string) => {
      const { status, body } = await asked;
      expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
      expect(body.detail).toMatch(/counts what we do/);
    };
    const unit = (more: object) =>
      ada('POST', `${model}/ends`, { title: 'More', measures: [{ ...repairMeasure, ...more }] });
    await refused(unit({ unit: 'comments per week' }), 'measures.0.unit');
    await refused(unit({ name: 'Share of people who took part' }), 'measures.0.name');
    await refused(unit({ source: 'The count of log-ins' }), 'measures.0.source');
    await refused(ada('POST', `${model}/ends`, { title: 'More posts' }), 'title');
    await refused(ada('PATCH', model, { will: 'double the comments in our spaces' }), 'will');
    const { readings } = (await cleo('GET', `${path}/activity`)).body;
    const counted = { value: readings, evidence: evidencePage };
    await refused(cleo('POST', `${measure}/readings`, counted), 'value');
    const shown = { value: 3, evidence: `${testOrigin}${path}/activity` };
    await refused(cleo('POST', `${measure}/readings`, shown), 'evidence');
    const measures = [{ ...end.measures[0], reader: null, target: readings }];
    const amendment = { reason: 'It counts.', ends: [{ ...end, measures }] };
    await refused(ada('POST', `${path}/amendments`, amendment), 'ends.0.measures.0.target');
  });

  test('is nothing to whoever does not see its space', async () => {
    const { ada, cleo, stranger } = await openTestApi();
    const path = await placeWager(ada, { champion: null, resolver: 'ben' }, 'attic');
    const [question] = (await ada('GET', path)).body.questions;
    const none = '0190b000-0000-7000-8000-000000000009';
    const asked: [string, string, unknown?][] = [
      ...(['', '/seals', '/activity'] as const).map((end): [string, string] => ['GET', path + end]),
      ['PATCH', path, { will: 'be seen' }],
      ['POST', `${path}/questions`, { text: 'Here?' }],
      ['PUT', `${path}/questions/${question.id}/dropping`, { reason: 'Here?' }],
      ['POST', `${path}/findings`, { question: question.id, answer: 'yes', title: 'Here' }],
      ['PUT', `${path}/stage`, { stage: 'model' }],
      ['POST', `${path}/ends`, { title: 'Repairs last', measures: [repairMeasure] }],
      ['PUT', `${path}/ends/${none}`, { title: 'Repairs last' }],
      ['DELETE', `${path}/ends/${none}`],
      ['PUT', `${path}/commitment`],
      ['POST', `${path}/amendments`, { reason: 'Here?' }],
      ['POST', `${path}/measures/${none}/readings`, { value: 1, evidence: evidencePage }],
      ['GET', `${path}/measures/${none}/readings`],
      ['POST', `${path}/measures/${none}/hooks`, { label: 'Shop', evidence: evidencePage }],
      ['DELETE', `${path}/hooks/${none}`],
      ['GET', `${path}/hooks`],
      ['PUT', `${path}/verdict`, { verdict: 'learned', learned: 'Here.' }],
    ];
    for (const [method, at, body] of asked) {
      const hidden = await cleo(method, at, body);
      expect([method, at, hidden.status]).toEqual([method, at, 404]);
      const never = await cleo(method, at.replace(path, `/api/v1/wagers/${none}`), body);
      expect({ ...hidden.body, requestId: '' }).toEqual({ ...never.body, requestId: '' });
    }
    expect((await cleo('GET', '/api/v1/wagers')).body.items).toEqual([]);
    expect((await stranger('GET', path)).status).toBe(404);
  });
});

describe('readings', () => {
  test('come as CSV, all or none, and a file sent again changes nothing', async () => {
    const house = await openTestApi();
    const { cleo } = house;
    const { measure } = await placeCommittedWager(house);
    const csv = { 'Content-Type': 'text/csv; charset=utf-8' };
    const send = (text: string) => cleo('POST', `${measure}/readings`, text, csv);
    const text = `at,value,evidence,note\r\n2026-01-31,12.5,${evidencePage},"cold, wet"\r\n2026-02-28,11,${evidencePage},\r\n`;
    expect(await send(text)).toMatchObject({
      status: 200,
      body: { added: 2, duplicateNumbers: [] },
    });
    expect((await send(text)).body).toEqual({ added: 0, duplicates: 2, duplicateNumbers: [1, 2] });
    const { items } = (await cleo('GET', `${measure}/readings`)).body;
    expect(items).toMatchObject([
      { at: '2026-02-28T00:00:00.000Z', value: 11, via: 'csv', note: null },
      { at: '2026-01-31T00:00:00.000Z', value: 12.5, note: 'cold, wet' },
    ]);
    const wrong = await send(`value,evidence\n1,${evidencePage}\n"1,5",${evidencePage}\n2,\n`);
    const both = [{ field: '2.value' }, { field: '3.evidence' }];
    expect(wrong.body).toMatchObject({ status: 422, errors: both });
    const future = await send(`at,value,evidence\n2030-01-01,1,${evidencePage}\n`);
    expect(future.body).toMatchObject({ status: 422, errors: [{ field: '1.at' }] });
    for (const bad of [
      '',
      'count,of,doing\n1,2,3\n',
      'value,evidence\n"1',
      'value,value\n1,2,3,4',
    ]) {
      expect([bad, (await send(bad)).status]).toEqual([bad, 422]);
    }
    expect((await cleo('GET', `${measure}/readings`)).body.items).toHaveLength(2);
    const misplaced = await cleo('POST', '/api/v1/entries', 'a,b', csv);
    expect(misplaced.status).toBe(415);
  });

  test('are handed in by programs that know an address, until it is revoked', async () => {
    const house = await openTestApi();
    const { ada, ben, cleo, stranger } = house;
    const { path, measure } = await placeCommittedWager(house);
    const hook = { label: 'Order system', evidence: evidencePage };
    expect((await cleo('POST', `${measure}/hooks`, hook)).status).toBe(403);
    const made = await ada('POST', `${measure}/hooks`, hook);
    const { pathname, search } = new URL(made.body.address);
    const send = (body: unknown, key = '', at = pathname + search) =>
      stranger('POST', at, body, key ? { 'Idempotency-Key': key } : {});
    const first = await send({ value: 9.5 }, 'one');
    expect(first.status).toBe(201);
    expect((await send({ value: 9.5 }, 'one')).body).toEqual(first.body);
    expect((await send({ value: 'many' })).body).toMatchObject({ status: 422 });
    expect((await send({ value: 1 }, '', `${pathname}?secret=wrong`)).status).toBe(404);
    expect((await send({ value: 1 }, '', pathname)).status).toBe(401);
    const { items } = (await ben('GET', `${measure}/readings`)).body;
    expect(items).toMatchObject([{ value: 9.5, via: 'webhook', by: { handle: 'ada' } }]);
    const [listed] = (await ada('GET', `${path}/hooks`)).body.items;
    expect(listed).toMatchObject({ id: made.body.id, ...hook });
    expect(JSON.stringify(listed)).not.toContain(search.slice(8));
    expect((await ben('GET', `${path}/hooks`)).status).toBe(403);
    expect((await ada('DELETE', `${path}/hooks/${made.body.id}`)).status).toBe(204);
    expect((await send({ value: 2 })).status).toBe(404);
  });
});
