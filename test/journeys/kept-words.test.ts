import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { type App, ask, join, openApp } from './app.ts';
import { press, visit, words } from './page.ts';
import { password } from './people.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await openApp();
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  await join(app, 'ben');
  page = await visit(app, null);
});

afterAll(() => app?.close());

async function signIn(handle: string): Promise<void> {
  await page.goto(`${app.address}/sign-in`);
  await page.getByLabel('E-mail address').fill(`${handle}@example.org`);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Sign in');
  await page.waitForURL(`${app.address}/`);
}

async function signOut(): Promise<void> {
  await page.locator('header.top summary').click();
  await press(page, 'Sign out');
  await page.getByText('You are signed out.').waitFor();
}

function unsent(): Promise<string> {
  return page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith('unsent:'))
      .join(),
  );
}

async function kindOf(address: string): Promise<string> {
  const id = /entries\/([0-9a-f-]{36})/.exec(address)?.[1];
  return (await ask<{ kind: string }>(app, app.ada, `/entries/${id}`)).kind;
}

test('words that Ada did not send are not shown to Ben, who signs in after her', async () => {
  await signIn('ada');
  await page.goto(`${app.address}/entries/new`);
  await page.getByLabel('Title').fill('What I earn');
  await words(page).fill('Nobody else is to read this');
  await signOut();
  expect(await unsent()).toBe('');
  await signIn('ben');
  await page.goto(`${app.address}/entries/new`);
  await page.locator('markdown-editor:defined').waitFor();
  expect(await page.getByLabel('Title').inputValue()).toBe('');
  expect(await words(page).inputValue()).toBe('');
});

test('where Ada’s session ended by itself, her words wait for her and nobody else', async () => {
  await page.getByLabel('Title').fill('Of Ben');
  const kept = await unsent();
  expect(kept).toContain('Of Ben');
  await page.context().clearCookies();
  await signIn('ada');
  await page.goto(`${app.address}/entries/new`);
  await page.locator('markdown-editor:defined').waitFor();
  expect(await page.getByLabel('Title').inputValue()).toBe('');
  await page.context().clearCookies();
  await signIn('ben');
  await page.goto(`${app.address}/entries/new`);
  await eventually(async () => expect(await page.getByLabel('Title').inputValue()).toBe('Of Ben'));
});

test('Ben would rather ask: what he wrote comes along, and is published as a question', async () => {
  await page.goto(`${app.address}/entries/new?space=yard`);
  await page.locator('markdown-editor:defined').waitFor();
  await page.getByLabel('Space').selectOption('yard');
  await page.getByLabel('Title').fill('Why is it wet');
  await words(page).fill('It rained.');
  await press(page, 'Rather a question?');
  await page.getByRole('heading', { name: 'Ask a question' }).waitFor();
  await page.getByText('Draft kept.').waitFor();
  expect(await words(page).inputValue()).toBe('It rained.');
  await page.goto(`${app.address}/drafts`);
  await page.getByRole('link', { name: 'Why is it wet' }).click();
  await page.getByRole('heading', { name: 'Ask a question' }).waitFor();
  await press(page, 'Ask');
  await page.waitForURL(/why-is-it-wet$/);
  expect(await kindOf(page.url())).toBe('question');
});

test('words begun as a post and found again under a question are asked', async () => {
  await page.goto(`${app.address}/entries/new?space=yard`);
  await page.getByLabel('Title').fill('Where does it go');
  await page.goto(`${app.address}/entries/new?space=yard&kind=question`);
  await page.getByText('Restored what you had written').waitFor();
  expect(await page.getByLabel('Question', { exact: true }).inputValue()).toBe('Where does it go');
  await press(page, 'Ask');
  await page.waitForURL(/where-does-it-go$/);
  expect(await kindOf(page.url())).toBe('question');
});

test('a file that is attached stands in a paragraph of its own', async () => {
  await page.goto(`${app.address}/entries/new?space=yard`);
  await page.locator('markdown-editor:defined').waitFor();
  const attach = (name: string) =>
    page
      .getByLabel('Attach a file')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(name) });
  const filled = (pattern: RegExp) =>
    eventually(async () => expect(await words(page).inputValue()).toMatch(pattern));
  await attach('one.txt');
  await filled(/^\[one\.txt\]\(\S+\)\n$/);
  await words(page).fill('As measured:\nby hand');
  await words(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(12, 12));
  await attach('two.txt');
  await filled(/^As measured:\n\n\[two\.txt\]\(\S+\)\n\nby hand$/);
});

test('nothing untoward was seen on the way', () => {
  expect(app.problems).toEqual([]);
});
