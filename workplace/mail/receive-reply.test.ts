import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/runs.ts';
import { getAttachment } from '../attachments/index.ts';
import { addComment, closeConversation, deleteComment, listComments } from '../comments/index.ts';
import { AppError } from '../kernel/errors.ts';
import { deactivatePerson } from '../people/index.ts';
import { changeSpace } from '../spaces/index.ts';
import {
  getUnsubscribePath,
  makeReplyAddress,
  parseReplyAddress,
  parseUnsubscribeToken,
} from './addresses.ts';
import { type MailTestApp, mailSettings, openMailTestApp } from './mail.fixture.ts';
import { queueNotificationMails } from './queue-notifications.ts';
import { type MailDelivery, type ReceiveResult, receiveReply } from './receive-reply.ts';

const noRateLimit = { countReply: async () => {} };

interface ReplyTestApp extends MailTestApp {
  /** Where Ada answers Ben's comment. */
  to: string;
  comment: string;
  receive(mail: string, delivery?: Partial<MailDelivery>): Promise<ReceiveResult>;
  said(): Promise<{ body: string; author: string; replyTo: string | null }[]>;
}

/** Ben commented on Ada's question, and she got a mail of it. */
async function openReplyTestApp(): Promise<ReplyTestApp> {
  const house = await openMailTestApp();
  const { context, ben, cleo, entry } = house;
  const { id: comment } = await addComment(context, ben, entry, { body: 'Into the barrel?' });
  await house.addNotification({ comment });
  await queueNotificationMails(context, { canSend: true });
  await house.send();
  const to = String(house.sentMails[0]!.replyTo);
  const receive = (mail: string, delivery: Partial<MailDelivery> = {}) => {
    const whole = { raw: Buffer.from(mail), sender: 'ada@example.org', to, ...delivery };
    return receiveReply(context, { settings: mailSettings, limits: noRateLimit }, whole);
  };
  const said = async () => {
    const { items } = await listComments(context, cleo, entry);
    return items.map(({ body, author, replyTo }) => ({ body, author: author.name, replyTo }));
  };
  return { ...house, to, comment, receive, said };
}

