import { parseAtomFeed } from 'feedsmith';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, ask, type Created, openApp } from './app.ts';
import { press, visit } from './page.ts';

let app: App;
let ada: Page;
let entry: Created;

beforeAll(async () => {
  app = await openApp();
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  const words = { space: 'yard', kind: 'post', title: 'Rain', body: 'Into the barrel.' };
  entry = await ask(app, app.ada, '/entries', words);
  for (const body of ['The first drop', 'The second drop']) {
    await ask(app, app.ada, `/entries/${entry.id}/comments`, { body });
  }
  ada = await visit(app, app.ada);
});

afterAll(() => app?.close());

async function read(address: string, cookie = ''): Promise<Response> {
  return fetch(address, { headers: { cookie } });
}

let feed = '';

test('the page says how to follow the conversation, and the link is its feed', async () => {
  await ada.goto(entry.url);
  const sentence = ada.locator('.follow');
  expect(await sentence.textContent()).toBe(
    'You can follow this conversation by subscribing to its comment feed.',
  );
  feed = new URL((await sentence.locator('a').getAttribute('href')) ?? '', ada.url()).href;
  const answer = await read(feed, app.ada.cookie);
  expect(answer.headers.get('content-type')).toContain('application/atom+xml');
  const { title, entries } = parseAtomFeed(await answer.text());
  expect(title?.value ?? title).toContain('Rain');
  expect(entries?.map(({ content }) => content?.value ?? content).join()).toMatch(
    /second drop.*first drop/s,
  );
  expect((await read(feed)).status).toBe(404);
});

test('a reader of feeds gets in by an address that Ada makes for it on the way', async () => {
  await ada.goto(entry.url);
  await ada.getByRole('link', { name: 'a private address' }).click();
  await press(ada, 'Make my private address');
  const address = (await ada.locator('.done .secret').textContent())?.trim() ?? '';
  expect(parseAtomFeed(await (await read(address)).text()).entries).toHaveLength(2);
  await ada.reload();
  expect(await ada.content()).not.toContain(new URL(address).searchParams.get('token'));
  await ada.goto(`${app.address}/spaces/yard`);
  await ada.getByRole('link', { name: 'Subscribe' }).click();
  await ada.getByRole('heading', { name: 'Subscribe to Yard' }).waitFor();
});

test('a reader of feeds gets in with a token from the settings, until Ada revokes it', async () => {
  await ada.goto(`${app.address}/settings`);
  await ada.getByLabel('What it is for').fill('My reader');
  await ada.getByLabel('Kind').selectOption('feed');
  await press(ada, 'Make a token');
  const token = (await ada.locator('.done .secret').first().textContent())?.trim() ?? '';
  const personal = `${feed}?token=${token}`;
  const answer = await read(personal);
  expect(answer.status).toBe(200);
  expect(parseAtomFeed(await answer.text()).entries).toHaveLength(2);
  // The token opens feeds, and nothing else.
  expect((await read(`${entry.url}?token=${token}`)).status).toBe(404);

  await ada.goto(`${app.address}/settings`);
  expect(await ada.content()).not.toContain(token);
  await press(ada, 'Revoke My reader');
  await ada.getByRole('button', { name: 'Revoke My reader' }).waitFor({ state: 'detached' });
  expect((await read(personal)).status).toBe(401);
  expect(app.problems).toEqual([]);
});
