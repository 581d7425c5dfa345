import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import { type Cast, sessionFor, settle, viewerFor } from '../../test/cast.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import { operator, type PersonViewer } from '../access/index.ts';
import {
  acceptInvitation,
  changeEmail,
  changePassword,
  endOtherSessions,
  endSession,
  findOwnEmail,
  hasPassword,
  invite,
  listPasskeys,
  listSessions,
  makeRateLimits,
  makeSignIn,
  removePasskey,
  type SignIn,
  signingSecret,
} from './index.ts';

const password = 'correct horse battery';
const better = 'a better password';
const site = 'http://house.example.org';

let house: TestWorkplace;
let cast: Cast;
let signIn: SignIn;

beforeEach(async () => {
  house = await openWorkplace();
  onTestFinished(house.close);
  house.at(new Date().toISOString());
  cast = await settle(house.workplace);
  const secret = await signingSecret(house.workplace);
  signIn = makeSignIn({
    ...{ workplace: house.workplace, secret, publicUrl: site, oidc: null, log: () => {} },
  });
});

async function givePassword(handle: string): Promise<void> {
  const { secret } = await invite(house.workplace, operator, { person: handle });
  await acceptInvitation(house.workplace, secret, { email: `${handle}@example.org`, password });
}

/** A session's token, or null when the password does not hold. */
async function enter(handle: string, words = password): Promise<string | null> {
  const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux) Firefox/132.0' };
  const request = new Request(`${site}/sign-in`, { method: 'POST', headers });
  const answer = await signIn.withPassword(request, {
    ...{ email: `${handle}@example.org`, password: words },
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!);
  return signIn.sessionToken(new Headers({ cookie: cookies.join('; ') }));
}

/** A session begun by other ways than a password. */
const begin = (person: PersonViewer, hoursAgo = 0) =>
  sessionFor(house.workplace, person, { hoursAgo });

async function addPasskey(person: PersonViewer, name: string | null): Promise<string> {
  const id = newId();
  await house.workplace.db
    .insertInto('passkeys')
    .values({
      ...{ id, name, person_id: person.id, public_key: 'k', credential_id: id, counter: 0 },
      ...{ device_type: 'singleDevice', backed_up: false, created_at: house.workplace.now() },
    })
    .execute();
  return id;
}

const asking = (session: string | null) => ({
  session,
  address: '192.0.2.1',
  limits: makeRateLimits(house.connection.pool),
});

describe('changing the address that one signs in with', () => {
  test('needs the password, and ends nothing', async () => {
    const { workplace } = house;
    await givePassword('ben');
    const [here, there] = [await enter('ben'), await enter('ben')];
    const words = { present: password, email: 'Oduya@Example.org' };
    const wrong = changeEmail(workplace, cast.ben, asking(here), { ...words, present: better });
    await expect(wrong).rejects.toMatchObject({ fields: { present: 'presentPasswordWrong' } });
    await changeEmail(workplace, cast.ben, asking(here), words);
    expect(await findOwnEmail(workplace, cast.ben)).toBe('oduya@example.org');
    expect(await listSessions(workplace, cast.ben, there)).toHaveLength(2);
    expect([await enter('ben'), await enter('oduya')]).toEqual([null, expect.any(String)]);
  });

  test('refuses what is no address, and one that is somebody else’s', async () => {
    const { workplace } = house;
    const here = await begin(cast.ben);
    for (const [email, reason] of [
      ['', 'emailMalformed'],
      ['ben', 'emailMalformed'],
      ['Cleo@Example.org', 'emailTaken'],
    ]) {
      const change = changeEmail(workplace, cast.ben, asking(here), { email });
      await expect(change).rejects.toMatchObject({ fields: { email: reason } });
    }
    const token = changeEmail(workplace, cast.ben, asking(null), { email: 'b@example.org' });
    await expect(token).rejects.toMatchObject({ code: 'notAllowed' });
  });
});

