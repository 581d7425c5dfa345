import fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import { addressParser } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/runs.ts';
import { addComment, deleteComment } from '../comments/index.ts';
import { editEntry, publishEntry, withdrawEntry } from '../entries/index.ts';
import { deactivatePerson } from '../people/index.ts';
import { changeSpace } from '../spaces/index.ts';
import { type MailTestApp, mailSettings, makeSmtpError, openMailTestApp } from './mail.fixture.ts';
import { type MailMessage, toSendOptions } from './message.ts';
import { queueNotificationMails } from './queue-notifications.ts';
import { loadLetterhead } from './settings.ts';

const sendOptions = { canSend: true };

/** Ben's comments on Ada's question, each with a notice for her. */
async function addComments(house: MailTestApp, ...bodies: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const body of bodies) {
    const { id } = await addComment(house.context, house.ben, house.entry, { body });
    await house.addNotification({ comment: id });
    ids.push(id);
  }
  return ids;
}

async function listMailStates({ context }: MailTestApp) {
  const rows = await context.db.selectFrom('mails').orderBy('id').select('state').execute();
  return rows.map(({ state }) => state);
}

describe('a notice by mail', () => {
  test('brings the comment in full, says why it comes, and how to answer and to stop', async () => {
    const house = await openMailTestApp();
    const [comment] = await addComments(
      house,
      'Into the **barrel**.\n\n![a barrel](/attachments/x)',
    );
    expect(await queueNotificationMails(house.context, sendOptions)).toBe(1);
    expect(await house.send()).toMatchObject({ sent: 1, failed: 0 });
    const [mail] = house.sentMails;
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
    const house = await openMailTestApp();
    await addComments(house, 'Into the barrel.');
    await queueNotificationMails(house.context, sendOptions);
    await house.send();
    const { id } = await house.context.db
      .selectFrom('workplace')
      .select('id')
      .executeTakeFirstOrThrow();
    const [{ headers } = { headers: {} }] = house.sentMails;
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
    const house = await openMailTestApp();
    const { context, ben, entry } = house;
    const [first] = await addComments(house, 'One', 'Two');
    const reply = await addComment(context, ben, entry, { body: 'Three', replyTo: first });
    const id = await house.addNotification({ comment: reply.id, to: house.cleo, why: 'takesPart' });
    expect(id).toBeTruthy();
    await queueNotificationMails(context, sendOptions);
    await house.send();
    const [toAda, toCleo] = house.sentMails;
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
    const house = await openMailTestApp();
    const [comment] = await addComments(house, 'One');
    await queueNotificationMails(house.context, sendOptions);
    await house.send();
    house.at('2026-03-02T10:00:00Z');
    await house.addNotification({ comment: comment!, eventName: 'commentEdited', why: 'mention' });
    await queueNotificationMails(house.context, sendOptions);
    await house.send();
    expect(house.sentMails[1]!.messageId).toMatch(/^<mail-/);
    expect(house.sentMails[1]!.inReplyTo).toBe(house.sentMails[0]!.messageId);
  });

  test('gathers what is said at once, and what follows within ten minutes for the next', async () => {
    const house = await openMailTestApp();
    await addComments(house, 'One', 'Two');
    await queueNotificationMails(house.context, sendOptions);
    await house.send();
    await addComments(house, 'Three');
    expect(await queueNotificationMails(house.context, sendOptions)).toBe(0);
    house.at('2026-03-02T09:05:00Z');
    await addComments(house, 'Four');
    expect(await queueNotificationMails(house.context, sendOptions)).toBe(0);
    house.at('2026-03-02T09:11:00Z');
    expect(await queueNotificationMails(house.context, sendOptions)).toBe(1);
    await house.send();
    const texts = house.sentMails.map(({ text }) => String(text).match(/One|Two|Three|Four/g));
    expect(texts).toEqual([
      ['One', 'Two'],
      ['Three', 'Four'],
    ]);
  });

  test('is one, however many are at it at once', async () => {
    const house = await openMailTestApp();
    await addComments(house, 'One', 'Two');
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => queueNotificationMails(house.context, sendOptions)),
    );
    expect(made.reduce((a, b) => a + b)).toBe(1);
    await Promise.all([1, 2, 3, 4].map(() => house.send()));
    expect(house.sentMails.length).toBe(1);
  });

  test('does not come to those who turned it off, have no address, left, or have seen it', async () => {
    const house = await openMailTestApp();
    const { context, ada, ben, cleo, gus } = house;
    const [comment] = await addComments(house, 'One');
    for (const to of [ben, cleo, gus]) await house.addNotification({ comment, to });
    const { db } = context;
    await db.insertInto('attention').values({ person_id: ben.id, mail: false }).execute();
    await db.updateTable('people').set({ email: null }).where('id', '=', cleo.id).execute();
    await deactivatePerson(context, ada, 'gus');
    await db
      .updateTable('notices')
      .set({ seen_at: context.now() })
      .where('person_id', '=', ada.id)
      .execute();
    expect(await queueNotificationMails(context, sendOptions)).toBe(0);
  });
});