/** A mail as a program of Ada's writes it. */
function writeMail(body: string, headers: Record<string, string> = {}): string {
  const head = {
    From: 'Ada Quill <Ada@Example.org>',
    Subject: 'Re: rain',
    'Message-ID': '<1@phone>',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}`;
}

describe('an answer by mail', () => {
  test('becomes a comment of whoever got the mail, under the comment that it answers', async () => {
    const { receive, said, comment } = await openReplyTestApp();
    const words = 'Over the **edge**.\n\nOn 2 Mar 2026, at 09:14, Ben wrote:\n> Into the barrel?';
    expect(await receive(writeMail(words))).toMatchObject({ is: 'comment', rejectedNames: [] });
    const reply = { body: 'Over the **edge**.', author: 'Ada Quill', replyTo: comment };
    expect((await said()).at(-1)).toEqual(reply);
  });

  test('takes what it answers as seen, and nothing that came later', async () => {
    const { receive, addNotification, context, comment, at } = await openReplyTestApp();
    at('2026-03-02T10:00:00Z');
    const later = await addNotification({ comment, eventName: 'commentEdited' });
    await receive(writeMail('Over the edge.'));
    const unseen = context.db.selectFrom('notices').where('seen_at', 'is', null).select('id');
    expect(await unseen.execute()).toEqual([{ id: later }]);
  });

  test('finds its way by an address whose letters were changed, and by the head of the mail', async () => {
    const { receive, said, to } = await openReplyTestApp();
    await receive(writeMail('One', { 'Message-ID': '<a@x>' }), { to: to.toUpperCase() });
    const headed = writeMail('Two', { 'Message-ID': '<b@x>', To: `Hill <${to}>` });
    await receive(headed, { to: null, sender: null });
    expect((await said()).map(({ body }) => body)).toEqual(['Into the barrel?', 'One', 'Two']);
  });

  test('to a comment that was deleted meanwhile is a comment by itself', async () => {
    const { receive, said, context, ben, comment } = await openReplyTestApp();
    await deleteComment(context, ben, comment);
    await receive(writeMail('Over the edge.'));
    expect((await said()).at(-1)).toMatchObject({ body: 'Over the edge.', replyTo: null });
  });

  test('delivered twice, or to all at once, is one comment', async () => {
    const { receive, said } = await openReplyTestApp();
    const once = writeMail('Only once');
    await Promise.all([receive(once), receive(once), receive(once)]);
    expect(await receive(once)).toEqual({ is: 'dropped', why: 'repeated' });
    expect((await said()).filter(({ body }) => body === 'Only once').length).toBe(1);
  });

  test('that is HTML alone becomes Markdown', async () => {
    const { receive, said } = await openReplyTestApp();
    const html = '<p>Over the <b>edge</b></p><div class="gmail_quote">On Monday, Ben wrote</div>';
    await receive(writeMail(html, { 'Content-Type': 'text/html; charset=utf-8' }));
    expect((await said()).at(-1)?.body).toBe('Over the **edge**');
  });

  test('is read in the letters in which it was written', async () => {
    const { receive, said } = await openReplyTestApp();
    const latin = {
      'Content-Type': 'text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding': 'quoted-printable',
    };
    await receive(writeMail('=C3ber den Rand.', latin).replace('=C3', '=DC'));
    expect((await said()).at(-1)?.body).toBe('Über den Rand.');
  });
});

/** A mail with files, in parts. */
function writeMailWithFiles(
  words: string,
  files: { name: string; type: string; bytes: Buffer; inline?: string }[],
) {
  const parts = files.map(({ name, type, bytes, inline }) =>
    [
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: ${inline ? 'inline' : 'attachment'}; filename="${name}"`,
      ...(inline ? [`Content-ID: <${inline}>`] : []),
      'Content-Transfer-Encoding: base64\r\n',
      bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
    ].join('\r\n'),
  );
  const text = `Content-Type: text/plain; charset=utf-8\r\n\r\n${words}`;
  const body = [text, ...parts].map((part) => `--b\r\n${part}\r\n`).join('');
  return writeMail(`${body}--b--`, { 'Content-Type': 'multipart/mixed; boundary=b' });
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('files of an answer', () => {
  test('are taken in as uploads and stand in the comment, for those who see it', async () => {
    const { receive, said, context, cleo } = await openReplyTestApp();
    const files = [
      { name: 'rain.png', type: 'image/png', bytes: png },
      { name: 'notes.txt', type: 'text/plain', bytes: Buffer.from('Drip.') },
    ];
    await receive(writeMailWithFiles('Look:', files));
    const { body } = (await said()).at(-1)!;
    expect(body).toMatch(
      /^Look:\n\n!\[rain\.png\]\(\/attachments\/\S+\)\n\n\[notes\.txt\]\(\S+\)$/,
    );
    const [, id = ''] = /notes\.txt\]\(\/attachments\/([^)]+)/.exec(body)!;
    expect((await getAttachment(context, cleo, id)).bytes.toString()).toBe('Drip.');
  });

  test('that are too large, or of a kind that is not kept, are named in its place', async () => {
    const { receive, said } = await openReplyTestApp();
    const files = [
      { name: 'big_one.txt', type: 'text/plain', bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 'a') },
      { name: 'run.exe', type: 'application/octet-stream', bytes: Buffer.from([0, 1, 2, 3]) },
    ];
    const received = await receive(writeMailWithFiles('Look:', files));
    expect(received).toMatchObject({ is: 'comment', rejectedNames: ['big_one.txt', 'run.exe'] });
    expect((await said()).at(-1)?.body).toBe(
      'Look:\n\n2 files of this mail could not be added: big\\_one\\.txt, run\\.exe.',
    );
  });

  test('alone are an answer, too', async () => {
    const { receive, said } = await openReplyTestApp();
    await receive(writeMailWithFiles('', [{ name: 'rain.png', type: 'image/png', bytes: png }]));
    expect((await said()).at(-1)?.body).toMatch(/^!\[rain\.png\]/);
  });
});

