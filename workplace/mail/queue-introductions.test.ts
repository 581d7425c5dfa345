import { describe, expect, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import { changeNotificationSettings } from '../notifications/index.ts';
import { deactivatePerson } from '../people/index.ts';
import { changeSuggestionSettings, getSuggestionSettings } from '../suggestions/index.ts';
import { type MailTestApp, mailSettings, openMailTestApp } from './mail.fixture.ts';
import { queueIntroductionMails } from './queue-introductions.ts';
import { getUnsubscription, unsubscribe } from './unsubscribe.ts';

/** As if both had said yes just now. */
async function insertIntroduction({ context }: MailTestApp, a: PersonViewer, b: PersonViewer) {
  const [one_id, other_id] = [a.id, b.id].sort() as [string, string];
  const at = context.now();
  const yes = { one_says: true, other_says: true, made_at: at };
  await context.db
    .insertInto('introductions')
    .values({ id: newId(), one_id, other_id, asked_at: at, ...yes })
    .execute();
}

const queue = ({ context }: MailTestApp) => queueIntroductionMails(context, { canSend: true });
const listReaders = ({ sentMails }: MailTestApp) =>
  sentMails.map(({ to }) => (to as { address: string }).address.split('@')[0]).sort();
const setClock = (house: MailTestApp, time: string) => house.at(time);

describe('who was introduced hears of it by mail', () => {
  test('each once, by name, with a way there and a way out', async () => {
    const house = await openMailTestApp();
    await insertIntroduction(house, house.ada, house.ben);
    expect((await Promise.all([queue(house), queue(house)])).sort()).toEqual([0, 2]);
    await house.send();
    expect(listReaders(house)).toEqual(['ada', 'ben']);
    const mail = house.sentMails.find(({ subject }) => subject?.includes('Ben Oduya'))!;
    expect(mail).toMatchObject({
      subject: '[Hill] You and Ben Oduya are introduced',
      from: { name: 'Hill' },
      to: { name: 'Ada Quill' },
    });
    expect(mail.replyTo).toBeUndefined();
    expect(mail.text).toContain('You and Ben Oduya have both said yes. Say hello.');
    expect(mail.text).toContain('https://house.example.org/people/ben');
    expect(mail.html).toContain('href="https://house.example.org/people/ben"');
    expect(mail.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  });

  test('not before their quiet hours are over', async () => {
    const house = await openMailTestApp();
    setClock(house, '2026-03-02T23:00:00Z');
    await changeNotificationSettings(house.context, house.ada, {
      quietFrom: '22:00',
      quietUntil: '07:00',
    });
    await insertIntroduction(house, house.ada, house.ben);
    expect(await queue(house)).toBe(1);
    setClock(house, '2026-03-03T07:00:00Z');
    expect(await queue(house)).toBe(1);
  });

  test('out of the budget of a day; what is over it waits for the next', async () => {
    const house = await openMailTestApp();
    await changeNotificationSettings(house.context, house.ada, { budget: 1 });
    await insertIntroduction(house, house.ada, house.ben);
    await insertIntroduction(house, house.ada, house.cleo);
    expect(await queue(house)).toBe(3);
    expect(await queue(house)).toBe(0);
    setClock(house, '2026-03-03T09:00:00Z');
    expect(await queue(house)).toBe(1);
  });

  test('unless they have turned mails, or these mails, off, or unsubscribe', async () => {
    const house = await openMailTestApp();
    await changeSuggestionSettings(house.context, house.ben, { byMail: false });
    await insertIntroduction(house, house.ada, house.ben);
    expect(await queue(house)).toBe(1);
    await house.send();
    const [, token = ''] = /(cpm_[0-9a-f]+)/.exec(house.sentMails[0]!.text as string)!;
    expect(await getUnsubscription(house.context, mailSettings, token)).toMatchObject({
      kind: 'introduction',
    });
    await unsubscribe(house.context, mailSettings, token);
    expect(await getSuggestionSettings(house.context, house.ada)).toMatchObject({ byMail: false });
    await insertIntroduction(house, house.ada, house.cleo);
    await changeNotificationSettings(house.context, house.cleo, { mail: false });
    expect(await queue(house)).toBe(0);
  });

  test('and nobody of whom the other takes part no more, by the time it is sent', async () => {
    const house = await openMailTestApp();
    await insertIntroduction(house, house.ada, house.ben);
    await insertIntroduction(house, house.ada, house.cleo);
    expect(await queue(house)).toBe(4);
    await deactivatePerson(house.context, house.ada, 'cleo');
    await changeSuggestionSettings(house.context, house.ben, { suggestions: false });
    await house.send();
    expect(listReaders(house)).toEqual([]);
  });
});