describe('changing a password', () => {
  test('needs the present one, keeps this session and ends the others', async () => {
    const { workplace } = house;
    await givePassword('ben');
    const [here, there] = [await enter('ben'), await enter('ben')];
    const words = { present: password, password: better };
    await changePassword(workplace, cast.ben, asking(here), words);
    const left = await listSessions(workplace, cast.ben, here);
    expect(left).toMatchObject([{ present: true }]);
    expect(there).not.toBe(here);
    expect([await enter('ben'), await enter('ben', better)]).toEqual([null, expect.any(String)]);
  });

  test('changes nothing with a wrong one, and counts it as a try at signing in', async () => {
    const { workplace } = house;
    await givePassword('ben');
    const [here, there] = [await enter('ben'), await enter('ben')];
    const words = { present: 'not the right one', password: better };
    for (let n = 0; n < 8; n += 1) {
      const change = changePassword(workplace, cast.ben, asking(here), words);
      await expect(change).rejects.toMatchObject({ fields: { present: 'presentPasswordWrong' } });
    }
    const right = { present: password, password: better };
    const late = changePassword(workplace, cast.ben, asking(here), right);
    await expect(late).rejects.toMatchObject({ code: 'tooMany' });
    const signingIn = makeRateLimits(house.connection.pool).tried('ben@example.org', '192.0.2.9');
    await expect(signingIn).rejects.toMatchObject({ code: 'tooMany' });
    expect(await listSessions(workplace, cast.ben, there)).toHaveLength(2);
  });

  test('refuses a new one that is too short before it looks at the present one', async () => {
    await givePassword('ben');
    const short = { present: 'not the right one', password: 'short' };
    const session = asking(await enter('ben'));
    const change = changePassword(house.workplace, cast.ben, session, short);
    await expect(change).rejects.toMatchObject({ fields: { password: 'passwordShort' } });
  });

  test('is asked from a session of one’s own', async () => {
    const { workplace } = house;
    await givePassword('ben');
    await givePassword('cleo');
    const words = { present: password, password: better };
    for (const session of [null, 'made-up', await enter('cleo')]) {
      const change = changePassword(workplace, cast.ben, asking(session), words);
      await expect(change).rejects.toMatchObject({ code: 'notAllowed' });
    }
    expect(await enter('ben')).not.toBeNull();
  });

  test('gives a first one to somebody who came in without, soon after they did', async () => {
    const { workplace } = house;
    expect(await hasPassword(workplace, cast.ben)).toBe(false);
    const stale = asking(await begin(cast.ben, 25));
    const late = changePassword(workplace, cast.ben, stale, { password });
    await expect(late).rejects.toMatchObject({ code: 'notAllowed', reason: 'sessionStale' });
    await changePassword(workplace, cast.ben, asking(await begin(cast.ben)), { password });
    expect(await hasPassword(workplace, cast.ben)).toBe(true);
    expect(await enter('ben')).not.toBeNull();
  });
});

describe('sessions', () => {
  test('are listed to the person alone, the present one first, without those that are over', async () => {
    const { workplace } = house;
    await givePassword('ben');
    const here = await enter('ben');
    await begin(cast.ben);
    await begin(cast.ben, 24 * 31);
    await begin(cast.cleo);
    const listed = await listSessions(workplace, cast.ben, here);
    expect(listed.map(({ present }) => present)).toEqual([true, false]);
    expect(listed[0]?.userAgent).toContain('Firefox');
    expect(JSON.stringify(listed)).not.toContain(here);
  });

  test('end one by one, or all the others, and never somebody else’s', async () => {
    const { workplace } = house;
    const [here, there] = [await begin(cast.ben), await begin(cast.ben)];
    const hers = await begin(cast.cleo);
    for (const id of [hers, 'made-up', newId()]) {
      const end = endSession(workplace, cast.ben, id);
      await expect(end).rejects.toMatchObject({ code: 'notFound' });
    }
    await endSession(workplace, cast.ben, there);
    await begin(cast.ben);
    await endOtherSessions(workplace, cast.ben, here);
    expect(await listSessions(workplace, cast.ben, here)).toMatchObject([{ id: here }]);
    expect(await listSessions(workplace, cast.cleo, null)).toHaveLength(1);
  });

  test('are not ended by a token that only reads', async () => {
    const { workplace } = house;
    const reader = await viewerFor(workplace, 'ben', 'read');
    const id = await begin(cast.ben);
    await expect(endSession(workplace, reader, id)).rejects.toMatchObject({ code: 'notAllowed' });
    const all = endOtherSessions(workplace, reader, null);
    await expect(all).rejects.toMatchObject({ code: 'notAllowed' });
  });
});

describe('passkeys', () => {
  test('are listed to and removed by the person alone', async () => {
    const { workplace } = house;
    await givePassword('ben');
    const id = await addPasskey(cast.ben, 'My laptop');
    const mine = await listPasskeys(workplace, cast.ben);
    expect(mine).toMatchObject([{ id, name: 'My laptop', createdAt: expect.any(Date) }]);
    expect(await listPasskeys(workplace, cast.cleo)).toEqual([]);
    for (const one of [id, 'made-up', newId()]) {
      const remove = removePasskey(workplace, cast.cleo, one);
      await expect(remove).rejects.toMatchObject({ code: 'notFound' });
    }
    await removePasskey(workplace, cast.ben, id);
    expect(await listPasskeys(workplace, cast.ben)).toEqual([]);
  });

  test('stay while they are the only way in, even when two are removed at once', async () => {
    const { workplace } = house;
    const ids = [await addPasskey(cast.ben, null), await addPasskey(cast.ben, null)];
    const went = await Promise.allSettled(ids.map((id) => removePasskey(workplace, cast.ben, id)));
    expect(went.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [last] = await listPasskeys(workplace, cast.ben);
    const remove = removePasskey(workplace, cast.ben, last!.id);
    await expect(remove).rejects.toMatchObject({ code: 'conflict', reason: 'lastWayIn' });
  });
});