describe('a mail is written when it is sent, and tells of nothing that is gone by then', () => {
  type Change = (house: MailTestApp, comment: string) => Promise<unknown>;
  const attic: Change = async ({ context, ada }) => {
    await changeSpace(context, ada, 'yard', { audience: 'closed' });
    await context.db.deleteFrom('space_people').execute();
  };
  const set =
    (table: 'mutes', row: (house: MailTestApp) => object): Change =>
    (house) =>
      house.context.db
        .insertInto(table)
        .values(row(house) as never)
        .execute();
  const changes: Record<string, Change> = {
    'the comment was deleted': ({ context, ben }, id) => deleteComment(context, ben, id),
    'the entry was withdrawn': ({ context, ada, entry }) => withdrawEntry(context, ada, entry, {}),
    'the space is not open to them any more': attic,
    'they left': ({ context, ada, cleo }) => deactivatePerson(context, ada, cleo.handle),
    'they muted the conversation': set('mutes', ({ context, cleo, entry }) => ({
      person_id: cleo.id,
      entry_id: entry,
      created_at: context.now(),
    })),
    'they turned mail off': ({ context, cleo }) =>
      context.db.insertInto('attention').values({ person_id: cleo.id, mail: false }).execute(),
    'they have seen it': ({ context }) =>
      context.db.updateTable('notices').set({ seen_at: context.now() }).execute(),
  };

  test.each(Object.entries(changes))('%s', async (_, change) => {
    const house = await openMailTestApp();
    const { id } = await addComment(house.context, house.ben, house.entry, { body: 'Hush' });
    await house.addNotification({ comment: id, to: house.cleo });
    await queueNotificationMails(house.context, sendOptions);
    await change(house, id);
    expect(await house.send()).toMatchObject({ sent: 0, empty: 1 });
    expect(house.sentMails).toEqual([]);
    expect(await listMailStates(house)).toEqual(['empty']);
  });

  test('a title that was changed meanwhile is the one that is sent', async () => {
    const house = await openMailTestApp();
    await addComments(house, 'One');
    await queueNotificationMails(house.context, sendOptions);
    await editEntry(house.context, house.ada, house.entry, { title: 'Where does the snow go?' });
    await house.send();
    expect(house.sentMails[0]!.subject).toBe('[The yard] Where does the snow go?');
  });
});

