import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionFor } from '../../test/cast.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { deleteComment } from '../comments/index.ts';
import { publishEntry, withdrawEntry } from '../entries/index.ts';
import { markNotificationsSeen, mute } from '../notifications/index.ts';
import { deactivatePerson } from '../people/index.ts';
import { endSession, listSessions } from '../sign-in/index.ts';
import { changeSpace } from '../spaces/index.ts';
import {
  addDevice,
  ensurePushKeys,
  listDevices,
  makePushTransport,
  queuePushes,
  removeDevice,
} from './index.ts';
import { makeDevice, openPushTestApp } from './push.fixture.ts';
import { calculateRetryDelay, MAX_DEVICES, parseRetryAfter, toPushOutcome } from './rules.ts';

describe('a push', () => {
  test('tells Ada on her device who did what and where, and only her device can read it', async () => {
    const house = await openPushTestApp();
    const device = await house.add(house.ada);
    const comment = await house.comment(house.ben, 'Since the secret frost.');
    expect(await house.send()).toMatchObject({ taken: 1, empty: 0 });
    const [parcel] = house.out;
    expect(device.decrypt(parcel!)).toEqual({
      title: 'Ben Oduya commented on what you wrote',
      body: 'The boiler drips',
      path: `/comments/${comment}`,
      tag: house.entry,
    });
    expect(() => makeDevice().decrypt(parcel!)).toThrow();
    expect(parcel!.body.length).toBeLessThan(4096);
  });

  test('says to its service who sends it, for how long, and of no conversation which', async () => {
    const house = await openPushTestApp();
    const device = await house.add(house.ada);
    await house.comment(house.ben, 'One.');
    await house.send();
    const { headers, endpoint } = house.out[0]!;
    expect(endpoint).toBe(device.input.endpoint);
    expect(headers).toMatchObject({ TTL: 86_400, 'Content-Encoding': 'aes128gcm' });
    expect(headers.Topic).toMatch(/^[\w-]{32}$/);
    expect(headers.Authorization).toMatch(
      new RegExp(`^vapid t=[\\w.-]+, k=${house.keys.publicKey}$`),
    );
    expect(JSON.stringify(headers)).not.toContain(house.entry);
  });

  test('goes out once, to each of her devices, and to nobody else’s', async () => {
    const house = await openPushTestApp();
    const [desk, phone] = [await house.add(house.ada), await house.add(house.ada)];
    await house.add(house.cleo);
    await house.comment(house.ben, 'One.');
    await Promise.all([house.send(), house.send()]);
    await house.send();
    const sentTo = house.out.map(({ endpoint }) => endpoint).sort();
    expect(sentTo).toEqual([desk.input.endpoint, phone.input.endpoint].sort());
  });

  test('is within the budget: what joins a notice that she has not seen is not pushed', async () => {
    const house = await openPushTestApp();
    await house.add(house.ada);
    for (const body of ['One.', 'Two.', 'Three.']) await house.comment(house.ben, body);
    await house.send();
    expect(house.out.length).toBe(1);
    await house.comment(house.ben, 'And you, @ada?');
    await house.send();
    expect(house.out.length).toBe(2);
    expect(house.out[0]!.headers.Topic).toBe(house.out[1]!.headers.Topic);
  });

  test('has room for the longest title in any script', async () => {
    const house = await openPushTestApp();
    const device = await house.add(house.ben);
    const title = '😀'.repeat(90);
    const words = { space: 'yard', kind: 'post', title, body: 'For @ben.' };
    await publishEntry(house.context, house.ada, words);
    await house.raise();
    await house.send();
    expect(device.decrypt(house.out[0]!).body).toBe(title);
    expect(house.out[0]!.body.length).toBeLessThan(4096);
  });
});

describe('nothing is pushed', () => {
  type House = Awaited<ReturnType<typeof openPushTestApp>>;
  const meanwhile: [string, (house: House, comment: string) => Promise<unknown>][] = [
    ['has seen', (h) => markNotificationsSeen(h.context, h.ben)],
    ['has muted', (h) => mute(h.context, h.ben, h.entry)],
    ['lost by deleting', (h, comment) => deleteComment(h.context, h.cleo, comment)],
    ['lost by withdrawing', (h) => withdrawEntry(h.context, h.ada, h.entry, {})],
    ['may not see any more', (h) => changeSpace(h.context, h.ada, 'yard', { audience: 'closed' })],
  ];
  test.each(meanwhile)('of what he meanwhile %s', async (_, act) => {
    const house = await openPushTestApp();
    await house.add(house.ben);
    const comment = await house.comment(house.cleo, 'What do you say, @ben?');
    await queuePushes(house.context);
    await act(house, comment);
    expect(await house.send()).toMatchObject({ taken: 0, empty: 1 });
    expect(house.out).toEqual([]);
  });

  test('to somebody who left, and not when they are back until they ask for it', async () => {
    const house = await openPushTestApp();
    await house.add(house.ben);
    await house.comment(house.cleo, 'What do you say, @ben?');
    await deactivatePerson(house.context, house.ada, 'ben');
    await house.send();
    expect(house.out).toEqual([]);
  });

  test('to a browser in which she has signed out, or been signed out from afar', async () => {
    const house = await openPushTestApp();
    const { session } = await house.add(house.ada);
    const [own] = await listSessions(house.context, house.ada, session);
    await endSession(house.context, house.ada, own!.id);
    await house.comment(house.ben, 'One.');
    await house.send();
    expect(house.out).toEqual([]);
  });

  test('of what came before the device did', async () => {
    const house = await openPushTestApp();
    await house.comment(house.ben, 'One.');
    await house.add(house.ada);
    await house.send();
    expect(house.out).toEqual([]);
  });
});

