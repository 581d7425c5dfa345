import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addComment } from '../comments/index.ts';
import { listEntries, publishEntry } from '../entries/index.ts';
import { changeSpace } from '../spaces/index.ts';
import type { ListNewEntries } from './compose-digest.ts';
import { findLastDueTime } from './digest-schedule.ts';
import { type MailTestApp, openMailTestApp } from './mail.fixture.ts';
import { queueDigestMails } from './queue-digests.ts';
import { queueNotificationMails } from './queue-notifications.ts';

const listNoEntries: ListNewEntries = async () => [];
const queueOptions = { canSend: true, listNewEntries: listNoEntries };

async function listDigestReaders({ context }: MailTestApp) {
  const rows = await context.db
    .selectFrom('mails')
    .innerJoin('people', 'people.id', 'mails.person_id')
    .where('kind', '=', 'digest')
    .select('people.handle')
    .execute();
  return rows.map(({ handle }) => handle).sort();
}

describe('the hour of a digest', () => {
  const at = (zone: string, rhythm: 'daily' | 'weekly', time: string, now: string) =>
    findLastDueTime(new Date(now), { timeZone: zone, rhythm, at: time }).toISOString();

  test('is the reader’s own', () => {
    expect(at('UTC', 'daily', '08:00', '2026-03-02T08:00:00Z')).toBe('2026-03-02T08:00:00.000Z');
    expect(at('UTC', 'daily', '08:00', '2026-03-02T07:59:59Z')).toBe('2026-03-01T08:00:00.000Z');
    expect(at('Asia/Tokyo', 'daily', '08:00:00', '2026-03-02T00:00:00Z')).toBe(
      '2026-03-01T23:00:00.000Z',
    );
    expect(at('America/New_York', 'daily', '08:00', '2026-07-02T12:00:00Z')).toBe(
      '2026-07-02T12:00:00.000Z',
    );
  });

  test('once a week is on Monday', () => {
    expect(at('UTC', 'weekly', '08:00', '2026-03-05T00:00:00Z')).toBe('2026-03-02T08:00:00.000Z');
    expect(at('UTC', 'weekly', '08:00', '2026-03-02T07:00:00Z')).toBe('2026-02-23T08:00:00.000Z');
  });

  test('where clocks are put forward over it comes as much later', () => {
    expect(at('Europe/Berlin', 'daily', '02:30', '2026-03-29T12:00:00Z')).toBe(
      '2026-03-29T01:30:00.000Z',
    );
  });

  test('is never in the future, nor a rhythm ago', () => {
    const zones = ['UTC', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Chatham', 'Europe/Berlin'];
    const moment = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((t) => t.map((n) => `${n}`.padStart(2, '0')).join(':'));
    const rhythms = fc.constantFrom('daily' as const, 'weekly' as const);
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), rhythms, time, (now, zone, rhythm, clock) => {
        const due = findLastDueTime(now, { timeZone: zone, rhythm, at: clock }).getTime();
        const most = (rhythm === 'daily' ? 25 : 7 * 24 + 1) * 3_600_000;
        expect(due).toBeLessThanOrEqual(now.getTime());
        expect(now.getTime() - due).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('a digest', () => {
  test('tells at its hour of all that was not seen, once', async () => {
    const house = await openMailTestApp();
    const { context, ben, cleo, entry } = house;
    const { id } = await addComment(context, ben, entry, { body: 'Into the barrel.' });
    await house.addNotification({ comment: id, delivery: 'digest' });
    await house.addNotification({ comment: id, to: cleo, delivery: 'digest', why: 'takesPart' });
    house.at('2026-03-03T07:59:00Z');
    expect(await queueDigestMails(context, queueOptions)).toBe(0);
    house.at('2026-03-03T08:00:00Z');
    expect(await queueDigestMails(context, queueOptions)).toBe(2);
    expect(await listDigestReaders(house)).toEqual(['ada', 'cleo']);
    await house.send();
    expect(house.sentMails[0]).toMatchObject({ subject: '[Hill] What is new for you' });
    expect(house.sentMails[0]!.replyTo).toBeUndefined();
    expect(house.sentMails[0]!.text).toContain('Where does the rain go?\nBen Oduya: 1 comment\n');
    house.at('2026-03-04T09:00:00Z');
    expect(await queueDigestMails(context, queueOptions)).toBe(0);
  });

  test('does not repeat what was mailed at once, and what comes later waits for the next', async () => {
    const house = await openMailTestApp();
    const { context, ben, entry } = house;
    const { id } = await addComment(context, ben, entry, { body: 'One' });
    await house.addNotification({ comment: id });
    await queueNotificationMails(context, { canSend: true });
    house.at('2026-03-03T08:00:00Z');
    expect(await queueDigestMails(context, queueOptions)).toBe(0);
    house.at('2026-03-03T08:30:00Z');
    await house.addNotification({ comment: id, eventName: 'commentEdited', delivery: 'digest' });
    expect(await queueDigestMails(context, queueOptions)).toBe(0);
    house.at('2026-03-04T08:00:00Z');
    expect(await queueDigestMails(context, queueOptions)).toBe(1);
  });

  test('comes weekly or never to those who want it so, and once for all who are at it', async () => {
    const house = await openMailTestApp();
    const { context, ada, ben, cleo } = house;
    for (const to of [ada, ben, cleo]) await house.addNotification({ to, delivery: 'digest' });
    await context.db
      .insertInto('attention')
      .values([
        { person_id: ben.id, digest: 'weekly' },
        { person_id: cleo.id, digest: 'never' },
      ])
      .execute();
    house.at('2026-03-03T08:00:00Z');
    await Promise.all([1, 2, 3].map(() => queueDigestMails(context, queueOptions)));
    expect(await listDigestReaders(house)).toEqual(['ada']);
    house.at('2026-03-09T08:00:00Z');
    await queueDigestMails(context, queueOptions);
    expect(await listDigestReaders(house)).toEqual(['ada', 'ben']);
  });

  test('that waited for a mail server goes out once there is one, and there was only one', async () => {
    const house = await openMailTestApp();
    await house.addNotification({ delivery: 'digest' });
    for (const day of ['03', '04']) {
      house.at(`2026-03-${day}T08:00:00Z`);
      await queueDigestMails(house.context, { ...queueOptions, canSend: false });
      expect(await house.send()).toMatchObject({ sent: 0 });
    }
    house.at('2026-03-05T08:00:00Z');
    await queueDigestMails(house.context, queueOptions);
    expect(await house.send()).toMatchObject({ sent: 1, empty: 0 });
  });

  test('also has what is new where somebody follows, with the reason', async () => {
    const house = await openMailTestApp();
    const { context, ben } = house;
    await publishEntry(context, ben, { space: 'yard', title: 'Snow', body: 'It falls.' });
    const asked: string[] = [];
    const listNewEntries: ListNewEntries = async (context, viewer, since) => {
      asked.push(`${viewer.handle} ${since.toISOString()}`);
      if (viewer.handle !== 'cleo') return [];
      const { items } = await listEntries(context, viewer, { since });
      return items.map((entry) => ({ entry, reason: 'You follow The yard.' }));
    };
    house.at('2026-03-03T08:00:00Z');
    expect(await queueDigestMails(context, { canSend: true, listNewEntries })).toBe(1);
    expect(asked).toContain('cleo 2026-03-02T08:00:00.000Z');
    expect(await listDigestReaders(house)).toEqual(['cleo']);
  });

  test('tells of nothing that its reader may not see (any more)', async () => {
    const house = await openMailTestApp();
    const { context, ada, cleo } = house;
    const hidden = { space: 'attic', title: 'Moths', body: 'Hush.' };
    const { id } = await publishEntry(context, ada, hidden);
    await house.addNotification({ to: cleo, entry: id, delivery: 'digest' });
    await house.addNotification({ to: cleo, delivery: 'digest', why: 'space' });
    house.at('2026-03-03T08:00:00Z');
    await queueDigestMails(context, queueOptions);
    await house.send();
    expect(house.sentMails[0]!.text).toContain('Where does the rain go?');
    expect(`${house.sentMails[0]!.text}${house.sentMails[0]!.html}`).not.toMatch(/Moths|attic/);

    await house.addNotification({ to: cleo, delivery: 'digest' });
    house.at('2026-03-04T08:00:00Z');
    await queueDigestMails(context, queueOptions);
    await changeSpace(context, ada, 'yard', { audience: 'closed' });
    expect(await house.send()).toMatchObject({ sent: 0, empty: 1 });
  });
});
