import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { type App, ask, type Created, join, openApp } from './app.ts';
import { press, visit, words } from './page.ts';

let app: App;
let ada: Page;
let ben: Page;
let source: Created;

beforeAll(async () => {
  app = await openApp();
  const space = { name: 'yard', title: 'Yard', audience: 'open' };
  await ask(app, app.ada, '/spaces', space);
  const body = 'On this roof fall **eighteen** litres.\n\nIt was a wet week.';
  source = await ask(app, app.ada, '/entries', {
    space: 'yard',
    title: 'Rain [on] roofs',
    body,
  });
  ada = await visit(app, app.ada);
  ben = await visit(app, await join(app, 'ben'));
});

afterAll(() => app?.close());

function filled(page: Page, pattern: RegExp): Promise<void> {
  return eventually(async () => expect(await words(page).inputValue()).toMatch(pattern));
}

/** Selects the words of an element and copies them, as somebody does with a mouse and keys. */
async function copy(page: Page, selector: string): Promise<void> {
  await page
    .locator(selector)
    .first()
    .evaluate((element) => {
      getSelection()?.selectAllChildren(element);
    });
  await page.keyboard.press('Control+c');
}

test('Ben finds the entry by its title while he writes, and copies a passage of it', async () => {
  const context = ben.context();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ben.goto(source.url);
  await copy(ben, '.h-entry > .prose p');
  await ben.goto(`${app.address}/entries/new?space=yard`);
  await ben.getByLabel('Title').fill('A barrel for it');
  await words(ben).pressSequentially('As [[rain');
  await ben.getByRole('option', { name: /Rain \[on\] roofs/ }).waitFor();
  await ben.keyboard.press('Enter');
  await filled(ben, /^As \[Rain \\\[on\\\] roofs\]\(\/entries\/\S+\) $/);
  await words(ben).pressSequentially('says:');
  await ben.keyboard.press('Control+v');
  await filled(
    ben,
    /\n\n> On this roof fall eighteen litres\.\n\n\[Rain .*\]\(\/entries\/\S+\)\n\n$/,
  );
  await press(ben, 'Publish');
  await ben.waitForURL(/a-barrel-for-it$/);
  const lineage = ben.locator('.lineage', { hasText: 'Builds on' });
  expect(await lineage.locator('li').count()).toBe(1);
  await lineage.locator('blockquote', { hasText: 'On this roof fall eighteen litres.' }).waitFor();
});

test('an address of an entry alone becomes a link with its title', async () => {
  await ben.goto(`${app.address}/entries/new?space=yard`);
  await ben.evaluate((url) => navigator.clipboard.writeText(url), source.url);
  await words(ben).fill('');
  await words(ben).focus();
  await ben.keyboard.press('Control+v');
  await filled(ben, /^\[Rain \\\[on\\\] roofs\]\(\/entries\/\S+\)$/);
  await words(ben).fill('');
});

test('Ada corrects it; Ben sees that on his home page, and confirms that his still holds', async () => {
  await ada.goto(source.url);
  await ada.getByRole('link', { name: 'Correct…' }).click();
  await ada.getByLabel('What was wrong').fill('It was sixteen.');
  await press(ada, 'Tell those who built on it');
  await ada.waitForURL(source.url);

  await ben.goto(`${app.address}/`);
  const again = ben.getByRole('region', { name: 'To look at again' });
  await again.getByText('It was sixteen.').waitFor();
  await again.getByRole('link', { name: 'A barrel for it' }).click();
  await ben.locator('.caution', { hasText: 'A source of this has been corrected' }).waitFor();
  await press(ben, 'It still holds');
  await ben.waitForURL(/a-barrel-for-it$/);
  expect(await ben.locator('.caution').count()).toBe(0);
  await ben.goto(`${app.address}/`);
  expect(await ben.getByText('To look at again').count()).toBe(0);
});

test('Ada supersedes it, and Ben changes his because of that', async () => {
  const anew = { space: 'yard', title: 'Rain, measured again', body: 'Sixteen.' };
  const { id, url } = await ask(app, app.ada, '/entries', anew);
  await ada.goto(`${app.address}/entries/${id}/sources`);
  await ada.getByRole('textbox', { name: 'Source' }).fill(source.url);
  await ada.getByLabel('What this does with it').selectOption('supersedes');
  await press(ada, 'Add the source');
  await ada.getByRole('button', { name: 'Remove Rain [on] roofs' }).waitFor();
  await ada.goto(source.url);
  await ada.locator('.caution').getByRole('link', { name: 'Rain, measured again' }).click();
  await ada.waitForURL(url);

  await ben.goto(`${app.address}/`);
  await ben.getByRole('link', { name: 'Change it' }).click();
  await words(ben).fill('Sixteen litres fall.');
  await press(ben, 'Save');
  await ben.waitForURL(/a-barrel-for-it$/);
  expect(await ben.locator('.caution, .lineage').count()).toBe(0);
  await ben.goto(`${app.address}/`);
  expect(await ben.getByText('To look at again').count()).toBe(0);
});

test('nothing went wrong besides', () => {
  expect(app.problems).toEqual([]);
});
