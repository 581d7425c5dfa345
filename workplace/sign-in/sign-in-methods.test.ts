import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { type Cast, sessionFor, settle, viewerFor } from '../../test/cast.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import {
  acceptInvitation,
  changeEmail,
  changePassword,
  createInvitation,
  createRateLimits,
  createSignIn,
  endOtherSessions,
  endSession,
  ensureSigningSecret,
  findOwnEmail,
  hasPassword,
  listPasskeys,
  listSessions,
  removePasskey,
  type SignIn,
} from './index.ts';

const password = 'correct horse battery';
const newPassword = 'a better password';
const site = 'http://house.example.org';

let app: TestApp;
let cast: Cast;
let signIn: SignIn;

beforeEach(async () => {
  app = await openTestApp();
  onTestFinished(app.close);
  app.at(new Date().toISOString());
  cast = await settle(app.context);
  const secret = await ensureSigningSecret(app.context);
  signIn = createSignIn({
    context: app.context,
    secret,
    publicUrl: site,
    oidc: null,
    log: () => {},
  });
});

async function givePassword(handle: string): Promise<void> {
  const { secret } = await createInvitation(app.context, operator, { person: handle });
  await acceptInvitation(app.context, secret, { email: `${handle}@example.org`, password });
}

/** A session's token, or null when the password does not hold. */
async function signInWith(handle: string, words = password): Promise<string | null> {
  const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/132.0' };
  const request = new Request(`${site}/sign-in`, { method: 'POST', headers });
  const answer = await signIn.withPassword(request, {
    email: `${handle}@example.org`,
    password: words,
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!);
  return signIn.sessionToken(new Headers({ cookie: cookies.join('; ') }));
}

/** A session begun by other ways than a password. */
const startSession = (person: PersonViewer, hoursAgo = 0) =>
  sessionFor(app.context, person, { hoursAgo });

async function addPasskey(person: PersonViewer, name: string | null): Promise<string> {
  const id = newId();
  await app.context.db
    .insertInto('passkeys')
    .values({
      id,
      name,
      person_id: person.id,
      public_key: 'k',
      credential_id: id,
      counter: 0,
      device_type: 'singleDevice',
      backed_up: false,
      created_at: app.context.now(),
    })
    .execute();
  return id;
}

const createReauthContext = (session: string | null) => ({
  session,
  address: '192.0.2.1',
  rateLimits: createRateLimits(app.connection.pool),
});

describe('changing the address that one signs in with', () => {
  test('needs the password, and ends nothing', async () => {
    const { context } = app;
    await givePassword('ben');
    const [here, there] = [await signInWith('ben'), await signInWith('ben')];
    const words = { currentPassword: password, email: 'Oduya@Example.org' };
    const wrong = changeEmail(context, cast.ben, createReauthContext(here), {
      ...words,
      currentPassword: newPassword,
    });
    await expect(wrong).rejects.toMatchObject({
      fields: { currentPassword: 'currentPasswordWrong' },
    });
    await changeEmail(context, cast.ben, createReauthContext(here), words);
    expect(await findOwnEmail(context, cast.ben)).toBe('oduya@example.org');
    expect(await listSessions(context, cast.ben, there)).toHaveLength(2);
    expect([await signInWith('ben'), await signInWith('oduya')]).toEqual([
      null,
      expect.any(String),
    ]);
  });

  test('refuses what is no address, and one that is somebody else’s', async () => {
    const { context } = app;
    const here = await startSession(cast.ben);
    for (const [email, reason] of [
      ['', 'emailMalformed'],
      ['ben', 'emailMalformed'],
      ['Cleo@Example.org', 'emailTaken'],
    ]) {
      const change = changeEmail(context, cast.ben, createReauthContext(here), { email });
      await expect(change).rejects.toMatchObject({ fields: { email: reason } });
    }
    const token = changeEmail(context, cast.ben, createReauthContext(null), {
      email: 'b@example.org',
    });
    await expect(token).rejects.toMatchObject({ code: 'notAllowed' });
  });
});

describe('changing a password', () => {
  test('needs the present one, keeps this session and ends the others', async () => {
    const { context } = app;
    await givePassword('ben');
    const [here, there] = [await signInWith('ben'), await signInWith('ben')];
    const words = { currentPassword: password, password: newPassword };
    await changePassword(context, cast.ben, createReauthContext(here), words);
    const left = await listSessions(context, cast.ben, here);
    expect(left).toMatchObject([{ isCurrent: true }]);
    expect(there).not.toBe(here);
    expect([await signInWith('ben'), await signInWith('ben', newPassword)]).toEqual([
      null,
      expect.any(String),
    ]);
  });

  test('changes nothing with a wrong one, and counts it as a try at signing in', async () => {
    const { context } = app;
    await givePassword('ben');
    const [here, there] = [await signInWith('ben'), await signInWith('ben')];
    const words = { currentPassword: 'not the right one', password: newPassword };
    for (let n = 0; n < 8; n += 1) {
      const change = changePassword(context, cast.ben, createReauthContext(here), words);
      await expect(change).rejects.toMatchObject({
        fields: { currentPassword: 'currentPasswordWrong' },
      });
    }
    const right = { currentPassword: password, password: newPassword };
    const late = changePassword(context, cast.ben, createReauthContext(here), right);
    await expect(late).rejects.toMatchObject({ code: 'tooMany' });
    const signingIn = createRateLimits(app.connection.pool).countAttempt(
      'ben@example.org',
      '192.0.2.9',
    );
    await expect(signingIn).rejects.toMatchObject({ code: 'tooMany' });
    expect(await listSessions(context, cast.ben, there)).toHaveLength(2);
  });

  test('refuses a new one that is too short before it looks at the present one', async () => {
    await givePassword('ben');
    const short = { currentPassword: 'not the right one', password: 'short' };
    const session = createReauthContext(await signInWith('ben'));
    const change = changePassword(app.context, cast.ben, session, short);
    await expect(change).rejects.toMatchObject({ fields: { password: 'passwordShort' } });
  });

  test('is asked from a session of one’s own', async () => {
    const { context } = app;
    await givePassword('ben');
    await givePassword('cleo');
    const words = { currentPassword: password, password: newPassword };
    for (const session of [null, 'made-up', await signInWith('cleo')]) {
      const change = changePassword(context, cast.ben, createReauthContext(session), words);
      await expect(change).rejects.toMatchObject({ code: 'notAllowed' });
    }
    expect(await signInWith('ben')).not.toBeNull();
  });

  test('gives a first one to somebody who came in without, soon after they did', async () => {
    const { context } = app;
    expect(await hasPassword(context, cast.ben)).toBe(false);
    const stale = createReauthContext(await startSession(cast.ben, 25));
    const late = changePassword(context, cast.ben, stale, { password });
    await expect(late).rejects.toMatchObject({ code: 'notAllowed', reason: 'sessionStale' });
    await changePassword(context, cast.ben, createReauthContext(await startSession(cast.ben)), {
      password,
    });
    expect(await hasPassword(context, cast.ben)).toBe(true);
    expect(await signInWith('ben')).not.toBeNull();
  });
});

describe('sessions', () => {
  test('are listed to the person alone, the present one first, without those that are over', async () => {
    const { context } = app;
    await givePassword('ben');
    const here = await signInWith('ben');
    await startSession(cast.ben);
    await startSession(cast.ben, 24 * 31);
    await startSession(cast.cleo);
    const listed = await listSessions(context, cast.ben, here);
    expect(listed.map(({ isCurrent }) => isCurrent)).toEqual([true, false]);
    expect(listed[0]?.userAgent).toContain('Firefox');
    expect(JSON.stringify(listed)).not.toContain(here);
  });

  test('end one by one, or all the others, and never somebody else’s', async () => {
    const { context } = app;
    const [here, there] = [await startSession(cast.ben), await startSession(cast.ben)];
    const hers = await startSession(cast.cleo);
    for (const id of [hers, 'made-up', newId()]) {
      const end = endSession(context, cast.ben, id);
      await expect(end).rejects.toMatchObject({ code: 'notFound' });
    }
    await endSession(context, cast.ben, there);
    await startSession(cast.ben);
    await endOtherSessions(context, cast.ben, here);
    expect(await listSessions(context, cast.ben, here)).toMatchObject([{ id: here }]);
    expect(await listSessions(context, cast.cleo, null)).toHaveLength(1);
  });

  test('are not ended by a token that only reads', async () => {
    const { context } = app;
    const reader = await viewerFor(context, 'ben', 'read');
    const id = await startSession(cast.ben);
    await expect(endSession(context, reader, id)).rejects.toMatchObject({ code: 'notAllowed' });
    const all = endOtherSessions(context, reader, null);
    await expect(all).rejects.toMatchObject({ code: 'notAllowed' });
  });
});

describe('passkeys', () => {
  test('are listed to and removed by the person alone', async () => {
    const { context } = app;
    await givePassword('ben');
    const id = await addPasskey(cast.ben, 'My laptop');
    const mine = await listPasskeys(context, cast.ben);
    expect(mine).toMatchObject([{ id, name: 'My laptop', createdAt: expect.any(Date) }]);
    expect(await listPasskeys(context, cast.cleo)).toEqual([]);
    for (const one of [id, 'made-up', newId()]) {
      const remove = removePasskey(context, cast.cleo, one);
      await expect(remove).rejects.toMatchObject({ code: 'notFound' });
    }
    await removePasskey(context, cast.ben, id);
    expect(await listPasskeys(context, cast.ben)).toEqual([]);
  });

  test('stay while they are the only way in, even when two are removed at once', async () => {
    const { context } = app;
    const ids = [await addPasskey(cast.ben, null), await addPasskey(cast.ben, null)];
    const went = await Promise.allSettled(ids.map((id) => removePasskey(context, cast.ben, id)));
    expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [last] = await listPasskeys(context, cast.ben);
    const remove = removePasskey(context, cast.ben, last!.id);
    await expect(remove).rejects.toMatchObject({ code: 'conflict', reason: 'lastSignInMethod' });
  });
});
