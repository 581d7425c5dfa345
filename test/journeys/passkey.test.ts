import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, press, send, visit } from './house.ts';

let house: House;
let ada: Page;

beforeAll(async () => {
  house = await openHouse();
  ada = await visit(house, house.ada);
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

afterAll(() => house?.close());

test('Ada adds a passkey in her settings; the same device has no second one', async () => {
  await ada.goto(`${house.address}/settings`);
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
  await ada.goto(`${house.address}/sign-in?next=/spaces`, { waitUntil: 'commit' });
  // The device may offer the passkey unasked, before anybody can press the button.
  const asked = ada.getByRole('button', { name: 'Use a passkey' }).click();
  asked.catch(() => undefined);
  await ada.waitForURL(`${house.address}/spaces`);
  expect(await ada.locator('header.top .menu').textContent()).toContain('Ada');
});

test('the password still works beside it', async () => {
  const answer = await send(house.address, '/sign-in', {
    email: house.ada.email,
    password: 'a sentence to remember',
  });
  expect(answer.status).toBe(303);
  expect(house.troubles).toEqual([]);
});
