import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { type App, ask, join, openApp } from './app.ts';
import { press, visit } from './page.ts';
import { type Person, send } from './people.ts';

let app: App;
let ben: Person;
let cleo: Person;
let ada: Page;
let boiler: string;

beforeAll(async () => {
  app = await openApp();
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  ben = await join(app, 'ben');
  cleo = await join(app, 'cleo');
  boiler = (await write(app.ada, 'The boiler drips')).id;
  ada = await visit(app, app.ada);
});

afterAll(() => app?.close());

const write = (who: Person, title: string, more: object = {}) =>
  ask(app, who, '/entries', { space: 'yard', kind: 'post', title, body: 'As it is.', ...more });
const say = (who: Person, entry: string, body: string) =>
  ask(app, who, `/entries/${entry}/comments`, { body });

const count = () => ada.locator('header.top .inbox .count');

/** Telling follows the comment a moment later. */
async function waiting(n: number): Promise<void> {
  await eventually(async () => {
    await ada.goto(`${app.address}/`);
    const shown = await count().allInnerTexts();
    expect(shown.map((text) => Number.parseInt(text, 10))).toEqual(n > 0 ? [n] : []);
  });
}

test('Ada hears that Ben and Cleo spoke: once for the conversation, mentions first', async () => {
  const other = await write(ben, 'The roof');
  await say(ben, boiler, 'Since when?');
  await say(cleo, boiler, 'Since May.');
  await waiting(1);
  await say(cleo, other.id, 'What would you say, @ada?');
  await waiting(2);
  await ada.locator('header.top .inbox').click();
  const notices = ada.locator('.notification');
  expect(await notices.locator('h3').allInnerTexts()).toEqual(['The roof', 'The boiler drips']);
  expect(await notices.locator('.reason').allInnerTexts()).toEqual([
    'Cleo mentioned you.',
    'Cleo and Ben commented on what you wrote.',
  ]);
});

test('she reads one, which is seen by that, and takes the other as seen with a key', async () => {
  await ada.getByRole('link', { name: 'The roof' }).click();
  await ada.getByText('What would you say').waitFor();
  expect(await count().innerText()).toMatch('1');
  await waiting(1);
  await ada.goto(`${app.address}/inbox`);
  await ada.keyboard.press('j');
  await ada.keyboard.press('e');
  await ada.locator('.end', { hasText: 'You are caught up.' }).waitFor();
  expect(await ada.locator('.notification').count()).toBe(0);
});

test('she mutes a conversation with one key, and takes that back', async () => {
  await say(ben, boiler, 'And now it stopped.');
  await waiting(1);
  await ada.goto(`${app.address}/inbox`);
  await ada.keyboard.press('m');
  await ada.getByText('is muted: you hear of it only by name').waitFor();
  await say(cleo, boiler, 'Has it?');
  await waiting(0);
  await ada.goto(`${app.address}/entries/${boiler}`);
  await ada.getByText('You have muted this conversation').waitFor();
  await press(ada, 'Hear of it again');
  await say(cleo, boiler, 'It has.');
  await ada.getByText('It has.').waitFor();
  // What she sees arrive does not wait for her.
  await waiting(0);
  await say(cleo, boiler, 'Indeed.');
  await count().getByText('1').waitFor();
});

test('she follows Ben and a tag; her home tells of them, and then comes to an end', async () => {
  await ada.goto(`${app.address}/people/ben`);
  await press(ada, 'Follow Ben');
  await ada.getByRole('button', { name: 'Follow Ben no more' }).waitFor();
  await ada.goto(`${app.address}/tags/frost`);
  await press(ada, 'Follow #frost');
  await write(ben, 'From Ben');
  await write(cleo, 'Cold', { tags: ['frost'] });
  await ada.goto(`${app.address}/`);
  const news = ada.locator('section[aria-labelledby="news"]');
  await news.getByText('You follow Ben').waitFor();
  await news.getByText('You follow #frost').waitFor();
  await press(ada, 'Take all of this as seen');
  // A notice waits in her inbox still.
  await ada.locator('.end', { hasText: 'That is all for now.' }).waitFor();
  expect(await ada.locator('main .entries > li').count()).toBe(0);
});

test('what she follows goes out as OPML and comes in again', async () => {
  await ada.goto(`${app.address}/following`);
  const [file] = await Promise.all([
    ada.waitForEvent('download'),
    ada.getByRole('link', { name: /OPML/ }).click(),
  ]);
  const stream = await file.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const opml = Buffer.concat(chunks);
  expect(opml.toString()).toContain('/people/ben/entries.atom');
  const elsewhere = '<outline text="Afar" type="rss" xmlUrl="https://far.example/feed"/></body>';
  await press(ada, /^Stop following/);
  await ada.locator('input[type="file"]').setInputFiles({
    name: 'following.opml',
    mimeType: 'text/xml',
    buffer: Buffer.from(opml.toString().replace('</body>', elsewhere)),
  });
  await press(ada, 'Follow what it names');
  await ada.getByText('One thing more followed; one was followed already').waitFor();
  await ada.getByText('What is not known here').click();
  await ada.getByText('Afar').waitFor();
});

test('with a budget of nothing nothing reaches her, and all of it waits for the digest', async () => {
  await ada.goto(`${app.address}/inbox`);
  await press(ada, 'Take all as seen');
  await ada.goto(`${app.address}/settings#notifications`);
  await ada.getByLabel('Notices a day, at most').fill('101');
  await ada.locator('#notifications').getByRole('button', { name: 'Save' }).click();
  await ada.getByText('Choose from 0 to 100.').first().waitFor();
  await ada.getByLabel('Notices a day, at most').fill('0');
  await ada.locator('#notifications').getByRole('button', { name: 'Save' }).click();
  await ada.getByText('How much reaches you is set.').waitFor();
  await say(ben, boiler, 'Quietly.');
  await eventually(async () => {
    await ada.goto(`${app.address}/inbox`);
    await ada
      .locator('.later .notification', { hasText: 'The boiler drips' })
      .waitFor({ timeout: 1000 });
  });
  const summary = ada.locator('.later > summary').first();
  expect(await summary.innerText()).toBe('1 more conversation for your digest');
  expect(await count().count()).toBe(0);
  expect(app.problems).toEqual([]);
});

test('without a script all of it is forms and links', async () => {
  const page = await visit(app, cleo, { script: false });
  await page.goto(`${app.address}/entries/${boiler}`);
  await press(page, 'Follow this conversation');
  await press(page, 'Follow this conversation no more');
  await page.goto(`${app.address}/spaces/yard`);
  await page.getByLabel('How much of this space do you hear?').selectOption('everything');
  await press(page, 'Set');
  const level = page.locator('#level').getByRole('status');
  expect(await level.innerText()).toBe('This is set now: “Everything that is written here”.');
  await send(app.address, '/entries/none/muting', {}, cleo.cookie);
  expect(app.problems).toEqual([]);
});
