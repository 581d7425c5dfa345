import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import { addressParser } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/runs.ts';
import { addComment, deleteComment } from '../conversation/index.ts';
import { editEntry, publishEntry, withdrawEntry } from '../entries/index.ts';
import { letPersonLeave } from '../people/index.ts';
import { changeSpace } from '../spaces/index.ts';
import { type MailHouse, mailHouse, serverSaid, settings } from './house.fixture.ts';
import { addressed, type Letter } from './letter.ts';
import { mailNotices } from './queue-notices.ts';
import { letterhead } from './settings.ts';

const sends = { sends: true };

/** Ben's comments on Ada's question, each with a notice for her. */
async function said(house: MailHouse, ...bodies: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const body of bodies) {
    const { id } = await addComment(house.workplace, house.ben, house.entry, { body });
    await house.notice({ comment: id });
    ids.push(id);
  }
  return ids;
}

async function statesOf({ workplace }: MailHouse) {
  const rows = await workplace.db.selectFrom('mails').orderBy('id').select('state').execute();
  return rows.map(({ state }) => state);
}

describe('a notice by mail', () => {
  test('brings the comment in full, says why it comes, and how to answer and to stop', async () => {
    const house = await mailHouse();
    const [comment] = await said(house, 'Into the **barrel**.\n\n![a barrel](/attachments/x)');
    expect(await mailNotices(house.workplace, sends)).toBe(1);
    expect(await house.send()).toMatchObject({ sent: 1, failed: 0 });
    const [mail] = house.out;
    expect(mail).toMatchObject({
      from: { name: 'Ben Oduya (Hill)', address: 'hill@example.org' },
      to: { name: 'Ada Quill', address: 'ada@example.org' },
      subject: '[The yard] Where does the rain go?',
      replyTo: expect.stringMatching(/^reply\+[0-9a-f]{52}@reply\.example\.org$/),
    });
    expect(mail!.text).toContain(
      'Ben Oduya commented, 2 March 2026, 09:00 UTC:\n\nInto the **barrel**.',
    );
    expect(mail!.text).toContain(`https://house.example.org/comments/${comment}`);
    expect(mail!.text).toContain('![a barrel](https://house.example.org/attachments/x)');
    expect(mail!.text).toContain('You get this because you began this conversation.');
    expect(mail!.html).toContain('Into the <strong>barrel</strong>.');
    expect(mail!.html).toContain('>[picture: a barrel]</a>');
    expect(mail!.html).not.toMatch(/<img|<link|url\(|src=|@import/);
  });

  test('says in its head what it is about, and that no machine is to answer', async () => {
    const house = await mailHouse();
    await said(house, 'Into the barrel.');
    await mailNotices(house.workplace, sends);
    await house.send();
    const { id } = await house.workplace.db
      .selectFrom('workplace')
      .select('id')
      .executeTakeFirstOrThrow();
    const [{ headers } = { headers: {} }] = house.out;
    expect(headers).toEqual({
      'List-Id': '<yard.reply.example.org>',
      'List-Archive': '<https://house.example.org/spaces/yard>',
      'List-Unsubscribe': expect.stringMatching(
        /^<https:\/\/house\.example\.org\/mail\/unsubscribe\/cpm_[0-9a-f]{52}>$/,
      ),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      Precedence: 'list',
      'X-Auto-Response-Suppress': 'All',
      'X-Commonplace-Workplace': id,
    });
  });

  test('refers to what the comment replies to, and to the entry, not to what came before it', async () => {
    const house = await mailHouse();
    const { workplace, ben, entry } = house;
    const [first] = await said(house, 'One', 'Two');
    const reply = await addComment(workplace, ben, entry, { body: 'Three', replyTo: first });
    const id = await house.notice({ comment: reply.id, to: house.cleo, why: 'takesPart' });
    expect(id).toBeTruthy();
    await mailNotices(workplace, sends);
    await house.send();
    const [toAda, toCleo] = house.out;
    const at = (work: string) => `<${work}@reply.example.org>`;
    expect(toAda).toMatchObject({
      inReplyTo: at(`entry-${entry}`),
      references: [at(`entry-${entry}`)],
    });
    expect(toCleo).toMatchObject({
      messageId: at(`comment-${reply.id}`),
      inReplyTo: at(`comment-${first}`),
      references: [at(`entry-${entry}`), at(`comment-${first}`)],
    });
  });

  test('about the same work a second time is no copy of the first, but stands below it', async () => {
    const house = await mailHouse();
    const [comment] = await said(house, 'One');
    await mailNotices(house.workplace, sends);
    await house.send();
    house.at('2026-03-02T10:00:00Z');
    await house.notice({ comment: comment!, what: 'commentEdited', why: 'mention' });
    await mailNotices(house.workplace, sends);
    await house.send();
    expect(house.out[1]!.messageId).toMatch(/^<mail-/);
    expect(house.out[1]!.inReplyTo).toBe(house.out[0]!.messageId);
  });

  test('gathers what is said at once, and what follows within ten minutes for the next', async () => {
    const house = await mailHouse();
    await said(house, 'One', 'Two');
    await mailNotices(house.workplace, sends);
    await house.send();
    await said(house, 'Three');
    expect(await mailNotices(house.workplace, sends)).toBe(0);
    house.at('2026-03-02T09:05:00Z');
    await said(house, 'Four');
    expect(await mailNotices(house.workplace, sends)).toBe(0);
    house.at('2026-03-02T09:11:00Z');
    expect(await mailNotices(house.workplace, sends)).toBe(1);
    await house.send();
    const texts = house.out.map(({ text }) => String(text).match(/One|Two|Three|Four/g));
    expect(texts).toEqual([
      ['One', 'Two'],
      ['Three', 'Four'],
    ]);
  });

  test('is one, however many are at it at once', async () => {
    const house = await mailHouse();
    await said(house, 'One', 'Two');
    const made = await Promise.all([1, 2, 3, 4].map(() => mailNotices(house.workplace, sends)));
    expect(made.reduce((a, b) => a + b)).toBe(1);
    await Promise.all([1, 2, 3, 4].map(() => house.send()));
    expect(house.out.length).toBe(1);
  });

  test('does not come to those who turned it off, have no address, left, or have seen it', async () => {
    const house = await mailHouse();
    const { workplace, ada, ben, cleo, gus } = house;
    const [comment] = await said(house, 'One');
    for (const to of [ben, cleo, gus]) await house.notice({ comment, to });
    const { db } = workplace;
    await db.insertInto('attention').values({ person_id: ben.id, mail: false }).execute();
    await db.updateTable('people').set({ email: null }).where('id', '=', cleo.id).execute();
    await letPersonLeave(workplace, ada, 'gus');
    await db
      .updateTable('notices')
      .set({ seen_at: workplace.now() })
      .where('person_id', '=', ada.id)
      .execute();
    expect(await mailNotices(workplace, sends)).toBe(0);
  });
});

describe('a mail is written when it is sent, and tells of nothing that is gone by then', () => {
  type Change = (house: MailHouse, comment: string) => Promise<unknown>;
  const attic: Change = async ({ workplace, ada }) => {
    await changeSpace(workplace, ada, 'yard', { audience: 'closed' });
    await workplace.db.deleteFrom('space_people').execute();
  };
  const set =
    (table: 'mutes', row: (house: MailHouse) => object): Change =>
    (house) =>
      house.workplace.db
        .insertInto(table)
        .values(row(house) as never)
        .execute();
  const changes: Record<string, Change> = {
    'the comment was deleted': ({ workplace, ben }, id) => deleteComment(workplace, ben, id),
    'the entry was withdrawn': ({ workplace, ada, entry }) =>
      withdrawEntry(workplace, ada, entry, {}),
    'the space is not open to them any more': attic,
    'they left': ({ workplace, ada, cleo }) => letPersonLeave(workplace, ada, cleo.handle),
    'they muted the conversation': set('mutes', ({ workplace, cleo, entry }) => ({
      ...{ person_id: cleo.id, entry_id: entry, created_at: workplace.now() },
    })),
    'they turned mail off': ({ workplace, cleo }) =>
      workplace.db.insertInto('attention').values({ person_id: cleo.id, mail: false }).execute(),
    'they have seen it': ({ workplace }) =>
      workplace.db.updateTable('notices').set({ seen_at: workplace.now() }).execute(),
  };

  test.each(Object.entries(changes))('%s', async (_, change) => {
    const house = await mailHouse();
    const { id } = await addComment(house.workplace, house.ben, house.entry, { body: 'Hush' });
    await house.notice({ comment: id, to: house.cleo });
    await mailNotices(house.workplace, sends);
    await change(house, id);
    expect(await house.send()).toMatchObject({ sent: 0, empty: 1 });
    expect(house.out).toEqual([]);
    expect(await statesOf(house)).toEqual(['empty']);
  });

  test('a title that was changed meanwhile is the one that is sent', async () => {
    const house = await mailHouse();
    await said(house, 'One');
    await mailNotices(house.workplace, sends);
    await editEntry(house.workplace, house.ada, house.entry, { title: 'Where does the snow go?' });
    await house.send();
    expect(house.out[0]!.subject).toBe('[The yard] Where does the snow go?');
  });
});

describe('a server', () => {
  test('that is away is tried again after growing pauses, and nothing is lost', async () => {
    const house = await mailHouse();
    await said(house, 'One');
    await mailNotices(house.workplace, sends);
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ESOCKET' });
    expect(await house.send(away)).toMatchObject({ failed: 1, troubles: ['server'] });
    expect(await house.send()).toMatchObject({ sent: 0, failed: 0 });
    house.at('2026-03-02T09:02:00Z');
    expect(await house.send(away)).toMatchObject({ failed: 1 });
    house.at('2026-03-02T09:04:00Z');
    expect(await house.send()).toMatchObject({ sent: 0 });
    house.at('2026-03-02T09:08:00Z');
    expect(await house.send()).toMatchObject({ sent: 1 });
    expect(await statesOf(house)).toEqual(['sent']);
  });

  test('that refuses a mail for good is not asked again, and what it said is kept', async () => {
    const house = await mailHouse();
    await said(house, 'One');
    await mailNotices(house.workplace, sends);
    expect(await house.send(serverSaid(550))).toMatchObject({ failed: 1, troubles: ['mail'] });
    const row = await house.workplace.db.selectFrom('mails').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'failed', problem: 'EENVELOPE 550 no' });
    house.at('2026-03-12T09:00:00Z');
    expect(await house.send()).toMatchObject({ sent: 0 });
  });

  test('that never answers is given up after the last pause, at the latest', async () => {
    const house = await mailHouse();
    await said(house, 'One');
    await mailNotices(house.workplace, sends);
    for (let day = 3; day < 12; day += 1) {
      house.at(`2026-03-${String(day).padStart(2, '0')}T09:00:00Z`);
      await house.send(serverSaid(451));
      house.at(`2026-03-${String(day).padStart(2, '0')}T20:00:00Z`);
    }
    expect(await statesOf(house)).toEqual(['failed']);
  });

  test('is not asked at all where none is set up: mails wait, and take along what follows', async () => {
    const house = await mailHouse();
    await said(house, 'One');
    expect(await mailNotices(house.workplace, { sends: false })).toBe(1);
    house.at('2026-03-04T09:00:00Z');
    await said(house, 'Two');
    expect(await mailNotices(house.workplace, { sends: false })).toBe(0);
    expect(await house.send()).toMatchObject({ sent: 0 });
    expect(await statesOf(house)).toEqual(['waiting']);
  });

  test('that is set up later sends what goes on, with what waited of it', async () => {
    const house = await mailHouse();
    await said(house, 'One');
    await mailNotices(house.workplace, { sends: false });
    await said(house, 'Two');
    expect(await mailNotices(house.workplace, sends)).toBe(0);
    expect(await house.send()).toMatchObject({ sent: 1 });
    expect(house.out[0]!.text).toMatch(/One.*Two/s);
  });
});

