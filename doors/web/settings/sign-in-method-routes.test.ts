import { describe, expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { findOwnEmail, hasPassword, listSessions } from '../../../workplace/sign-in/index.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';
const password = 'correct horse battery';

test('a picture that was not chosen is asked for', async () => {
  const { as } = await webHouse();
  const refused = await (await as('ben')).post('/settings/picture', {});
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('<a href="#field-picture">An image of you: Choose a file first.');
});

test('the page of the API is found beside the tokens', async () => {
  const { html } = await (await (await webHouse()).as('ben')).get('/settings');
  expect(html).toMatch(/id="tokens".*<a href="\/api">/s);
});

describe('somebody’s own ways in', () => {
  test('a first password is chosen, and from then on changed with the present one', async () => {
    const { signedIn, context, ben } = await webHouse();
    const browser = await signedIn('ben');
    expect((await browser.get('/settings')).html).not.toContain('name="currentPassword"');
    const chosen = await browser.post('/settings/password', { password });
    expect([chosen.status, chosen.to]).toEqual([303, '/settings?saved=password#password']);
    expect(await hasPassword(context, ben)).toBe(true);
    expect((await browser.get('/settings?saved=password')).html).toContain('Your password is set.');
    const wrong = { currentPassword: 'not the right one', password: 'a better password' };
    const refused = await browser.post('/settings/password', wrong);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(
      '<a href="#field-currentPassword">Present password: This is not your present password.</a>',
    );
    expect(refused.html).not.toContain('not the right one');
    const changed = await browser.post('/settings/password', {
      ...wrong,
      currentPassword: password,
    });
    expect(changed.status).toBe(303);
  });

  test('the address that one signs in with is shown, and changed with the present password', async () => {
    const { signedIn, context, ben } = await webHouse();
    const browser = await signedIn('ben');
    await browser.post('/settings/password', { password });
    const other = await signedIn('ben');
    expect((await browser.get('/settings')).html).toContain('You sign in with ben@example.org.');
    const said = { email: 'ben@hill.example', currentPasswordForEmail: 'not the right one' };
    const refused = await browser.post('/settings/email', said);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(
      '<a href="#field-currentPasswordForEmail">Present password: This is not your present password.</a>',
    );
    expect(refused.html).toMatch(/id="field-email"[^>]*value="ben@hill\.example"/);
    const taken = { email: ' CLEO@example.org', currentPasswordForEmail: password };
    expect((await browser.post('/settings/email', taken)).html).toContain(
      '<a href="#field-email">New e-mail address: Somebody with this e-mail address is here already.</a>',
    );
    const changed = await browser.post('/settings/email', {
      ...said,
      currentPasswordForEmail: password,
    });
    expect(changed.to).toBe('/settings?saved=email#email');
    expect(await findOwnEmail(context, ben)).toBe('ben@hill.example');
    expect((await other.get('/settings')).html).toContain('You sign in with ben@hill.example.');
  });

  test('whoever has no password changes the address while their session is fresh', async () => {
    const { signedIn, as, context, cleo, at } = await webHouse();
    const browser = await signedIn('cleo');
    const said = { email: 'cleo@hill.example' };
    expect((await (await as('cleo')).post('/settings/email', said)).status).toBe(403);
    at(new Date(context.now().getTime() + 25 * 3_600_000).toISOString());
    const late = await browser.post('/settings/email', said);
    expect([late.status, late.html.includes('sign out and in again')]).toEqual([403, true]);
    await (await signedIn('cleo')).post('/settings/email', said);
    expect(await findOwnEmail(context, cleo)).toBe('cleo@hill.example');
  });

  test('no token makes a password of itself', async () => {
    const { as, context, ben } = await webHouse();
    const refused = await (await as('ben')).post('/settings/password', { password });
    expect(refused.status).toBe(403);
    expect(await hasPassword(context, ben)).toBe(false);
  });

  test('sessions are told apart by device, and ended', async () => {
    const { signedIn, context, ben } = await webHouse();
    const browser = await signedIn('ben', firefox);
    const alone = (await browser.get('/settings')).html;
    expect(alone).toMatch(/Firefox on Linux<span class="mark new">This one<\/span>/);
    expect(alone).not.toContain('Sign out the others');
    const other = await signedIn('ben');
    const both = (await browser.get('/settings')).html;
    expect(both).toContain('An unknown device');
    const path = /action="(\/settings\/sessions\/[\w-]+\/deletion)"/.exec(both)![1]!;
    expect((await (await signedIn('cleo')).post(path, {})).status).toBe(404);
    expect((await browser.post(path, {})).to).toBe('/settings#sessions');
    expect((await other.get('/settings')).to).toContain('/sign-in');
    await signedIn('ben');
    expect((await browser.get('/settings')).html).toContain('Sign out the others');
    await browser.post('/settings/other-sessions/deletion', {});
    expect(await listSessions(context, ben, null)).toHaveLength(1);
    expect((await browser.get('/settings')).status).toBe(200);
  });
});
