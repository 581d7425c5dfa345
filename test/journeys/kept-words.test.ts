import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { ask, type House, join, openHouse, password, press, visit, words } from './house.ts';

let house: House;
let page: Page;

beforeAll(async () => {
  house = await openHouse();
  await ask(house, house.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  await join(house, 'ben');
  page = await visit(house, null);
});

afterAll(() => house?.close());

async function signIn(handle: string): Promise<void> {
  await page.goto(`${house.address}/sign-in`);
  await page.getByLabel('E-mail address').fill(`${handle}@example.org`);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Sign in');
  await page.waitForURL(`${house.address}/`);
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

test('words that Ada did not send are not shown to Ben, who signs in after her', async () => {
  await signIn('ada');
  await page.goto(`${house.address}/entries/new`);
  await page.getByLabel('Title').fill('What I earn');
  await words(page).fill('Nobody else is to read this');
  await signOut();
  expect(await unsent()).toBe('');
  await signIn('ben');
  await page.goto(`${house.address}/entries/new`);
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
  await page.goto(`${house.address}/entries/new`);
  await page.locator('markdown-editor:defined').waitFor();
  expect(await page.getByLabel('Title').inputValue()).toBe('');
  await page.context().clearCookies();
  await signIn('ben');
  await page.goto(`${house.address}/entries/new`);
  await eventually(async () => expect(await page.getByLabel('Title').inputValue()).toBe('Of Ben'));
});

test('nothing untoward was seen on the way', () => {
  expect(house.troubles).toEqual([]);
});
