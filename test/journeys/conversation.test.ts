import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { type App, openApp } from './app.ts';
import { more, press, visit, words } from './page.ts';
import { password, send } from './people.ts';

let app: App;
let ada: Page;
let ben: Page;
let address = '';

beforeAll(async () => {
  app = await openApp();
  ada = await visit(app, app.ada);
  ben = await visit(app, null);
});

afterAll(() => app?.close());

function comment(page: Page, text: string): Locator {
  return page.locator('.comment', { hasText: text });
}

async function write(page: Page, text: string): Promise<void> {
  await words(page).fill(text);
  await press(page, 'Comment');
  await comment(page, text).waitFor();
}

/** Waits until the field has what its island puts into it. */
function filled(field: Locator, pattern: RegExp): Promise<void> {
  return eventually(async () => expect(await field.inputValue()).toMatch(pattern));
}

test('Ben comes in from an invitation link', async () => {
  await ada.goto(`${app.address}/invitations`);
  await ada.getByLabel('Name (optional)').fill('Ben');
  await press(ada, 'Make an invitation');
  const link = (await ada.locator('.done .secret').textContent())?.trim() ?? '';
  await ben.goto(link);
  await ben.getByLabel('Handle').fill('ben');
  await ben.getByLabel('E-mail address').fill('ben@example.org');
  await ben.getByLabel('Password').fill(password);
  await press(ben, 'Come in');
  await ben.waitForURL(`${app.address}/`);
  expect(await ben.locator('header.top .menu').textContent()).toContain('Ben');
  expect((await (await visit(app, null)).goto(link))?.status()).toBe(404);
});

test('Ada opens a space and writes in it, with a mention, a picture and tags', async () => {
  await ada.goto(`${app.address}/spaces`);
  await ada.getByRole('link', { name: 'Open a space' }).click();
  await ada.getByLabel('Title').fill('Yard');
  await ada.getByRole('radio', { name: 'Open' }).check();
  await press(ada, 'Open the space');
  await ada.getByRole('link', { name: 'Write here' }).click();
  await ada.getByLabel('Title').fill('A barrel for the rain');
  await words(ada).pressSequentially('It is **green**, says @be');
  await ada.getByRole('option', { name: /Ben/ }).waitFor();
  await ada.keyboard.press('Enter');
  await filled(words(ada), /says @ben $/);

  const buffer = await sharp({
    create: { width: 60, height: 40, channels: 3, background: 'green' },
  })
    .withExif({ IFD0: { Artist: 'where she lives' } })
    .jpeg()
    .toBuffer();
  await ada
    .getByLabel('Attach a file')
    .setInputFiles({ name: 'barrel.jpg', mimeType: 'image/jpeg', buffer });
  await filled(words(ada), /!\[.*\]\(\/attachments\/\S+\)/);
  await press(ada, 'Preview');
  await ada.locator('section.preview strong', { hasText: 'green' }).waitFor();
  await press(ada, 'Go on writing');
  await ada.getByLabel('Tags').fill('rain, Garden');
  await press(ada, 'Publish');
  await ada.waitForURL(/\/entries\/[0-9a-f-]{36}\/a-barrel-for-the-rain$/);
  address = ada.url();

  expect(await ada.locator('.tags a').allTextContents()).toEqual(['rain', 'garden']);
  await ada.getByRole('link', { name: '@ben' }).waitFor();
  const picture = ada.locator('.e-content img');
  await eventually(async () =>
    expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(60),
  );
  const source = new URL((await picture.getAttribute('src')) ?? '', address);
  const sent = await fetch(source, { headers: { cookie: app.ada.cookie } });
  const shown = Buffer.from(await sent.arrayBuffer());
  expect((await sharp(shown).metadata()).exif).toBeUndefined();
  expect(shown.includes('where she lives')).toBe(false);
  expect((await fetch(source)).status).toBe(404);
});

test('Ben comments; it arrives in the page that Ada has open, where she goes on typing', async () => {
  await words(ada).pressSequentially('I was going to');
  await words(ada).evaluate((field) => field.scrollIntoView({ block: 'center' }));
  const place = () => words(ada).evaluate((field) => Math.round(field.getBoundingClientRect().top));
  const before = await place();
  await ben.goto(address);
  await write(ben, 'Is it deep?');
  await comment(ada, 'Is it deep?').waitFor();
  await ada.keyboard.type(' say');
  expect(await words(ada).inputValue()).toBe('I was going to say');
  expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
  expect(await ada.locator('#conversation').textContent()).toBe('1 comment');
  await press(ada, 'Comment');
  await comment(ada, 'I was going to say').waitFor();
});

