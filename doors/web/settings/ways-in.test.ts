import { describe, expect, test } from 'vitest';
import { webHouse } from '../../../test/web.ts';
import { hasPassword, listSessions } from '../../../workplace/sign-in/index.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';
const password = 'correct horse battery';

describe('somebody’s own ways in', () => {
  test('a first password is chosen, and from then on changed with the present one', async () => {
    const { signedIn, workplace, ben } = await webHouse();
    const browser = await signedIn('ben');
    expect((await browser.get('/settings')).html).not.toContain('name="present"');
    const chosen = await browser.post('/settings/password', { password });
    expect([chosen.status, chosen.to]).toEqual([303, '/settings?saved=password#password']);
    expect(await hasPassword(workplace, ben)).toBe(true);
    expect((await browser.get('/settings?saved=password')).html).toContain('Your password is set.');
    const wrong = { present: 'not the right one', password: 'a better password' };
    const refused = await browser.post('/settings/password', wrong);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(
      '<a href="#field-present">Present password: This is not your present password.</a>',
    );
    expect(refused.html).not.toContain('not the right one');
    const changed = await browser.post('/settings/password', { ...wrong, present: password });
    expect(changed.status).toBe(303);
  });

  test('no token makes a password of itself', async () => {
    const { as, workplace, ben } = await webHouse();
    const refused = await (await as('ben')).post('/settings/password', { password });
    expect(refused.status).toBe(403);
    expect(await hasPassword(workplace, ben)).toBe(false);
  });

  test('sessions are told apart by device, and ended', async () => {
    const { signedIn, workplace, ben } = await webHouse();
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
    expect(await listSessions(workplace, ben, null)).toHaveLength(1);
    expect((await browser.get('/settings')).status).toBe(200);
  });
});
