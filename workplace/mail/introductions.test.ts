import { describe, expect, test } from 'vitest';
import { newId } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import { changeAttention } from '../attention/index.ts';
import { letPersonLeave } from '../people/index.ts';
import { getSuggesting, setSuggestions } from '../suggestions/index.ts';
import { type MailHouse, mailHouse, settings } from './house.fixture.ts';
import { mailIntroductions } from './queue-introductions.ts';
import { getStopping, stopMails } from './stopping.ts';

/** As if both had said yes just now. */
async function introduced({ workplace }: MailHouse, a: PersonViewer, b: PersonViewer) {
  const [one_id, other_id] = [a.id, b.id].sort() as [string, string];
  const at = workplace.now();
  const yes = { one_says: true, other_says: true, made_at: at };
  await workplace.db
    .insertInto('introductions')
    .values({ id: newId(), one_id, other_id, asked_at: at, ...yes })
    .execute();
}

const queue = ({ workplace }: MailHouse) => mailIntroductions(workplace, { sends: true });
const toWhom = ({ out }: MailHouse) =>
  out.map(({ to }) => (to as { address: string }).address.split('@')[0]).sort();
const at = (house: MailHouse, time: string) => house.at(time);

describe('who was introduced hears of it by mail', () => {
  test('each once, by name, with a way there and a way out', async () => {
    const house = await mailHouse();
    await introduced(house, house.ada, house.ben);
    expect((await Promise.all([queue(house), queue(house)])).sort()).toEqual([0, 2]);
    await house.send();
    expect(toWhom(house)).toEqual(['ada', 'ben']);
    const mail = house.out.find(({ subject }) => subject?.includes('Ben Oduya'))!;
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
    const house = await mailHouse();
    at(house, '2026-03-02T23:00:00Z');
    await changeAttention(house.workplace, house.ada, { quietFrom: '22:00', quietUntil: '07:00' });
    await introduced(house, house.ada, house.ben);
    expect(await queue(house)).toBe(1);
    at(house, '2026-03-03T07:00:00Z');
    expect(await queue(house)).toBe(1);
  });

  test('out of the budget of a day; what is over it waits for the next', async () => {
    const house = await mailHouse();
    await changeAttention(house.workplace, house.ada, { budget: 1 });
    await introduced(house, house.ada, house.ben);
    await introduced(house, house.ada, house.cleo);
    expect(await queue(house)).toBe(3);
    expect(await queue(house)).toBe(0);
    at(house, '2026-03-03T09:00:00Z');
    expect(await queue(house)).toBe(1);
  });

  test('unless they have turned mails, or these mails, off, or unsubscribe', async () => {
    const house = await mailHouse();
    await setSuggestions(house.workplace, house.ben, { byMail: false });
    await introduced(house, house.ada, house.ben);
    expect(await queue(house)).toBe(1);
    await house.send();
    const [, token = ''] = /(cpm_[0-9a-f]+)/.exec(house.out[0]!.text as string)!;
    expect(await getStopping(house.workplace, settings, token)).toMatchObject({
      kind: 'introduction',
    });
    await stopMails(house.workplace, settings, token);
    expect(await getSuggesting(house.workplace, house.ada)).toMatchObject({ byMail: false });
    await introduced(house, house.ada, house.cleo);
    await changeAttention(house.workplace, house.cleo, { mail: false });
    expect(await queue(house)).toBe(0);
  });

  test('and nobody of whom the other takes part no more, by the time it is sent', async () => {
    const house = await mailHouse();
    await introduced(house, house.ada, house.ben);
    await introduced(house, house.ada, house.cleo);
    expect(await queue(house)).toBe(4);
    await letPersonLeave(house.workplace, house.ada, 'cleo');
    await setSuggestions(house.workplace, house.ben, { suggestions: false });
    await house.send();
    expect(toWhom(house)).toEqual([]);
  });
});