test('each sees that the other is here, until one of them goes elsewhere', async () => {
  await ada.locator('.present', { hasText: 'Ben is here' }).waitFor();
  await ben.locator('.present', { hasText: 'Ada is here' }).waitFor();
  await ben.goto(app.address);
  await ada.locator('.present').waitFor({ state: 'hidden' });
  await ben.goto(address);
});

test('Ben replies and quotes', async () => {
  const hers = comment(ben, 'I was going to say');
  await hers.waitFor();
  await hers.getByRole('link', { name: 'Reply' }).click();
  await ben.locator('.replying', { hasText: 'in reply to Ada' }).waitFor();
  await write(ben, 'Then say it');
  expect(await comment(ben, 'Then say it').locator('.replied').textContent()).toContain('Ada');
  await more(hers);
  await hers.getByRole('link', { name: 'Quote' }).click();
  await filled(words(ben), /^> I was going to say\n\n$/);
  await words(ben).press('Control+End');
  await ben.keyboard.type('Going, going');
  await press(ben, 'Comment');
  await comment(ben, 'Going, going').locator('blockquote', { hasText: 'I was going' }).waitFor();
});

test('a reaction of Ben reaches Ada, and he takes it back', async () => {
  const hers = comment(ben, 'I was going to say').first();
  await more(hers);
  await hers.getByRole('button', { name: 'insight' }).click();
  await hers.locator('.reaction[aria-pressed=true]', { hasText: 'insight' }).waitFor();
  const seen = comment(ada, 'I was going to say').first().locator('.reaction');
  await seen.waitFor();
  await hers.locator('.reaction').click();
  await seen.waitFor({ state: 'detached' });
});

test('Ben edits, and the history shows the difference; what he deletes leaves a mark', async () => {
  await more(comment(ben, 'Then say it'));
  await ben.getByRole('link', { name: 'Edit' }).click();
  await words(ben).fill('Then write it');
  await press(ben, 'Save');
  const edited = comment(ben, 'Then write it');
  await edited.getByRole('link', { name: 'edited' }).click();
  expect(await ben.locator('.diff del').allTextContents()).toEqual(['say']);
  expect(await ben.locator('.diff ins').allTextContents()).toEqual(['write']);
  await comment(ada, 'Then write it').waitFor();

  await ben.getByRole('link', { name: 'Back' }).click();
  await more(comment(ben, 'Going, going'));
  await ben.getByRole('link', { name: 'Delete' }).click();
  await press(ben, 'Delete the comment');
  await ben.locator('.comment.gone', { hasText: 'A comment was deleted here.' }).waitFor();
  await ada.locator('.comment.gone').waitFor();
  expect(await ada.content()).not.toContain('Going, going');
});

test('the entry stands between the one before and the one after, with the space as Main', async () => {
  for (const title of ['A second barrel', 'A third barrel']) {
    await ada.goto(`${app.address}/entries/new?space=yard`);
    await ada.getByLabel('Title').fill(title);
    await words(ada).fill('More rain');
    await press(ada, 'Publish');
    await ada.waitForURL(/-barrel$/);
  }
  const beside = ada.getByRole('navigation', { name: 'Entries in Yard', exact: true });
  await beside.getByRole('link', { name: 'A second barrel' }).click();
  await ada.waitForURL(/a-second-barrel$/);
  expect((await beside.textContent())?.replace(/\s+/g, ' ')).toBe(
    '« Previous: A barrel for the rainMainNext: A third barrel »',
  );
  await beside.getByRole('link', { name: 'Main' }).click();
  await ada.waitForURL(`${app.address}/spaces/yard`);
});

test('what Ben wrote while she was away is marked as new', async () => {
  await ada.goto(address);
  await ada.goto(`${app.address}/people`);
  await write(ben, 'While you were away');
  await ada.goto(`${app.address}/`);
  const went = ada.getByRole('region', { name: 'Went on since you read' });
  await went.getByRole('link', { name: '1 new' }).click();
  const line = ada.locator('#unread');
  expect(await line.textContent()).toBe('New since you last read');
  expect(await line.evaluate((p) => p.nextElementSibling?.textContent)).toContain(
    'While you were away',
  );
  await ada.reload();
  await comment(ada, 'While you were away').waitFor();
  expect(await line.count()).toBe(0);
});

