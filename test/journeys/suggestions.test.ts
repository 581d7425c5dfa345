import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCommandContext } from '../../app/command-context.ts';
import { connect } from '../../storage/index.ts';
import type { CommandContext } from '../../workplace/kernel/index.ts';
import { arrangeIntroductions } from '../../workplace/suggestions/index.ts';
import { seriousProblems } from '../browser.ts';
import { type App, ask, type Created, join, openApp } from './app.ts';
import { press, visit } from './page.ts';
import type { Person } from './people.ts';

let app: App;
let ben: Person;
let cleo: Person;
let ada: Page;
let benPage: Page;

/** Ada and Ben each talk with Cleo, never with each other. */
beforeAll(async () => {
  app = await openApp();
  ben = await join(app, 'ben');
  cleo = await join(app, 'cleo');
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  await talk(app.ada, 'Rain on roofs');
  await talk(ben, 'Gutters in March');
  const valves = { space: 'yard', title: 'Valves of the boiler', body: 'They stick when cold.' };
  await ask(app, cleo, '/entries', valves);
  ada = await visit(app, app.ada);
  benPage = await visit(app, ben, { script: false, phone: true });
});

afterAll(() => app?.close());

async function talk(author: Person, title: string): Promise<void> {
  const entry = { space: 'yard', title, body: 'So it is.' };
  const { id } = await ask<Created>(app, author, '/entries', entry);
  await ask(app, cleo, `/entries/${id}/comments`, { body: 'I saw that, too.' });
}

/** The workplace itself, for what chance and the calendar do. */
async function within(act: (context: CommandContext) => Promise<unknown>): Promise<void> {
  const { db, close } = connect({ url: app.databaseUrl });
  await act(createCommandContext(db, [], () => {}));
  await close();
}

/** One slot in ten is held out by chance: here none is. */
const beLucky = () =>
  within(({ db }) => db.updateTable('offers').set({ held_out: false }).execute());

async function suggestions(page: Page): Promise<void> {
  await page.goto(`${app.address}/suggestions`);
  await beLucky();
  await page.reload();
}

test('Ada is suggested Ben, asks why, and is interested', async () => {
  await suggestions(ada);
  await ada.getByText('You and Ben both work with Cleo.').waitFor();
  expect(await seriousProblems(ada)).toEqual([]);
  await ada.getByRole('link', { name: 'Why? is Ben suggested?' }).click();
  await ada.getByRole('heading', { name: 'Why Ben is suggested to you' }).waitFor();
  await ada.getByRole('listitem').filter({ hasText: 'Gutters in March' }).waitFor();
  await ada.getByRole('listitem').filter({ hasText: 'Rain on roofs' }).waitFor();
  expect(await seriousProblems(ada)).toEqual([]);
  await press(ada, 'Interested');
  await ada.getByText('Nobody learns of it.').waitFor();
  await ada.getByRole('link', { name: 'To the page of Ben' }).click();
  await ada.waitForURL(`${app.address}/people/ben`);
  await ada.goto(`${app.address}/suggestions`);
  expect(await ada.getByText('You and Ben both work with Cleo.').count()).toBe(0);
});

test('Ben is interested in Ada, on a phone without JavaScript', async () => {
  await suggestions(benPage);
  await benPage.getByText('You and Ada both work with Cleo.').waitFor();
  await benPage.getByRole('button', { name: 'Interested in Ada' }).click();
  await benPage.getByText('You are interested.').waitFor();
});

test('both say yes to being introduced, and only then learn of it', async () => {
  await within(arrangeIntroductions);
  await ada.goto(`${app.address}/suggestions`);
  await ada.getByRole('heading', { name: 'May we introduce you to Ben?' }).waitFor();
  await press(ada, 'Yes to Ben');
  await ada.getByText('You have said yes to being introduced to Ben.').waitFor();
  await benPage.goto(`${app.address}/suggestions`);
  await benPage.getByRole('heading', { name: 'May we introduce you to Ada?' }).waitFor();
  await benPage.getByRole('button', { name: 'Yes to Ada' }).click();
  await benPage.getByText('You and Ada have both said yes.').waitFor();
  await ada.reload();
  await ada.getByText('You and Ben have both said yes.').waitFor();
});

test('Ada asks a question beyond its space, and Cleo finds it', async () => {
  const question = { space: 'yard', kind: 'question', title: 'Why do valves of boilers stick?' };
  const { url } = await ask<Created>(app, app.ada, '/entries', { ...question, body: '' });
  await ada.goto(url);
  await ada.getByRole('link', { name: 'Ask beyond…' }).click();
  await ada.getByText('Valves of the boiler').waitFor();
  expect(await seriousProblems(ada)).toEqual([]);
  await ada.getByRole('checkbox', { name: 'Cleo' }).check();
  await press(ada, 'Ask them');
  await ada.getByText('The question has been put to them.').waitFor();
  const page = await visit(app, cleo);
  await page.goto(`${app.address}/suggestions`);
  await page.getByText('Ada thinks that you would know.').waitFor();
  await page.getByText('one question was put to you, of 3 at most.').waitFor();
  await page.getByRole('button', { name: 'Not this one' }).click();
  await page.getByText('Only you see this.').waitFor();
  expect(await page.getByText('Ada thinks that you would know.').count()).toBe(0);
});

test('whether it works here cannot be told yet, and the page says so', async () => {
  await ada.goto(`${app.address}/suggestions`);
  await ada.getByRole('link', { name: 'Does serendipity work here?' }).click();
  await ada.getByText('Not enough yet.').waitFor();
  expect(await seriousProblems(ada)).toEqual([]);
});

test('Ada may have no suggestions at all', async () => {
  await ada.goto(`${app.address}/suggestions`);
  await ada.getByLabel('Suggest people and works to me').uncheck();
  await ada.getByLabel('Questions from beyond my spaces').fill('30');
  await press(ada, 'Save');
  await ada.getByText('Choose a number from 0 to 20.').first().waitFor();
  await ada.getByLabel('Questions from beyond my spaces').fill('1');
  await press(ada, 'Save');
  await ada.getByText('You have chosen to be offered nobody').waitFor();
});

test('nothing went wrong besides', () => {
  expect(app.problems).toEqual([]);
});