const expectedError = (code: string, reason: string) => expect.objectContaining({ code, reason });

describe('what is refused, with a reason', () => {
  test('an address that was forged, changed, or never given out', async () => {
    const { receive, to, said } = await openReplyTestApp();
    const [local = '', domain] = to.split('@') as [string, string];
    const last = local.endsWith('0') ? '1' : '0';
    const forged = [
      `${local.slice(0, -1)}${last}@${domain}`,
      `reply+${'0'.repeat(52)}@${domain}`,
      `${local}@elsewhere.example.org`,
      `${local.slice(0, 38)}@${domain}`,
      `ada@${domain}`,
    ];
    for (const address of forged) {
      const unknown = expectedError('notFound', 'replyAddressUnknown');
      await expect(receive(writeMail('Hush'), { to: address })).rejects.toEqual(unknown);
    }
    expect((await said()).length).toBe(1);
  });

  test('somebody else’s mail, also where it says that it is from two', async () => {
    const { receive } = await openReplyTestApp();
    const elsewhere = expectedError('notAllowed', 'replyFromOtherAddress');
    for (const From of [
      'ben@example.org',
      'Ada <x@evil.example>',
      'ada@example.org, x@evil.example',
      '"ada@example.org" <x@evil.example>',
      '',
    ]) {
      await expect(receive(writeMail('Hush', { From }))).rejects.toEqual(elsewhere);
    }
    const twice = `From: x@evil.example\r\n${writeMail('Hush')}`;
    await expect(receive(twice)).rejects.toEqual(elsewhere);
  });

  test('a mail without words of one’s own', async () => {
    const { receive } = await openReplyTestApp();
    const words = '\n\nOn 2 Mar 2026, at 09:14, Ben wrote:\n> Into the barrel?';
    await expect(receive(writeMail(words))).rejects.toEqual(expectedError('invalid', 'replyEmpty'));
  });

  test('a conversation that was closed, a space that one sees no more, and having left', async () => {
    const house = await openReplyTestApp();
    const { receive, context, ada, entry } = house;
    await closeConversation(context, ada, entry, {});
    await expect(receive(writeMail('Late'))).rejects.toEqual(
      expectedError('conflict', 'conversationClosed'),
    );
    await changeSpace(context, ada, 'yard', { audience: 'closed' });
    await context.db.deleteFrom('space_people').execute();
    await expect(receive(writeMail('Late'))).rejects.toEqual(expectedError('notFound', 'notFound'));
    await context.db
      .updateTable('people')
      .set({ admin: true })
      .where('handle', '=', 'ben')
      .execute();
    await deactivatePerson(context, { ...house.ben, admin: true, scope: 'admin' }, 'ada');
    await expect(receive(writeMail('Late'))).rejects.toEqual(
      expectedError('notFound', 'replyAddressUnknown'),
    );
  });

  test('more mails than anybody writes', async () => {
    const { context, to } = await openReplyTestApp();
    const limits = {
      countReply: async () => {
        throw new AppError('tooMany', 'tooManyMails');
      },
    };
    const delivery = { raw: Buffer.from(writeMail('Hm')), sender: '', to };
    const desk = { settings: mailSettings, limits };
    expect(await receiveReply(context, desk, delivery)).toMatchObject({ is: 'dropped' });
    const late = receiveReply(context, desk, { ...delivery, sender: 'ada@example.org' });
    await expect(late).rejects.toEqual(expectedError('tooMany', 'tooManyMails'));
  });
});

