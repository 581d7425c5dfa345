import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousProblems } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { type App, ask, join, openApp } from './app.ts';
import { visit, words } from './page.ts';
import { type Person, send } from './people.ts';

let app: App;
let ben: Person;
let cleo: Person;
let page: Page;
let context: BrowserContext;
let boiler: string;
let roof: { id: string; path: string };

beforeAll(async () => {
  app = await openApp();
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  ben = await join(app, 'ben');
  cleo = await join(app, 'cleo');
  boiler = (await write('The boiler <drips>')).path;
  roof = await write('The roof');
  page = await visit(app, app.ada);
  context = page.context();
});

afterAll(() => app?.close());

async function write(title: string): Promise<{ id: string; path: string }> {
  const asked = { space: 'yard', kind: 'post', title, body: `About *${title}*.` };
  const { id, url } = await ask(app, app.ada, '/entries', asked);
  return { id, path: new URL(url, app.address).pathname };
}

/** What this browser keeps of conversations: the addresses, whosever they are. */
function kept(): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('copies:'));
    const all = names.map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(all)).flat().map(({ url }) => new URL(url).pathname);
  });
}

async function read(path: string): Promise<void> {
  await page.goto(app.address + path);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await eventually(async () => expect(await kept()).toContain(path));
}

const offline = (away: boolean) => context.setOffline(away);

async function become(person: Person): Promise<void> {
  const [name = '', value = ''] = person.cookie.split(/=(.*)/s);
  await context.clearCookies();
  await context.addCookies([{ name, value, url: app.address }]);
}

test('what Ada read opens offline, with its words and a line that says so', async () => {
  await read(boiler);
  await read(roof.path);
  await offline(true);
  await page.goto(app.address + boiler);
  await page.getByText('About The boiler').waitFor();
  expect(await page.locator('p.offline').innerText()).toMatch(/^You are offline\. This is how/);
  expect(await page.locator('p.offline').evaluate((line) => getComputedStyle(line).display)).toBe(
    'block',
  );
  const answer = await page.goto(app.address + roof.path);
  expect(answer!.headers()['content-security-policy']).toContain("default-src 'none'");
});

test('whatever else she asks for offline lists what she read, the latest first', async () => {
  await page.goto(`${app.address}/library`);
  await page.getByRole('heading', { name: 'You are offline' }).waitFor();
  const titles = await page.locator('.rows a').allInnerTexts();
  expect(titles).toEqual(['The roof', 'The boiler <drips>']);
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('link', { name: 'The roof' }).click();
  await page.getByText('About The roof').waitFor();
});

test('a comment that she writes offline is not sent, and she is told; her words are there', async () => {
  await words(page).fill('Slates came off.');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.getByRole('alert').getByText('nothing was sent').waitFor();
  expect(await words(page).inputValue()).toBe('Slates came off.');
  await offline(false);
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.locator('.comment', { hasText: 'Slates came off.' }).waitFor();
});

test('nothing but conversations is kept', async () => {
  for (const path of ['/', '/settings', '/inbox', '/admin', '/drafts', `${roof.path}?reply=x`])
    await page.goto(app.address + path);
  expect((await kept()).sort()).toEqual([boiler, roof.path].sort());
});

test('a conversation that is not shown to her any more is gone from the browser, too', async () => {
  const leaf = await write('A leaf');
  await read(leaf.path);
  await send(app.address, `/entries/${leaf.id}/withdrawal`, {}, app.ada.cookie);
  await page.goto(app.address + leaf.path);
  await eventually(async () => expect(await kept()).not.toContain(leaf.path));
});

test('when Ben signs in on this browser, nothing that Ada read opens for him', async () => {
  await become(ben);
  await page.goto(`${app.address}/`);
  await eventually(async () => expect(await kept()).toEqual([]));
  await offline(true);
  await page.goto(app.address + boiler);
  await page.getByRole('heading', { name: 'You are offline' }).waitFor();
  await page.getByText('No conversation that you read').waitFor();
  expect(await page.content()).not.toContain('boiler');
  await offline(false);
});

test('after she signs out nothing stays behind', async () => {
  await become(app.ada);
  await read(boiler);
  await page.goto(`${app.address}/settings`);
  await page.locator('#sessions').getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.locator('[data-signed-out]').waitFor();
  await eventually(async () => expect(await kept()).toEqual([]));
  await offline(true);
  await page.goto(app.address + boiler);
  await page.getByRole('heading', { name: 'You are offline' }).waitFor();
  await offline(false);
});

test('where a session has ended elsewhere, the next page clears what was kept', async () => {
  await become(cleo);
  await read(boiler);
  await context.clearCookies();
  await page.goto(`${app.address}/inbox`);
  await eventually(async () => expect(await kept()).toEqual([]));
});

test('browsers offer to install it', async () => {
  await become(cleo);
  await page.goto(`${app.address}/`);
  const browser = await context.newCDPSession(page);
  const { data, errors } = await browser.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data!)).toMatchObject({ name: 'Hill', start_url: '/', display: 'standalone' });
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  // A window of its own for each test is what Chromium calls incognito.
  const ours = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
  expect(ours).toEqual([]);
  expect(app.problems).toEqual([]);
});