/** The head of a mail as it goes over the wire, unfolded. */
async function headOf(letter: Partial<Letter>, names: { to: string; workplace: string }) {
  const house = { ...settings };
  const head = {
    ...{
      address: 'https://house.example.org',
      host: 'reply.example.org',
      from: 'hill@example.org',
    },
    ...{ name: names.workplace, id: 'w', settings: house },
  };
  const whole: Letter = {
    ...{ mailId: '01890000-0000-7000-8000-000000000000', subject: '', text: '', html: '' },
    ...{ author: null, messageId: 'a@b', inReplyTo: null, references: [], commentId: null },
    ...{ list: { name: 'yard', path: '/spaces/yard' }, noticeIds: [], ...letter },
  };
  const to = { name: names.to, email: 'ada@example.org' };
  const raw = await new MailComposer(addressed(whole, head, to)).compile().build();
  return raw
    .toString('latin1')
    .split('\r\n\r\n')[0]!
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n');
}

test('whatever is in titles and names, it adds no header and no recipient', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          '\u2028',
          '\0',
          ',',
          '"',
          '<',
          '>',
          ':',
          ';',
          'Bcc: x@evil.example',
          '=?utf-8?q?=0D=0A?=',
          'é',
          ' ',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );
  const expected = (await headOf({ subject: 'a' }, { to: 'b', workplace: 'c' })).map(
    (line) => line.split(':')[0],
  );
  await fc.assert(
    fc.asyncProperty(
      hostile,
      hostile,
      hostile,
      hostile,
      async (subject, author, name, workplace) => {
        const head = await headOf({ subject, author }, { to: name, workplace });
        const names = head.map((line) => line.split(':')[0]);
        expect(names.filter((name) => name !== 'Subject')).toEqual(
          expected.filter((name) => name !== 'Subject'),
        );
        const toLine = head.find((line) => line.startsWith('To:'))!;
        const to = addressParser(toLine.slice(3), { flatten: true });
        expect(to.map(({ address }) => address)).toEqual(['ada@example.org']);
      },
    ),
    { numRuns: runs(2) },
  );
});

test('an entry that was published is brought in full, and begins the thread', async () => {
  const house = await mailHouse();
  const { workplace, ada, cleo } = house;
  const words = { space: 'yard', title: 'Snow', body: 'It *falls*.' };
  const { id } = await publishEntry(workplace, ada, words);
  await house.notice({ entry: id, to: cleo, why: 'space', by: ada });
  await mailNotices(workplace, sends);
  await house.send();
  expect(house.out[0]).toMatchObject({
    messageId: `<entry-${id}@reply.example.org>`,
    subject: '[The yard] Snow',
  });
  expect(house.out[0]!.inReplyTo).toBeUndefined();
  expect(house.out[0]!.html).toContain('It <em>falls</em>.');
  expect(house.out[0]!.text).toContain('You get this because you follow the space.');
});

test('a letterhead without settings goes by where the workplace was last found', async () => {
  const { workplace } = await mailHouse();
  const bare = { ...settings, publicUrl: null, from: null, domain: null };
  expect(await letterhead(workplace, bare)).toMatchObject({
    ...{ address: 'http://localhost:3000', from: 'commonplace@localhost', host: 'localhost' },
  });
});
