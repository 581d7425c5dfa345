import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace, workplaceForTest } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { getPerson, letPersonLeave } from '../people/index.ts';
import { getSpace } from '../spaces/index.ts';
import { createToken, findSessionViewer, findTokenViewer } from '../tokens/index.ts';
import {
  acceptInvitation,
  ensureWorkplace,
  findWorkplace,
  getInvitation,
  invite,
  listInvitations,
  makeRateLimits,
  makeSignIn,
  renewSetUpSecret,
  requireSetUpSecret,
  revokeInvitation,
  type SignIn,
  setUpWorkplace,
  signingSecret,
} from './index.ts';

const password = 'correct horse battery';
const first = {
  ...{ workplace: 'Fernhill', handle: 'flora', name: 'Flora', email: 'Flora@example.org' },
  password,
};
const over = { code: 'notFound' };

describe('the link that sets a workplace up', () => {
  test('makes the workplace and its first administrator, and works once', async () => {
    const { workplace } = await workplaceForTest();
    const secret = await renewSetUpSecret(workplace);
    await requireSetUpSecret(workplace, secret);
    await setUpWorkplace(workplace, secret, first);
    expect(await findWorkplace(workplace)).toMatchObject({ name: 'Fernhill' });
    expect(await getPerson(workplace, operator, 'flora')).toMatchObject({ admin: true });
    await expect(requireSetUpSecret(workplace, secret)).rejects.toMatchObject(over);
    await expect(setUpWorkplace(workplace, secret, first)).rejects.toMatchObject(over);
    const later = await renewSetUpSecret(workplace);
    await expect(setUpWorkplace(workplace, later, first)).rejects.toMatchObject(over);
  });

  test.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Mars/Olympus', 'UTC'],
    ['', 'UTC'],
  ])('takes the zone of a browser that says %j for %s', async (said, timeZone) => {
    const { workplace } = await workplaceForTest();
    const secret = await renewSetUpSecret(workplace);
    await setUpWorkplace(workplace, secret, { ...first, timeZone: said });
    expect(await getPerson(workplace, operator, 'flora')).toMatchObject({ timeZone });
    const { secret: link } = await invite(workplace, operator, {});
    const fauna = { handle: 'fauna', name: 'Fauna', email: 'fauna@example.org', password };
    await acceptInvitation(workplace, link, { ...fauna, timeZone: said });
    expect(await getPerson(workplace, operator, 'fauna')).toMatchObject({ timeZone });
    const again = await invite(workplace, operator, { person: 'fauna' });
    const back = { email: 'fauna@example.org', password, timeZone: 'Asia/Tokyo' };
    await acceptInvitation(workplace, again.secret, back);
    expect(await getPerson(workplace, operator, 'fauna')).toMatchObject({ timeZone });
  });

  test('followed by two at once lets one of them in', async () => {
    const { workplace } = await workplaceForTest();
    const secret = await renewSetUpSecret(workplace);
    const twins = ['flora', 'fauna'].map((handle) =>
      setUpWorkplace(workplace, secret, { ...first, handle, email: `${handle}@example.org` }),
    );
    const went = await Promise.allSettled(twins);
    expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const people = await workplace.db.selectFrom('people').select('handle').execute();
    expect(people).toHaveLength(1);
  });

  test('is over when another was printed, or when the operator made the workplace', async () => {
    const { workplace } = await workplaceForTest();
    const early = await renewSetUpSecret(workplace);
    const secret = await renewSetUpSecret(workplace);
    await expect(requireSetUpSecret(workplace, early)).rejects.toMatchObject(over);
    await expect(requireSetUpSecret(workplace, 'cps_guess')).rejects.toMatchObject(over);
    await ensureWorkplace(workplace);
    await ensureWorkplace(workplace, 'Another');
    await expect(requireSetUpSecret(workplace, secret)).rejects.toMatchObject(over);
  });

  test('keeps nothing of an attempt with a password that is too short', async () => {
    const { workplace } = await workplaceForTest();
    const secret = await renewSetUpSecret(workplace);
    const short = setUpWorkplace(workplace, secret, { ...first, password: 'short' });
    await expect(short).rejects.toMatchObject({ fields: { password: 'passwordShort' } });
    expect(await findWorkplace(workplace)).toBeNull();
    await requireSetUpSecret(workplace, secret);
  });
});

