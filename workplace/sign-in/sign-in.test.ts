import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { openTestApp, type TestApp, testAppForTest } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import { deactivatePerson, getPerson } from '../people/index.ts';
import { getSpace } from '../spaces/index.ts';
import { createToken, findSessionViewer, findTokenViewer } from '../tokens/index.ts';
import {
  acceptInvitation,
  createInvitation,
  createRateLimits,
  createSignIn,
  ensureSigningSecret,
  ensureWorkplace,
  findWorkplace,
  getInvitation,
  listInvitations,
  renewSetUpSecret,
  requireSetUpSecret,
  revokeInvitation,
  type SignIn,
  setUpWorkplace,
} from './index.ts';

const password = 'correct horse battery';
const setUpInput = {
  workplace: 'Fernhill',
  handle: 'flora',
  name: 'Flora',
  email: 'Flora@example.org',
  password,
};
const linkOverError = { code: 'notFound' };

describe('the link that sets a workplace up', () => {
  test('makes the workplace and its first administrator, and works once', async () => {
    const { context } = await testAppForTest();
    const secret = await renewSetUpSecret(context);
    await requireSetUpSecret(context, secret);
    await setUpWorkplace(context, secret, setUpInput);
    expect(await findWorkplace(context)).toMatchObject({ name: 'Fernhill' });
    expect(await getPerson(context, operator, 'flora')).toMatchObject({ admin: true });
    await expect(requireSetUpSecret(context, secret)).rejects.toMatchObject(linkOverError);
    await expect(setUpWorkplace(context, secret, setUpInput)).rejects.toMatchObject(linkOverError);
    const later = await renewSetUpSecret(context);
    await expect(setUpWorkplace(context, later, setUpInput)).rejects.toMatchObject(linkOverError);
  });

  test.each([
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Europe/Berlin', 'Europe/Berlin'],
    ['Mars/Olympus', 'UTC'],
    ['', 'UTC'],
  ])('takes the zone of a browser that says %j for %s', async (said, timeZone) => {
    const { context } = await testAppForTest();
    const secret = await renewSetUpSecret(context);
    await setUpWorkplace(context, secret, { ...setUpInput, timeZone: said });
    expect(await getPerson(context, operator, 'flora')).toMatchObject({ timeZone });
    const { secret: link } = await createInvitation(context, operator, {});
    const fauna = { handle: 'fauna', name: 'Fauna', email: 'fauna@example.org', password };
    await acceptInvitation(context, link, { ...fauna, timeZone: said });
    expect(await getPerson(context, operator, 'fauna')).toMatchObject({ timeZone });
    const again = await createInvitation(context, operator, { person: 'fauna' });
    const back = { email: 'fauna@example.org', password, timeZone: 'Asia/Tokyo' };
    await acceptInvitation(context, again.secret, back);
    expect(await getPerson(context, operator, 'fauna')).toMatchObject({ timeZone });
  });

  test('followed by two at once lets one of them in', async () => {
    const { context } = await testAppForTest();
    const secret = await renewSetUpSecret(context);
    const twins = ['flora', 'fauna'].map((handle) =>
      setUpWorkplace(context, secret, { ...setUpInput, handle, email: `${handle}@example.org` }),
    );
    const went = await Promise.allSettled(twins);
    expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const people = await context.db.selectFrom('people').select('handle').execute();
    expect(people).toHaveLength(1);
  });

  test('is over when another was printed, or when the operator made the workplace', async () => {
    const { context } = await testAppForTest();
    const early = await renewSetUpSecret(context);
    const secret = await renewSetUpSecret(context);
    await expect(requireSetUpSecret(context, early)).rejects.toMatchObject(linkOverError);
    await expect(requireSetUpSecret(context, 'cps_guess')).rejects.toMatchObject(linkOverError);
    await ensureWorkplace(context);
    await ensureWorkplace(context, 'Another');
    await expect(requireSetUpSecret(context, secret)).rejects.toMatchObject(linkOverError);
  });

  test('keeps nothing of an attempt with a password that is too short', async () => {
    const { context } = await testAppForTest();
    const secret = await renewSetUpSecret(context);
    const short = setUpWorkplace(context, secret, { ...setUpInput, password: 'short' });
    await expect(short).rejects.toMatchObject({ fields: { password: 'passwordShort' } });
    expect(await findWorkplace(context)).toBeNull();
    await requireSetUpSecret(context, secret);
  });
});

