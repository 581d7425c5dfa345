import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, join, openApp } from './app.ts';
import { more, press, visit, words } from './page.ts';

let app: App;
let ada: Page;
let ben: Page;
let barrel = '';

beforeAll(async () => {
  app = await openApp();
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  ada = await visit(app, app.ada, { script: false });
  ben = await visit(app, await join(app, 'ben'), { script: false, phone: true });
});

afterAll(() => app?.close());

test('Ada writes: refused in words, previewed, kept as a draft, published', async () => {
  await ada.goto(`${app.address}/entries/new`);
  await words(ada).fill('It is **green**.');
  await press(ada, 'Publish');
  const refusal = ada.getByRole('alert');
  await refusal.getByRole('link', { name: 'A title is needed.' }).click();
  expect(await words(ada).inputValue()).toBe('It is **green**.');
  await ada.getByLabel('Title').fill('A barrel');
  await ada.getByLabel('Space').selectOption('yard');
  await press(ada, 'Preview');
  expect(await ada.locator('section.preview strong').textContent()).toBe('green');
  await press(ada, 'Keep as draft');
  await ada.getByRole('link', { name: 'A barrel' }).click();
  await ada
    .getByLabel('Attach a file')
    .setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('120 litres') });
  await press(ada, 'Publish');
  await ada.getByRole('heading', { name: 'A barrel', level: 1 }).waitFor();
  await ada.locator('.e-content a', { hasText: 'note.txt' }).waitFor();
  barrel = ada.url();
});

test('Ada would rather ask, and every word that she typed comes along', async () => {
  await ada.goto(`${app.address}/entries/new?space=yard`);
  await ada.getByLabel('Title').fill('How deep is it');
  await words(ada).fill('I have no rod.');
  await ada.getByLabel('Tags').fill('barrel');
  await ada.getByLabel('Builds on').fill('https://example.org/rods');
  await press(ada, 'Rather a question?');
  await ada.getByRole('heading', { name: 'Ask a question' }).waitFor();
  expect(await words(ada).inputValue()).toBe('I have no rod.');
  expect(await ada.getByLabel('Builds on').inputValue()).toBe('https://example.org/rods');
  await ada.getByLabel('Question', { exact: true }).press('Enter');
  await ada.getByRole('heading', { name: 'How deep is it', level: 1 }).waitFor();
  expect(await ada.locator('.tags').textContent()).toContain('barrel');
  const id = /entries\/([0-9a-f-]{36})/.exec(ada.url())?.[1];
  expect(await ask(app, app.ada, `/entries/${id}`)).toMatchObject({ kind: 'question' });
});

test('Ben comments, replies, quotes, reacts, edits and deletes', async () => {
  await ben.goto(barrel);
  await words(ben).fill('Is it deep?');
  await press(ben, 'Comment');
  const his = ben.locator('.comment', { hasText: 'Is it deep?' }).first();
  await his.getByRole('link', { name: 'Reply' }).click();
  expect(await ben.locator('.replying').textContent()).toContain('in reply to Ben');
  await words(ben).fill('It is.');
  await press(ben, 'Comment');
  await ben.locator('.comment', { hasText: 'It is.' }).locator('.replied').waitFor();
  await more(his);
  await ben.getByRole('link', { name: 'Quote' }).click();
  expect(await words(ben).inputValue()).toBe('> Is it deep?\n\n');

  await more(his);
  await press(ben, 'agree');
  expect(await his.locator('.reaction').textContent()).toBe('agree 1');
  await his.getByRole('button', { name: 'agree' }).click();
  expect(await his.locator('.reaction').count()).toBe(0);

  await more(his);
  await ben.getByRole('link', { name: 'Edit' }).click();
  await words(ben).fill('Is it wide?');
  await press(ben, 'Save');
  await more(ben.locator('.comment', { hasText: 'It is.' }));
  await ben.getByRole('link', { name: 'Delete' }).click();
  await press(ben, 'Delete the comment');
  await ben.locator('.comment.gone').waitFor();
  expect(await ben.locator('.comment', { hasText: 'Is it wide?' }).count()).toBe(1);
});

test('Ben sees what his question was built on, in a picture and in words', async () => {
  const pump = { space: 'yard', kind: 'post', title: 'A pump', body: 'x', buildsOn: [barrel] };
  const { id } = await ask(app, app.ada, '/entries', pump);
  await ben.goto(`${app.address}/entries/${id}/lineage`);
  const picture = ben.getByRole('region', { name: 'Picture' });
  expect(await picture.getByRole('link').count()).toBe(2);
  await ben.getByRole('link', { name: 'Show this work' }).click();
  expect(await picture.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  await ben.locator('.outline').getByRole('link', { name: 'A barrel' }).click();
  await ben.getByRole('heading', { name: 'A barrel', level: 1 }).waitFor();
});

test('Ada closes, and reopens', async () => {
  await ada.goto(barrel);
  await ada.locator('summary', { hasText: 'Close this conversation' }).click();
  await ada.getByLabel('What came of it').fill('Bought');
  await press(ada, 'Close this conversation');
  expect(await ada.getByRole('region', { name: 'What came of it' }).textContent()).toContain(
    'Bought',
  );
  expect(await words(ada).count()).toBe(0);
  await ada.locator('summary', { hasText: 'Change the outcome' }).click();
  await press(ada, 'Reopen the conversation');
  expect(await words(ada).count()).toBe(1);
  expect(app.problems).toEqual([]);
});