describe('a push service', () => {
  test('that has forgotten a device makes us forget it, too', async () => {
    for (const status of [404, 410]) {
      const house = await openPushTestApp();
      const { session } = await house.add(house.ada);
      house.says.push({ status });
      await house.comment(house.ben, 'One.');
      expect(await house.send()).toMatchObject({ gone: 1 });
      expect(await listDevices(house.context, house.ada, session)).toEqual([]);
    }
  });

  test('that asks to wait is waited for, and then gets what is so by then', async () => {
    const house = await openPushTestApp();
    await house.add(house.ada);
    house.at('2026-03-02T10:00:00Z');
    await house.comment(house.ben, 'One.');
    house.says.push({ status: 429, retryAfter: '1800' }, new Error('no line'));
    expect(await house.send()).toMatchObject({ later: 1 });
    house.at('2026-03-02T10:20:00Z');
    expect(await house.send()).toMatchObject({ later: 0, taken: 0 });
    house.at('2026-03-02T10:40:00Z');
    expect(await house.send()).toMatchObject({ later: 1 });
    house.at('2026-03-02T10:50:00Z');
    expect(await house.send()).toMatchObject({ taken: 1 });
    expect(house.out.length).toBe(3);
  });

  test('that refuses is not asked again', async () => {
    const house = await openPushTestApp();
    await house.add(house.ada);
    await house.comment(house.ben, 'One.');
    house.says.push({ status: 403 });
    expect(await house.send()).toMatchObject({ refused: 1 });
    house.at('2026-03-02T23:00:00Z');
    expect(await house.send()).toMatchObject({ taken: 0 });
  });

  test('is never this machine or its network', async () => {
    const carry = makePushTransport();
    const parcel = { headers: {}, body: Buffer.from('x') };
    for (const host of ['127.0.0.1', '[::1]', '10.0.0.1', '169.254.169.254', 'localhost']) {
      const asked = carry({ ...parcel, endpoint: `https://${host}/to/1` });
      await expect(asked, host).rejects.toThrow('not a public address');
    }
  });
});

describe('a device', () => {
  test('is refused with an address or keys that are none', async () => {
    const house = await openPushTestApp();
    const session = await sessionFor(house.context, house.ada);
    const { input } = makeDevice();
    const wrong: [string, object][] = [
      ['endpoint', { endpoint: 'http://push.example.org/1' }],
      ['endpoint', { endpoint: 'https://push.example.org:8443/1' }],
      ['endpoint', { endpoint: 'https://me:word@push.example.org/1' }],
      ['endpoint', { endpoint: 'javascript:alert(1)' }],
      ['p256dh', { p256dh: 'AAAA' }],
      ['auth', { auth: 'AAAA' }],
    ];
    for (const [field, change] of wrong) {
      const asked = addDevice(house.context, house.ada, session, { ...input, ...change });
      await expect(asked).rejects.toMatchObject({ fields: { [field]: expect.any(String) } });
    }
  });

  test('is added from a session of one’s own only', async () => {
    const house = await openPushTestApp();
    const bens = await sessionFor(house.context, house.ben);
    for (const session of [null, bens, 'none']) {
      const asked = addDevice(house.context, house.ada, session, makeDevice().input);
      await expect(asked).rejects.toMatchObject({ code: 'notAllowed' });
    }
  });

  test('is one of ten at most', async () => {
    const house = await openPushTestApp();
    for (let n = 0; n < MAX_DEVICES; n += 1) await house.add(house.ada);
    await expect(house.add(house.ada)).rejects.toMatchObject({ reason: 'tooManyDevices' });
  });

  test('belongs to whoever added it last in that browser', async () => {
    const house = await openPushTestApp();
    const device = makeDevice();
    await house.add(house.ada, device);
    await house.add(house.cleo, device);
    await house.comment(house.ben, 'One.');
    await house.send();
    expect(house.out).toEqual([]);
    expect(await listDevices(house.context, house.cleo, null)).toHaveLength(1);
  });

  test('is listed for and removed by its person alone', async () => {
    const house = await openPushTestApp();
    const { session } = await house.add(house.ada);
    const [own] = await listDevices(house.context, house.ada, session);
    expect(own).toMatchObject({ label: 'Firefox on Linux', isCurrent: true });
    expect(await listDevices(house.context, house.ben, null)).toEqual([]);
    const others = removeDevice(house.context, house.ben, own!.id);
    await expect(others).rejects.toMatchObject({ code: 'notFound' });
    await removeDevice(house.context, house.ada, own!.id);
    expect(await listDevices(house.context, house.ada, session)).toEqual([]);
  });
});

test('the keys are made once, however many processes start at once', async () => {
  const { context } = await testAppForTest();
  const made = await Promise.all([1, 2, 3, 4].map(() => ensurePushKeys(context)));
  expect(new Set(made.map(({ publicKey }) => publicKey)).size).toBe(1);
});

test('every answer leads somewhere, and waiting has an end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.integer({ min: 1, max: 50 }), (code, n) => {
      expect(['taken', 'gone', 'later', 'refused']).toContain(toPushOutcome(code));
      const pause = calculateRetryDelay(n, code * 1_000_000);
      expect(pause === null || (pause > 0 && pause <= 12 * 3_600_000)).toBe(true);
      expect(n <= 6).toBe(pause !== null);
    }),
  );
  const now = new Date('2026-03-02T10:00:00Z');
  expect(parseRetryAfter('120', now)).toBe(120_000);
  expect(parseRetryAfter('Mon, 02 Mar 2026 10:01:00 GMT', now)).toBe(60_000);
  expect(parseRetryAfter('soon', now)).toBe(null);
});
