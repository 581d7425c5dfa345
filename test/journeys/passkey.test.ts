import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from './app.ts';
import { press, visit } from './page.ts';
import { send } from './people.ts';

let app: App;
let ada: Page;

beforeAll(async () => {
  app = await openApp();
  ada = await visit(app, app.ada);
  const device = await ada.context().newCDPSession(ada);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
});

afterAll(() => app?.close());

test('Ada adds a passkey in her settings; the same device has no second one', async () => {
  await ada.goto(`${app.address}/settings`);
  const made = ada.waitForResponse((response) => response.url().includes('verify-registration'));
  // The page comes anew when the passkey is made.
  await Promise.all([ada.waitForEvent('load'), press(ada, 'Add a passkey')]);
  expect((await made).ok()).toBe(true);
  await press(ada, 'Add a passkey');
  await ada.getByText('This device has a passkey for this workplace already.').waitFor();
});

test('she signs out, and in again with it', async () => {
  await ada.getByRole('button', { name: 'Sign out' }).last().click();
  await ada.waitForURL((url) => url.pathname === '/');
  await ada.goto(`${app.address}/sign-in?next=/spaces`, { waitUntil: 'commit' });
  // The device may offer the passkey unasked, before anybody can press the button.
  const asked = ada.getByRole('button', { name: 'Use a passkey' }).click();
  asked.catch(() => undefined);
  await ada.waitForURL(`${app.address}/spaces`);
  expect(await ada.locator('header.top .menu').textContent()).toContain('Ada');
});

test('the password still works beside it', async () => {
  const answer = await send(app.address, '/sign-in', {
    email: app.ada.email,
    password: 'a sentence to remember',
  });
  expect(answer.status).toBe(303);
  expect(app.problems).toEqual([]);
});