/** What machines say of their mails. */
const automatedMails: [why: string, headers: Record<string, string>, sender?: string][] = [
  ['autoReply', { 'Auto-Submitted': 'auto-replied' }],
  ['autoReply', { 'Auto-Submitted': 'auto-generated (vacation)' }],
  ['autoReply', { 'X-Autoreply': 'yes' }],
  ['autoReply', { Precedence: 'auto_reply' }],
  ['bulk', { Precedence: 'bulk' }],
  ['bulk', { Precedence: 'Junk' }],
  ['list', { 'List-Id': '<rain.lists.example.org>' }],
  ['list', { 'List-Unsubscribe': '<mailto:x@example.org>' }],
  ['bounce', {}, ''],
  ['bounce', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' }],
  ['bounce', { From: 'Mail Delivery System <MAILER-DAEMON@example.org>' }],
  ['loop', { 'Message-ID': '<comment-01890000-0000-7000-8000-000000000000@reply.example.org>' }],
];

describe('what a machine sent is dropped without a word', () => {
  test.each(automatedMails)('%s: %j', async (why, headers, sender = 'ada@example.org') => {
    const { receive, said } = await openReplyTestApp();
    expect(await receive(writeMail('I am away.', headers), { sender })).toEqual({
      is: 'dropped',
      why,
    });
    expect((await said()).length).toBe(1);
  });

  test('our own mail that comes back, whatever was done to it on the way', async () => {
    const { receive, sentMails } = await openReplyTestApp();
    const mark = String(sentMails[0]!.headers['X-Commonplace-Workplace']);
    const back = writeMail('Into the barrel?', { 'X-Commonplace-Workplace': mark });
    expect(await receive(back)).toEqual({ is: 'dropped', why: 'loop' });
  });

  test('but a person who says so is heard', async () => {
    const { receive } = await openReplyTestApp();
    expect(await receive(writeMail('Hm', { 'Auto-Submitted': 'no' }))).toMatchObject({
      is: 'comment',
    });
  });
});

test('addresses in mails are good for one purpose, and for a year', () => {
  const id = '019caf00-0000-7000-8000-00000000abcd';
  const made = new Date(0x019caf000000);
  const after = (days: number) => new Date(made.getTime() + days * 86_400_000);
  const address = makeReplyAddress(mailSettings, id)!;
  expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
  expect(parseReplyAddress(mailSettings, address, after(364))).toBe(id);
  expect(parseReplyAddress(mailSettings, address, after(366))).toBeNull();
  expect(parseReplyAddress({ ...mailSettings, key: 'another' }, address, made)).toBeNull();
  const token = getUnsubscribePath(mailSettings, id).split('/').at(-1)!;
  expect(parseUnsubscribeToken(mailSettings, token)).toBe(id);
  expect(parseUnsubscribeToken(mailSettings, `cpm_${address.slice(6, 58)}`)).toBeNull();
  expect(
    parseReplyAddress(mailSettings, `reply+${token.slice(4)}@reply.example.org`, made),
  ).toBeNull();
});

test('whatever arrives is a comment, dropped or refused; a machine never gets a word in', async () => {
  const { receive, to } = await openReplyTestApp();
  const piece = fc.constantFrom(
    'From: ada@example.org',
    'From: x@evil.example',
    'Auto-Submitted: auto-replied',
    `To: ${to}`,
    'Content-Type: multipart/mixed; boundary=b',
    'Content-Type: text/html',
    'MIME-Version: 1.0',
    'Content-Type: message/rfc822',
    'Content-Transfer-Encoding: base64',
    '',
    '--b',
    '--b--',
    '> x',
    '<blockquote type=cite>',
    'On 2 Mar 2026, Ben wrote:',
    '=?utf-8?q?=FF?=',
    'Subject: \0\x01',
  );
  const lines = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 60 })), {
    maxLength: 14,
  });
  await fc.assert(
    fc.asyncProperty(lines, fc.boolean(), async (some, machine) => {
      const mark = machine ? 'Auto-Submitted: auto-replied\r\n' : '';
      const result = await receive(mark + some.join('\r\n')).catch((error: unknown) => error);
      if (result instanceof AppError) return;
      expect((result as ReceiveResult).is).toMatch(/^(comment|dropped)$/);
      if (machine) expect((result as ReceiveResult).is).toBe('dropped');
    }),
    { numRuns: runs(2) },
  );
});