test('words that were never sent survive a closed tab', async () => {
  await ada.goto(address);
  await words(ada).pressSequentially('Half a thought');
  await ada.getByText('Draft kept.').waitFor();
  const next = await ada.context().newPage();
  await ada.close();
  ada = next;
  await ada.goto(address);
  await filled(words(ada), /^Half a thought$/);
  await ada.locator('.restored').getByRole('button', { name: 'discard' }).click();
  await filled(words(ada), /^$/);
});

test('sending twice posts once', async () => {
  await ben.goto(address);
  await words(ben).fill('Only once');
  const twice = (form: HTMLFormElement) => {
    const body = new FormData(form);
    const post = () =>
      fetch(form.getAttribute('action') ?? '', { method: 'POST', body, redirect: 'manual' });
    return Promise.all([post(), post()]).then(() => undefined);
  };
  await ben.locator('#respond form').evaluate(twice);
  await press(ben, 'Comment');
  await comment(ben, 'Only once').first().waitFor();
  await ben.goto(address);
  expect(await comment(ben, 'Only once').count()).toBe(1);
});

test('Ada closes with an outcome: the form is gone, until she reopens', async () => {
  await ben.goto(address);
  await words(ben).fill('Too late?');
  await ada.goto(address);
  await ada.locator('summary', { hasText: 'Close this conversation' }).click();
  await ada.getByLabel('What came of it').fill('We **bought** the green one.');
  await press(ada, 'Close this conversation');
  const result = ada.getByRole('region', { name: 'What came of it' });
  expect(await result.locator('strong').textContent()).toBe('bought');
  expect(await result.textContent()).toContain('Closed by Ada');
  expect(await words(ada).count()).toBe(0);
  expect(await ada.locator('.why').textContent()).toContain('This conversation is closed.');

  await ben.locator('.live-notice', { hasText: 'was closed' }).waitFor();
  await press(ben, 'Comment');
  await ben.getByRole('heading', { name: 'Not sent' }).waitFor();
  expect(await ben.locator('textarea[readonly]').inputValue()).toBe('Too late?');

  await ada.locator('summary', { hasText: 'Change the outcome, or reopen' }).click();
  await press(ada, 'Reopen the conversation');
  await words(ada).waitFor();
  expect(await result.count()).toBe(0);
});

test('a page that comes after a closing and a reopening says only what is so now', async () => {
  const answer = { outcome: 'The green one.' };
  const [path = ''] = /\/entries\/[0-9a-f-]+/.exec(address) ?? [];
  await send(app.address, `${path}/closure`, answer, app.ada.cookie);
  await ben.goto(address);
  await send(app.address, `${path}/reactions`, { give: `${path.slice(9)} joy` }, app.ada.cookie);
  await ben.locator('.h-entry > .actions', { hasText: 'joy' }).waitFor();
  expect(await ben.locator('.live-notice').count()).toBe(0);
  await send(app.address, `${path}/closure/deletion`, {}, app.ada.cookie);
  await ben.locator('.live-notice', { hasText: 'is open again' }).waitFor();
  await ben.goto(address);
  await send(app.address, `${path}/comments`, { body: 'And again' }, app.ada.cookie);
  await comment(ben, 'And again').waitFor();
  expect(await ben.locator('.live-notice').count()).toBe(0);
});

test('Ada asks, Ben answers, and she accepts the answer', async () => {
  await ada.goto(`${app.address}/entries/new?space=yard`);
  await ada.getByRole('button', { name: 'Rather a question?' }).click();
  await ada.getByLabel('Question', { exact: true }).fill('Where does the water go?');
  await words(ada).fill('When the barrel is full.');
  await press(ada, 'Ask');
  await ada.waitForURL(/where-does-the-water-go$/);
  await ben.goto(ada.url());
  await write(ben, 'Over the edge');
  expect(await ben.getByRole('button', { name: 'Accept as answer' }).count()).toBe(0);
  await ada.reload();
  await press(ada, 'Accept as answer');
  const answer = ada.getByRole('region', { name: 'Accepted answer' });
  expect(await answer.textContent()).toContain('Over the edge');
  await comment(ada, 'Over the edge').locator('.mark', { hasText: 'Accepted answer' }).waitFor();
  await press(ada, 'No longer the answer');
  await answer.waitFor({ state: 'detached' });
});

test('nothing untoward was seen on the way', () => {
  const expected = /^4\d\d for .*\/(comments|live)\b/;
  expect(app.problems.filter((problem) => !expected.test(problem))).toEqual([]);
});

test('the program stops at once when those who had a conversation open have gone', async () => {
  await app.browser.close();
  const start = performance.now();
  await app.program.kill('SIGTERM');
  expect(performance.now() - start).toBeLessThan(5000);
});
