import { createECDH, randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, seriousProblems } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { type App, openApp } from './app.ts';
import { press, visit } from './page.ts';
import { send } from './people.ts';

let app: App;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  app = await openApp();
  browser = await launchChromium();
  page = await visit({ ...app, browser }, app.ada);
  await page.context().grantPermissions(['notifications']);
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** What this browser shows of pushes, outside of any page. */
function shown() {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const all = await registration.getNotifications();
    return all.map(({ title, body, tag, data }) => ({ title, body, tag, data: data as string }));
  });
}

/** Delivers a push to the service worker, as a push service would. */
async function deliver(data: object): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const known = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const { registrationId } of registrations) resolve(registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const push = { origin: app.address, data: JSON.stringify(data) };
  await session.send('ServiceWorker.deliverPushMessage', {
    ...push,
    registrationId: await known,
  });
  await session.detach();
}

test('what is pushed is shown, a newer one of the same conversation in place of the older', async () => {
  await page.goto(`${app.address}/`);
  const one = { title: 'Ben replied to you', body: 'The roof', path: '/comments/1', tag: 'roof' };
  // A browser drops what reaches a service worker that has only just been installed.
  await eventually(async () => {
    await deliver(one);
    expect(await shown()).toHaveLength(1);
  });
  await deliver({ ...one, title: 'Cleo mentioned you', path: '/comments/2' });
  await deliver({ ...one, title: 'Ben asked you', path: '/comments/3', tag: 'boiler' });
  await eventually(async () => expect(await shown()).toHaveLength(2));
  const { title, body, tag, data } = (await shown()).find((each) => each.tag === 'roof')!;
  expect([title, body, tag, data]).toEqual([
    'Cleo mentioned you',
    'The roof',
    'roof',
    '/comments/2',
  ]);
});

test('where the browser’s push service is not reached, Ada is told that it did not work', async () => {
  await page.goto(`${app.address}/settings#devices`);
  await press(page, 'Tell me on this device');
  await page.locator('#devices').getByRole('alert').getByText('did not work').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
});

test('a device that she added is listed, and told no more when she removes it', async () => {
  const keys = createECDH('prime256v1').generateKeys('base64url');
  const device = { p256dh: keys, auth: randomBytes(16).toString('base64url') };
  const fields = { ...device, endpoint: 'https://push.example.org/to/1' };
  const answer = await send(app.address, '/settings/devices', fields, app.ada.cookie);
  expect(answer.status).toBe(303);
  await page.reload();
  const part = page.locator('#devices');
  expect(await part.locator('.rows > li').count()).toBe(1);
  await part.getByText('This one').waitFor();
  expect(await part.getByRole('button', { name: 'Tell me on this device' }).count()).toBe(0);
  await part.getByRole('button', { name: /^Tell me no more on/ }).click();
  await part.getByRole('button', { name: 'Tell me on this device' }).waitFor();
  // A window of its own for each test is what Chromium calls incognito, and knows no pushes.
  expect(app.problems.filter((one) => !one.includes('in incognito mode'))).toEqual([]);
});

test('without a script the page says what it takes', async () => {
  const plain = await visit(app, app.ada, { script: false });
  await plain.goto(`${app.address}/settings`);
  await plain.locator('#devices').getByText('This browser cannot be told here').waitFor();
  expect(await plain.locator('#devices button').isVisible()).toBe(false);
});