describe('with a workplace', () => {
  let app: TestApp;
  let cast: Cast;
  let signIn: SignIn;
  const site = 'http://house.example.org';

  beforeAll(async () => {
    app = await openTestApp();
    app.at(new Date().toISOString());
    cast = await settle(app.context);
    signIn = createSignIn({
      context: app.context,
      secret: await ensureSigningSecret(app.context),
      publicUrl: site,
      oidc: null,
      log: () => {},
    });
    await givePassword('ben');
  });
  afterAll(() => app.close());

  async function givePassword(handle: string, words = password): Promise<void> {
    const { secret } = await createInvitation(app.context, operator, { person: handle });
    await acceptInvitation(app.context, secret, {
      email: `${handle}@example.org`,
      password: words,
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
    return token ? findSessionViewer(app.context, token, app.context.now()) : null;
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
      await signIn.signOut(new Request(`${site}/sign-out`, { method: 'POST', headers }));
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
      const { context } = app;
      await givePassword('cleo');
      const headers = withCookies(await enter('cleo'));
      const { token } = await createToken(context, operator, 'cleo', { purpose: 'feed' });
      const { secret } = await createInvitation(context, operator, { person: 'cleo' });
      expect(await viewerOf(headers)).toMatchObject({ handle: 'cleo' });
      await deactivatePerson(context, operator, 'cleo');
      expect(await viewerOf(headers)).toBeNull();
      expect(await findTokenViewer(context, token, 'feed')).toBeNull();
      const again = await enter('cleo');
      expect(again.status).toBe(401);
      expect(again.headers.getSetCookie().join()).not.toContain('session_token=');
      await expect(getInvitation(context, secret)).rejects.toMatchObject(linkOverError);
      const back = acceptInvitation(context, secret, { email: 'cleo@example.org', password });
      await expect(back).rejects.toMatchObject(linkOverError);
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
      const { context } = app;
      const input = { spaces: ['attic'], membership: 'guest' };
      const { secret } = await createInvitation(context, cast.ada, input);
      await acceptInvitation(context, secret, newcomer);
      const { token } = await createToken(context, operator, 'dora', {});
      const dora = await findTokenViewer(context, token, 'api');
      expect(dora).toMatchObject({ membership: 'guest', admin: false });
      expect(await getSpace(context, dora!, 'attic')).toMatchObject({ role: 'member' });
      const twice = acceptInvitation(context, secret, { ...newcomer, handle: 'dora-2' });
      await expect(twice).rejects.toMatchObject(linkOverError);
    });

    test('followed by several at once lets one of them in', async () => {
      const { context } = app;
      const { secret } = await createInvitation(context, operator, {});
      const rush = [1, 2, 3, 4].map((n) =>
        acceptInvitation(context, secret, {
          handle: `rush-${n}`,
          name: 'Rush',
          email: `rush-${n}@example.org`,
          password,
        }),
      );
      const went = await Promise.allSettled(rush);
      expect(went.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const rows = context.db.selectFrom('people').select('id').where('name', '=', 'Rush');
      expect(await rows.execute()).toHaveLength(1);
    });

    test('stays good when the handle that was chosen is taken', async () => {
      const { context } = app;
      const { secret } = await createInvitation(context, operator, {});
      const eve = { handle: 'ben', name: 'Eve', email: 'eve@example.org', password };
      const taken = acceptInvitation(context, secret, eve);
      await expect(taken).rejects.toMatchObject({ reason: 'handleTaken' });
      const both = acceptInvitation(context, secret, { ...eve, email: 'BEN@example.org' });
      const fields = { handle: 'handleTaken', email: 'emailTaken' };
      await expect(both).rejects.toMatchObject({ code: 'conflict', fields });
      await acceptInvitation(context, secret, { ...eve, handle: 'eve' });
    });

    test('is over after a fortnight, when taken back, and when it never was', async () => {
      const { context } = app;
      const late = await createInvitation(context, operator, { email: 'late@example.org' });
      const back = await createInvitation(context, operator, { email: 'back@example.org' });
      await revokeInvitation(context, cast.ada, back.id);
      await expect(getInvitation(context, back.secret)).rejects.toMatchObject(linkOverError);
      await expect(getInvitation(context, 'cpi_guess')).rejects.toMatchObject(linkOverError);
      const open = await listInvitations(context, cast.ada);
      expect(open.map(({ email }) => email)).toEqual(['late@example.org']);
      const fortnight = new Date(context.now().getTime() + 14 * 86_400_000);
      const then = { ...context, now: () => fortnight };
      await expect(getInvitation(then, late.secret)).rejects.toMatchObject(linkOverError);
    });

    test('is made by administrators, and opens no space that they do not see', async () => {
      const { context } = app;
      await expect(createInvitation(context, cast.ben, {})).rejects.toMatchObject({
        code: 'notAllowed',
      });
      await context.db.deleteFrom('space_people').where('person_id', '=', cast.ada.id).execute();
      for (const name of ['attic', 'nowhere']) {
        const input = createInvitation(context, cast.ada, { spaces: [name] });
        await expect(input).rejects.toMatchObject({ fields: { spaces: 'spaceUnknown' } });
      }
    });
  });

  describe('somebody who keeps guessing', () => {
    test('must wait after eight tries at one address, wherever they come from', async () => {
      const limits = createRateLimits(app.connection.pool);
      for (let n = 0; n < 8; n += 1) await limits.countAttempt('ben@example.org', `192.0.2.${n}`);
      const ninth = limits.countAttempt('ben@example.org', '192.0.2.99');
      await expect(ninth).rejects.toMatchObject({ code: 'tooMany', reason: 'tooManyTries' });
      await limits.countAttempt('ada@example.org', '192.0.2.99');
      const elsewhere = createRateLimits(app.connection.pool);
      await expect(elsewhere.countAttempt('ben@example.org', '::1')).rejects.toMatchObject({
        code: 'tooMany',
      });
      await limits.clearAttempts('ben@example.org', '192.0.2.99');
      await limits.countAttempt('ben@example.org', '192.0.2.99');
    });

    test('gains nothing by guessing all at once', async () => {
      const limits = createRateLimits(app.connection.pool);
      const tries = Array.from({ length: 40 }, (_, n) =>
        limits.countAttempt('cleo@example.org', `203.0.113.${n}`),
      );
      const went = await Promise.allSettled(tries);
      expect(went.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
    });

    test('must wait after sixty tries from one place, whoever they pretend to be', async () => {
      const limits = createRateLimits(app.connection.pool);
      for (let n = 0; n < 60; n += 1)
        await limits.countAttempt(`p${n}@example.org`, '198.51.100.7');
      const next = limits.countAttempt('ada@example.org', '198.51.100.7');
      await expect(next).rejects.toMatchObject({ code: 'tooMany' });
    });

    test('may type anything at all', async () => {
      const limits = createRateLimits(app.connection.pool);
      for (const email of ['\0', '', 'x'.repeat(300_000)])
        await limits.countAttempt(email, '192.0.2.200');
    });
  });
});
