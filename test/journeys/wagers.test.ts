import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriousProblems } from '../browser.ts';
import { type App, ask, join, openApp } from './app.ts';
import { press, visit, words } from './page.ts';
import type { Person } from './people.ts';

let app: App;
let benHimself: Person;

beforeAll(async () => {
  app = await openApp();
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  benHimself = await join(app, 'ben');
});

afterAll(() => app?.close());

const year = new Date().getUTCFullYear() + 1;
const questions = ['Do they use it?', 'Does it take long?', 'Do repairs last?'];
const evidence = 'https://orders.example/returns';

/** What is seen is readable by everybody, and nothing on it asked another host. */
async function isSound(page: Page): Promise<void> {
  expect(await seriousProblems(page)).toEqual([]);
  expect(app.problems).toEqual([]);
}

describe('a wager, with JavaScript off for its resolver', () => {
  let ada: Page;
  let ben: Page;
  let path: string;

  beforeAll(async () => {
    ada = await visit(app, app.ada);
    ben = await visit(app, benHimself, { script: false, phone: true, dark: true });
  });

  test('is placed by Ada as a pilot with three questions', async () => {
    await ada.goto(`${app.address}/wagers`);
    await ada.getByText('Nobody has placed a wager yet.').waitFor();
    await isSound(ada);
    await ada.getByRole('link', { name: 'Place a wager' }).click();
    await ada.getByLabel('Space').selectOption('yard');
    await ada.getByLabel('Title').fill('A second pair of eyes');
    await ada.getByLabel('Because …').fill('bikes come back within a month');
    await ada.getByLabel('we believe that …').fill('a second pair of eyes');
    await ada.getByLabel('will …', { exact: true }).fill('halve the repairs that come back');
    await ada.getByLabel('What the pilot asks').fill(questions.join('\n'));
    await isSound(ada);
    await press(ada, 'Place the wager');
    await ada.getByRole('heading', { name: 'A second pair of eyes', level: 1 }).waitFor();
    path = new URL(ada.url()).pathname;
    expect(await ada.locator('.hypothesis').textContent()).toBe(
      'Because bikes come back within a month, we believe that a second pair of eyes will halve the repairs that come back.',
    );
    await isSound(ada);
  });

  test('is answered by findings, and becomes a model of them', async () => {
    for (const question of questions) {
      await ada.goto(app.address + path);
      await ada.getByRole('link', { name: `Answer it (${question})` }).click();
      await ada.getByLabel('Yes').check();
      await ada.getByLabel('Title').fill(`Found: ${question}`);
      await words(ada).fill('We tried it on twelve bikes.');
      await press(ada, 'Add the finding');
      await ada
        .getByRole('link', { name: `Found: ${question}` })
        .first()
        .waitFor();
    }
    await press(ada, 'On to the model');
    await ada.getByRole('link', { name: 'Say what would be different' }).first().click();
    await ada.getByLabel('What would be different').fill('Repairs last');
    await ada.getByLabel('What is measured').fill('Repairs that come back within a month');
    await ada.getByLabel('Unit').fill('% of repairs');
    await ada.getByLabel('Better is').selectOption('down');
    await ada.getByLabel('It is now').fill('12');
    await ada.getByLabel('It will be').fill('6');
    await ada.getByLabel('On', { exact: true }).fill(`${year}-06-01`);
    await ada.getByLabel('Where its numbers come from').fill('The order system');
    await press(ada, 'Save');
    await ada.getByRole('heading', { name: 'Repairs last' }).waitFor();
    await ada.getByRole('link', { name: 'Say what it would be worth' }).click();
    await ada.getByLabel('Formula', { exact: true }).fill('repairs * share * cost');
    await ada.getByLabel('Unit of what comes out').fill('EUR');
    const ranges = [
      ['repairs', 'repair', '800', '1200'],
      ['share', '', '0.02', '0.08'],
      ['cost', 'EUR/repair', '20', '60'],
    ];
    await press(ada, 'Another quantity');
    await ada.locator('[name="q2-name"]').waitFor();
    for (const [i, [name, unit, low, high]] of ranges.entries()) {
      for (const [field, value] of Object.entries({ name, unit, low, high })) {
        await ada.locator(`[name="q${i}-${field}"]`).fill(value!);
      }
      await ada.locator(`[name="q${i}-from"]`).selectOption({ index: i });
    }
    await press(ada, 'Reckon it');
    await ada.getByRole('heading', { name: 'What matters most' }).waitFor();
    await isSound(ada);
  });

  test('is sealed only when it could come out both ways', async () => {
    await ada.goto(app.address + path);
    await ada.getByRole('link', { name: 'Commit to it' }).click();
    await ada.getByText('Name somebody else who will say how it came out.').click();
    await ada.getByLabel('by …', { exact: true }).fill(`${year}-06-02`);
    await ada.getByLabel('Person-days').fill('20');
    await ada.getByLabel('Resolver (name or handle)').fill('ben');
    await ada.getByLabel('Next look on').fill(`${year}-03-01`);
    await ada.getByLabel('Stop early if …').fill('Two of three would rather not.');
    await press(ada, 'Save');
    await ada.getByRole('link', { name: 'Commit to it' }).click();
    await isSound(ada);
    await press(ada, 'Seal it');
    await ada.getByRole('link', { name: 'See the seal' }).click();
    await ada.getByRole('heading', { name: 'Commitment' }).waitFor();
    await isSound(ada);
  });

  test('is read, corrected, and closed by Ben as not met', async () => {
    await ben.goto(app.address + path);
    for (const value of ['11', '1']) {
      await ben.getByRole('link', { name: /^Enter a reading/ }).click();
      await ben.getByLabel('Value, in % of repairs').fill(value);
      await ben.getByLabel('What shows it', { exact: true }).fill(evidence);
      await press(ben, 'Enter it');
      await ben.goto(app.address + path);
    }
    await ben.getByRole('link', { name: /^All readings/ }).click();
    await ben.getByRole('link', { name: 'Correct it (1)' }).click();
    await ben.getByLabel('Value, in % of repairs').fill('10.5');
    await ben.getByLabel('Why the earlier one was wrong').fill('A digit was lost.');
    await ben.getByLabel('What shows it', { exact: true }).fill(evidence);
    await press(ben, 'Correct it');
    expect(await ben.locator('s').textContent()).toContain('1');
    await ben.goto(app.address + path);
    await ben.getByRole('link', { name: 'Say how it came out' }).click();
    await ben.getByLabel('Not met').check();
    await words(ben).fill('Eyes tire after ten bikes.');
    await ben.getByLabel(/^What might build on it/).fill('Fewer repairs a day');
    await press(ben, 'Close the wager');
    await ben.getByRole('heading', { name: 'It was not met' }).waitFor();
    await ada.goto(app.address + path);
    await isSound(ada);
  });

  test('stands among the evidence as lost, and is shown to whoever bets next', async () => {
    await ben.goto(`${app.address}/wagers/evidence`);
    const pack = (await ben.locator('main').textContent())!;
    expect(pack).toMatch(/Lost1/);
    expect(pack).toContain('read 10.5 % of repairs; expected to fall from 12 to 6 % of repairs');
    await ada.goto(`${app.address}/wagers/evidence`);
    await isSound(ada);
    const pdf = await fetch(`${app.address}/wagers/evidence.pdf`, {
      headers: { cookie: app.ada.cookie },
    });
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    await ada.goto(`${app.address}/wagers/new`);
    await ada.getByLabel('Because …').fill('bikes come back, and a second pair of eyes sees more');
    await ada.getByText('One earlier wager assumed much the same; one was wrong.').waitFor();
  });
});