describe('a server', () => {
  test('that is away is tried again after growing pauses, and nothing is lost', async () => {
    const house = await openMailTestApp();
    await addComments(house, 'One');
    await queueNotificationMails(house.context, sendOptions);
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ESOCKET' });
    expect(await house.send(away)).toMatchObject({ failed: 1, failures: ['server'] });
    expect(await house.send()).toMatchObject({ sent: 0, failed: 0 });
    house.at('2026-03-02T09:02:00Z');
    expect(await house.send(away)).toMatchObject({ failed: 1 });
    house.at('2026-03-02T09:04:00Z');
    expect(await house.send()).toMatchObject({ sent: 0 });
    house.at('2026-03-02T09:08:00Z');
    expect(await house.send()).toMatchObject({ sent: 1 });
    expect(await listMailStates(house)).toEqual(['sent']);
  });

  test('that refuses a mail for good is not asked again, and what it said is kept', async () => {
    const house = await openMailTestApp();
    await addComments(house, 'One');
    await queueNotificationMails(house.context, sendOptions);
    expect(await house.send(makeSmtpError(550))).toMatchObject({ failed: 1, failures: ['mail'] });
    const row = await house.context.db.selectFrom('mails').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'failed', problem: 'EENVELOPE 550 no' });
    house.at('2026-03-12T09:00:00Z');
    expect(await house.send()).toMatchObject({ sent: 0 });
  });

  test('that never answers is given up after the last pause, at the latest', async () => {
    const house = await openMailTestApp();
    await addComments(house, 'One');
    await queueNotificationMails(house.context, sendOptions);
    for (let day = 3; day < 12; day += 1) {
      house.at(`2026-03-${String(day).padStart(2, '0')}T09:00:00Z`);
      await house.send(makeSmtpError(451));
      house.at(`2026-03-${String(day).padStart(2, '0')}T20:00:00Z`);
    }
    expect(await listMailStates(house)).toEqual(['failed']);
  });

  test('is not asked at all where none is set up: mails wait, and take along what follows', async () => {
    const house = await openMailTestApp();
    await addComments(house, 'One');
    expect(await queueNotificationMails(house.context, { canSend: false })).toBe(1);
    house.at('2026-03-04T09:00:00Z');
    await addComments(house, 'Two');
    expect(await queueNotificationMails(house.context, { canSend: false })).toBe(0);
    expect(await house.send()).toMatchObject({ sent: 0 });
    expect(await listMailStates(house)).toEqual(['waiting']);
  });

  test('that is set up later sends what goes on, with what waited of it', async () => {
    const house = await openMailTestApp();
    await addComments(house, 'One');
    await queueNotificationMails(house.context, { canSend: false });
    await addComments(house, 'Two');
    expect(await queueNotificationMails(house.context, sendOptions)).toBe(0);
    expect(await house.send()).toMatchObject({ sent: 1 });
    expect(house.sentMails[0]!.text).toMatch(/One.*Two/s);
  });
});

/** The head of a mail as it goes over the wire, unfolded. */
async function buildHeaderLines(
  letter: Partial<MailMessage>,
  names: { to: string; workplace: string },
) {
  const house = { ...mailSettings };
  const head = {
    address: 'https://house.example.org',
    host: 'reply.example.org',
    from: 'hill@example.org',
    name: names.workplace,
    id: 'w',
    settings: house,
  };
  const whole: MailMessage = {
    mailId: '01890000-0000-7000-8000-000000000000',
    subject: '',
    text: '',
    html: '',
    author: null,
    messageId: 'a@b',
    inReplyTo: null,
    references: [],
    commentId: null,
    list: { name: 'yard', path: '/spaces/yard' },
    notificationIds: [],
    ...letter,
  };
  const to = { name: names.to, email: 'ada@example.org' };
  const raw = await new MailComposer(toSendOptions(whole, head, to)).compile().build();
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
  const expected = (await buildHeaderLines({ subject: 'a' }, { to: 'b', workplace: 'c' })).map(
    (line) => line.split(':')[0],
  );
  await fc.assert(
    fc.asyncProperty(
      hostile,
      hostile,
      hostile,
      hostile,
      async (subject, author, name, workplace) => {
        const head = await buildHeaderLines({ subject, author }, { to: name, workplace });
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
  const house = await openMailTestApp();
  const { context, ada, cleo } = house;
  const words = { space: 'yard', title: 'Snow', body: 'It *falls*.' };
  const { id } = await publishEntry(context, ada, words);
  await house.addNotification({ entry: id, to: cleo, why: 'space', actor: ada });
  await queueNotificationMails(context, sendOptions);
  await house.send();
  expect(house.sentMails[0]).toMatchObject({
    messageId: `<entry-${id}@reply.example.org>`,
    subject: '[The yard] Snow',
  });
  expect(house.sentMails[0]!.inReplyTo).toBeUndefined();
  expect(house.sentMails[0]!.html).toContain('It <em>falls</em>.');
  expect(house.sentMails[0]!.text).toContain('You get this because you follow the space.');
});

test('a letterhead without settings goes by where the workplace was last found', async () => {
  const { context } = await openMailTestApp();
  const bare = { ...mailSettings, publicUrl: null, from: null, domain: null };
  expect(await loadLetterhead(context, bare)).toMatchObject({
    address: 'http://localhost:3000',
    from: 'commonplace@localhost',
    host: 'localhost',
  });
});
