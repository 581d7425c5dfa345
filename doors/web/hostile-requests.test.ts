import { expect, test } from 'vitest';
import { tokenFor } from '../../test/cast.ts';
import { doorwayFor, houseWith, testOrigin } from '../../test/doors.ts';
import { webHouse } from '../../test/web.ts';
import { openTestApp } from '../../test/workplace.ts';
import { renewSetUpSecret } from '../../workplace/sign-in/index.ts';
import { webDoor } from './index.ts';
import { toSafePath } from './safe-redirect.ts';

test('sign-in leads on to pages of this workplace only, and never breaks on the way', () => {
  for (const path of ['/', '/spaces/yard?after=x#y', '/entries/1/été']) {
    expect(toSafePath(path)).toBe(path);
  }
  const elsewhere = ['//other.example', '/\\other.example', '/\t/other.example', 'https://other'];
  for (const path of [...elsewhere, '/\0', '/\x01', '/\x7f', '/\r\nX: y', '', 'javascript:1']) {
    expect(toSafePath(path), JSON.stringify(path)).toBe('/');
  }
});

test('a form that is not what it says to be is refused with words', async () => {
  const { context } = await webHouse();
  const doorContext = doorwayFor(context);
  const app = houseWith(doorContext, webDoor(doorContext));
  const token = await tokenFor(context, 'ben');
  for (const kind of ['multipart/form-data', 'multipart/form-data; boundary=x']) {
    for (const path of ['/entries', '/drafts', '/preview', '/attachments', '/settings/picture']) {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': kind };
      const body = 'no parts at all';
      const answer = await app.request(testOrigin + path, { method: 'POST', body, headers });
      expect([path, answer.status]).toEqual([path, 422]);
    }
  }
});

test('what a stranger sends is small; what a member sends may be a file', async () => {
  const { as, visitor } = await webHouse();
  const fields = { body: 'x'.repeat(300_000) };
  expect((await visitor.post('/sign-in', fields)).status).toBe(413);
  expect((await (await as('ben')).post('/preview', fields)).status).toBe(422);
});

test('millions of fields stop nobody else from being served', async () => {
  const { context } = await webHouse();
  const doorContext = doorwayFor(context);
  const app = houseWith(doorContext, webDoor(doorContext));
  const token = await tokenFor(context, 'ben');
  const part = '--x\r\nContent-Disposition: form-data; name="tags"\r\n\r\n1\r\n';
  const floods = [
    ['application/x-www-form-urlencoded', 'a&'.repeat(4_000_000)],
    ['application/x-www-form-urlencoded; x=multipart/form-data', `--${'a&'.repeat(4_000_000)}`],
    ['multipart/form-data; boundary=x', `${part.repeat(150_000)}--x--\r\n`],
  ];
  // Read as a form, each of these would take minutes: the test's own limit is the check.
  for (const [kind = '', body = ''] of floods) {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': kind };
    const answer = await app.request(`${testOrigin}/preview`, { method: 'POST', body, headers });
    expect(answer.status).toBe(422);
  }
});

test('a page with a secret in it is kept by no cache', async () => {
  const { as, visitor } = await webHouse();
  const ada = await as('ada');
  const token = await ada.post('/settings/tokens', { purpose: 'feed', label: 'Reader' });
  const invited = await ada.post('/invitations', { email: 'new@example.org' });
  const link = /\/invitations\/cpi_[\w-]+/.exec(invited.html)?.[0] ?? '';
  const pages = [token, invited, await visitor.get(link)];
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  for (const { headers } of pages) expect(headers.get('cache-control')).toBe('no-store');
});

test('the page that sets a workplace up is kept by no cache', async () => {
  const { context, close } = await openTestApp();
  const doorContext = doorwayFor(context);
  const app = houseWith(doorContext, webDoor(doorContext));
  const secret = await renewSetUpSecret(context);
  const page = await app.request(`${testOrigin}/set-up?token=${secret}`);
  await close();
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
});