test('a wager goes all the way by the API alone', async () => {
  const of = async (who: Person, method: string, at: string, body: object) => {
    const answer = await fetch(`${app.address}/api/v1${at}`, {
      method,
      body: JSON.stringify(body),
      headers: { cookie: who.cookie, origin: app.address, 'content-type': 'application/json' },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${text}`);
    return text === '' ? {} : (JSON.parse(text) as { id: string });
  };
  const wager = {
    because: 'it rains',
    belief: 'a roof',
    will: 'keep the saddles of customers dry',
    due: `${year}-06-02`,
    reviewOn: `${year}-03-01`,
    stake: { days: 3 },
    resolver: 'ben',
    stopRule: 'It leaks.',
    questions,
  };
  const { ada } = app;
  const placed = { space: 'yard', kind: 'wager', title: 'A roof', wager };
  const { id } = (await of(ada, 'POST', '/entries', placed)) as { id: string };
  type Whole = { questions: { id: string }[]; ends: { measures: { id: string }[] }[] };
  const whole = () => ask<Whole>(app, ada, `/wagers/${id}`);
  for (const { id: question } of (await whole()).questions) {
    const finding = { question, answer: 'yes', title: 'Dry', body: 'Twelve saddles.' };
    await of(ada, 'POST', `/wagers/${id}/findings`, finding);
  }
  await of(ada, 'PUT', `/wagers/${id}/stage`, { stage: 'model' });
  const measure = {
    name: 'Wet saddles',
    unit: '% of saddles',
    direction: 'down',
    baseline: 40,
    target: 5,
    due: `${year}-06-01`,
    source: 'The saddle book',
  };
  await of(ada, 'POST', `/wagers/${id}/ends`, { title: 'Saddles are dry', measures: [measure] });
  const quantities = [{ name: 'saved', low: 100, high: 900, unit: 'EUR' }];
  await of(ada, 'PUT', `/wagers/${id}/model`, { formula: 'saved', unit: 'EUR', quantities });
  await of(ada, 'PUT', `/wagers/${id}/commitment`, {});
  const { ends } = await whole();
  const readings = `/wagers/${id}/measures/${ends[0]!.measures[0]!.id}/readings`;
  const read = (await of(ada, 'POST', readings, { value: 21, evidence })) as { id: string };
  const verdict = { verdict: 'notMet', learned: 'Wind.', readings: [read.id] };
  await expect(of(ada, 'PUT', `/wagers/${id}/verdict`, verdict)).rejects.toThrow('403');
  await of(benHimself, 'PUT', `/wagers/${id}/verdict`, verdict);
  const page = await visit(app, ada);
  await page.goto(`${app.address}/wagers/evidence`);
  expect(await page.locator('main').textContent()).toMatch(
    /Lost2.*read 21 % of saddles; expected to fall from 40 to 5/,
  );
});