describe('with a workplace', () => {
  let house: TestWorkplace;
  let cast: Cast;
  let signIn: SignIn;
  const site = 'http://house.example.org';

  beforeAll(async () => {
    house = await openWorkplace();
    house.at(new Date().toISOString());
    cast = await settle(house.workplace);
    signIn = makeSignIn({
      workplace: house.workplace,
      secret: await signingSecret(house.workplace),
      publicUrl: site,
      oidc: null,
      log: () => {},
    });
    await givePassword('ben');
  });
  afterAll(() => house.close());

  async function givePassword(handle: string, words = password): Promise<void> {
    const { secret } = await invite(house.workplace, operator, { person: handle });
    await acceptInvitation(house.workplace, secret, {
      ...{ email: `${handle}@example.org`, password: words },
    });
  }

  async function enter(handle: string, words = password): Promise<Response> {
    const request = new Request(`${site}/sign-in`, { method: 'POST' });
    return signIn.withPassword(request, { email: `${handle}@example.org`, password: words });
  }

  /** The headers of the browser's next request. */
  function withCookies(response: Response): Headers {
    const pairs = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!);
    return new Headers({ cookie: pairs.join('; ') });
  }

  async function viewerOf(headers: Headers): Promise<PersonViewer | null> {
    const token = await signIn.sessionToken(headers);
    return token ? findSessionViewer(house.workplace, token, house.workplace.now()) : null;
  }

  describe('somebody with a password', () => {
    test('gets a cookie that says who they are', async () => {
      const response = await enter('ben');
      expect(response.status).toBe(200);
      const cookie = response.headers.getSetCookie().find((one) => one.includes(signIn.cookieName));
      expect(cookie).toMatch(/HttpOnly/i);
      expect(cookie).toMatch(/SameSite=Lax/i);
      expect(await viewerOf(withCookies(response))).toMatchObject({
        handle: 'ben',
        scope: 'write',
      });
    });

    test('gets none with a wrong password, nor with an address that nobody has', async () => {
      const wrong = await enter('ben', 'incorrect horse battery');
      const unknown = await enter('nobody-here');
      expect([wrong.status, unknown.status]).toEqual([401, 401]);
      expect(wrong.headers.getSetCookie().join()).not.toContain('session_token=');
      expect(await wrong.text()).toBe(await unknown.text());
    });

    test('is not believed with a cookie that was made up or changed', async () => {
      const headers = withCookies(await enter('ben'));
      const cookie = headers.get('cookie')!;
      const forged = [
        cookie.replace(/=(.)/, (_, c: string) => `=${c === 'a' ? 'b' : 'a'}`),
        `${signIn.cookieName}=made.up`,
        `${signIn.cookieName}=`,
        `${signIn.cookieName}=%E0%A4%A`,
        cookie.slice(0, -4),
      ];
      for (const one of forged) expect(await viewerOf(new Headers({ cookie: one }))).toBeNull();
    });

    test('is out when they sign out, and the cookie is worth nothing from then on', async () => {
      const headers = withCookies(await enter('ben'));
      await signIn.out(new Request(`${site}/sign-out`, { method: 'POST', headers }));
      expect(await viewerOf(headers)).toBeNull();
    });

    test('loses every session begun with a password that is replaced', async () => {
      const headers = withCookies(await enter('ben'));
      await givePassword('ben', 'a better password');
      expect(await viewerOf(headers)).toBeNull();
      expect((await enter('ben')).status).toBe(401);
      expect((await enter('ben', 'a better password')).status).toBe(200);
      await givePassword('ben');
    });
  });

  describe('somebody who left', () => {
    test('has no session, no token and no way to sign in', async () => {
      const { workplace } = house;
      await givePassword('cleo');
      const headers = withCookies(await enter('cleo'));
      const { token } = await createToken(workplace, operator, 'cleo', { purpose: 'feed' });
      const { secret } = await invite(workplace, operator, { person: 'cleo' });
      expect(await viewerOf(headers)).toMatchObject({ handle: 'cleo' });
      await letPersonLeave(workplace, operator, 'cleo');
      expect(await viewerOf(headers)).toBeNull();
      expect(await findTokenViewer(workplace, token, 'feed')).toBeNull();
      const again = await enter('cleo');
      expect(again.status).toBe(401);
      expect(again.headers.getSetCookie().join()).not.toContain('session_token=');
      await expect(getInvitation(workplace, secret)).rejects.toMatchObject(over);
      const back = acceptInvitation(workplace, secret, { email: 'cleo@example.org', password });
      await expect(back).rejects.toMatchObject(over);
    });
  });

  describe('below /api/auth', () => {
    test.each([
      ['sign-in/email', { email: 'ben@example.org', password }],
      ['sign-up/email', { email: 'eve@example.org', password, name: 'Eve' }],
      ['update-user', { image: 'https://elsewhere.example.net/spy.png', name: '' }],
      ['change-email', { newEmail: 'eve@example.org' }],
      ['change-password', { currentPassword: password, newPassword: 'another password' }],
      ['request-password-reset', { email: 'ben@example.org' }],
      ['delete-user', {}],
    ])('%s is shut: commands do it, and count the tries', async (path, body) => {
      const headers = withCookies(await enter('ben'));
      headers.set('content-type', 'application/json');
      headers.set('origin', site);
      const options = { method: 'POST', headers, body: JSON.stringify(body) };
      const response = await signIn.handle(new Request(`${site}/api/auth/${path}`, options));
      expect(response.status).toBe(404);
      expect(await viewerOf(headers)).toMatchObject({ handle: 'ben', name: 'Ben Oduya' });
    });

    test('passkeys are answered', async () => {
      const path = `${site}/api/auth/passkey/generate-authenticate-options`;
      expect((await signIn.handle(new Request(path))).status).toBe(200);
    });
  });

  describe('an invitation', () => {
    const newcomer = { handle: 'dora', name: 'Dora', email: 'dora@example.org', password };

    test('brings a newcomer into the spaces it names, once', async () => {
      const { workplace } = house;
      const asked = { spaces: ['attic'], standing: 'guest' };
      const { secret } = await invite(workplace, cast.ada, asked);
      await acceptInvitation(workplace, secret, newcomer);
      const { token } = await createToken(workplace, operator, 'dora', {});
      const dora = await findTokenViewer(workplace, token, 'api');
      expect(dora).toMatchObject({ standing: 'guest', admin: false });
      expect(await getSpace(workplace, dora!, 'attic')).toMatchObject({ role: 'member' });
      const twice = acceptInvitation(workplace, secret, { ...newcomer, handle: 'dora-2' });
      await expect(twice).rejects.toMatchObject(over);
    });

    test('followed by several at once lets one of them in', async () => {
      const { workplace } = house;
      const { secret } = await invite(workplace, operator, {});
      const rush = [1, 2, 3, 4].map((n) =>
        acceptInvitation(workplace, secret, {
          ...{ handle: `rush-${n}`, name: 'Rush', email: `rush-${n}@example.org`, password },
        }),
      );
      const went = await Promise.allSettled(rush);
      expect(went.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const rows = workplace.db.selectFrom('people').select('id').where('name', '=', 'Rush');
      expect(await rows.execute()).toHaveLength(1);
    });

    test('stays good when the handle that was chosen is taken', async () => {
      const { workplace } = house;
      const { secret } = await invite(workplace, operator, {});
      const eve = { handle: 'ben', name: 'Eve', email: 'eve@example.org', password };
      const taken = acceptInvitation(workplace, secret, eve);
      await expect(taken).rejects.toMatchObject({ reason: 'handleTaken' });
      const both = acceptInvitation(workplace, secret, { ...eve, email: 'BEN@example.org' });
      const fields = { handle: 'handleTaken', email: 'emailTaken' };
      await expect(both).rejects.toMatchObject({ code: 'conflict', fields });
      await acceptInvitation(workplace, secret, { ...eve, handle: 'eve' });
    });

    test('is over after a fortnight, when taken back, and when it never was', async () => {
      const { workplace } = house;
      const late = await invite(workplace, operator, { email: 'late@example.org' });
      const back = await invite(workplace, operator, { email: 'back@example.org' });
      await revokeInvitation(workplace, cast.ada, back.id);
      await expect(getInvitation(workplace, back.secret)).rejects.toMatchObject(over);
      await expect(getInvitation(workplace, 'cpi_guess')).rejects.toMatchObject(over);
      const open = await listInvitations(workplace, cast.ada);
      expect(open.map(({ email }) => email)).toEqual(['late@example.org']);
      const fortnight = new Date(workplace.now().getTime() + 14 * 86_400_000);
      const then = { ...workplace, now: () => fortnight };
      await expect(getInvitation(then, late.secret)).rejects.toMatchObject(over);
    });

    test('is made by administrators, and opens no space that they do not see', async () => {
      const { workplace } = house;
      await expect(invite(workplace, cast.ben, {})).rejects.toMatchObject({ code: 'notAllowed' });
      await workplace.db.deleteFrom('space_people').where('person_id', '=', cast.ada.id).execute();
      for (const name of ['attic', 'nowhere']) {
        const asked = invite(workplace, cast.ada, { spaces: [name] });
        await expect(asked).rejects.toMatchObject({ fields: { spaces: 'spaceUnknown' } });
      }
    });
  });

  describe('somebody who keeps guessing', () => {
    test('must wait after eight tries at one address, wherever they come from', async () => {
      const limits = makeRateLimits(house.connection.pool);
      for (let n = 0; n < 8; n += 1) await limits.tried('ben@example.org', `192.0.2.${n}`);
      const ninth = limits.tried('ben@example.org', '192.0.2.99');
      await expect(ninth).rejects.toMatchObject({ code: 'tooMany', reason: 'tooManyTries' });
      await limits.tried('ada@example.org', '192.0.2.99');
      const elsewhere = makeRateLimits(house.connection.pool);
      await expect(elsewhere.tried('ben@example.org', '::1')).rejects.toMatchObject({
        code: 'tooMany',
      });
      await limits.succeeded('ben@example.org', '192.0.2.99');
      await limits.tried('ben@example.org', '192.0.2.99');
    });

    test('gains nothing by guessing all at once', async () => {
      const limits = makeRateLimits(house.connection.pool);
      const tries = Array.from({ length: 40 }, (_, n) =>
        limits.tried('cleo@example.org', `203.0.113.${n}`),
      );
      const went = await Promise.allSettled(tries);
      expect(went.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
    });

    test('must wait after sixty tries from one place, whoever they pretend to be', async () => {
      const limits = makeRateLimits(house.connection.pool);
      for (let n = 0; n < 60; n += 1) await limits.tried(`p${n}@example.org`, '198.51.100.7');
      const next = limits.tried('ada@example.org', '198.51.100.7');
      await expect(next).rejects.toMatchObject({ code: 'tooMany' });
    });

    test('may type anything at all', async () => {
      const limits = makeRateLimits(house.connection.pool);
      for (const email of ['\0', '', 'x'.repeat(300_000)]) await limits.tried(email, '192.0.2.200');
    });
  });
});
