import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../test/runs.ts';
import {
  addComment,
  closeConversation,
  deleteComment,
  listComments,
} from '../conversation/index.ts';
import { getFile } from '../files/index.ts';
import { letPersonLeave } from '../people/index.ts';
import { Refusal } from '../refusal.ts';
import { changeSpace } from '../spaces/index.ts';
import { repliedMail, replyAddress, stopPath, stoppedMail } from './addresses.ts';
import { type MailHouse, mailHouse, settings } from './house.fixture.ts';
import { mailNotices } from './queue-notices.ts';
import { type Delivery, type Received, receiveMail } from './receiving.ts';

const noLimits = { answered: async () => {} };

interface Answering extends MailHouse {
  /** Where Ada answers Ben's comment. */
  to: string;
  comment: string;
  receive(mail: string, delivery?: Partial<Delivery>): Promise<Received>;
  said(): Promise<{ body: string; author: string; replyTo: string | null }[]>;
}

/** Ben commented on Ada's question, and she got a mail of it. */
async function answering(): Promise<Answering> {
  const house = await mailHouse();
  const { workplace, ben, cleo, entry } = house;
  const { id: comment } = await addComment(workplace, ben, entry, { body: 'Into the barrel?' });
  await house.notice({ comment });
  await mailNotices(workplace, { sends: true });
  await house.send();
  const to = String(house.out[0]!.replyTo);
  const receive = (mail: string, delivery: Partial<Delivery> = {}) => {
    const whole = { raw: Buffer.from(mail), sender: 'ada@example.org', to, ...delivery };
    return receiveMail(workplace, { settings, limits: noLimits }, whole);
  };
  const said = async () => {
    const { items } = await listComments(workplace, cleo, entry);
    return items.map(({ body, author, replyTo }) => ({ body, author: author.name, replyTo }));
  };
  return { ...house, to, comment, receive, said };
}

/** A mail as a program of Ada's writes it. */
function mail(body: string, headers: Record<string, string> = {}): string {
  const head = {
    ...{ From: 'Ada Quill <Ada@Example.org>', Subject: 'Re: rain', 'Message-ID': '<1@phone>' },
    ...{ 'MIME-Version': '1.0', 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}`;
}

describe('an answer by mail', () => {
  test('becomes a comment of whoever got the mail, under the comment that it answers', async () => {
    const { receive, said, comment } = await answering();
    const words = 'Over the **edge**.\n\nOn 2 Mar 2026, at 09:14, Ben wrote:\n> Into the barrel?';
    expect(await receive(mail(words))).toMatchObject({ is: 'comment', leftOut: [] });
    const reply = { body: 'Over the **edge**.', author: 'Ada Quill', replyTo: comment };
    expect((await said()).at(-1)).toEqual(reply);
  });

  test('takes what it answers as seen, and nothing that came later', async () => {
    const { receive, notice, workplace, comment, at } = await answering();
    at('2026-03-02T10:00:00Z');
    const later = await notice({ comment, what: 'commentEdited' });
    await receive(mail('Over the edge.'));
    const unseen = workplace.db.selectFrom('notices').where('seen_at', 'is', null).select('id');
    expect(await unseen.execute()).toEqual([{ id: later }]);
  });

  test('finds its way by an address whose letters were changed, and by the head of the mail', async () => {
    const { receive, said, to } = await answering();
    await receive(mail('One', { 'Message-ID': '<a@x>' }), { to: to.toUpperCase() });
    const headed = mail('Two', { 'Message-ID': '<b@x>', To: `Hill <${to}>` });
    await receive(headed, { to: null, sender: null });
    expect((await said()).map(({ body }) => body)).toEqual(['Into the barrel?', 'One', 'Two']);
  });

  test('to a comment that was deleted meanwhile is a comment by itself', async () => {
    const { receive, said, workplace, ben, comment } = await answering();
    await deleteComment(workplace, ben, comment);
    await receive(mail('Over the edge.'));
    expect((await said()).at(-1)).toMatchObject({ body: 'Over the edge.', replyTo: null });
  });

  test('delivered twice, or to all at once, is one comment', async () => {
    const { receive, said } = await answering();
    const once = mail('Only once');
    await Promise.all([receive(once), receive(once), receive(once)]);
    expect(await receive(once)).toEqual({ is: 'dropped', why: 'repeated' });
    expect((await said()).filter(({ body }) => body === 'Only once').length).toBe(1);
  });

  test('that is HTML alone becomes Markdown', async () => {
    const { receive, said } = await answering();
    const html = '<p>Over the <b>edge</b></p><div class="gmail_quote">On Monday, Ben wrote</div>';
    await receive(mail(html, { 'Content-Type': 'text/html; charset=utf-8' }));
    expect((await said()).at(-1)?.body).toBe('Over the **edge**');
  });

  test('is read in the letters in which it was written', async () => {
    const { receive, said } = await answering();
    const latin = {
      'Content-Type': 'text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding': 'quoted-printable',
    };
    await receive(mail('=C3ber den Rand.', latin).replace('=C3', '=DC'));
    expect((await said()).at(-1)?.body).toBe('Über den Rand.');
  });
});

/** A mail with files, in parts. */
function withFiles(
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
  return mail(`${body}--b--`, { 'Content-Type': 'multipart/mixed; boundary=b' });
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('files of an answer', () => {
  test('are taken in as uploads and stand in the comment, for those who see it', async () => {
    const { receive, said, workplace, cleo } = await answering();
    const files = [
      { name: 'rain.png', type: 'image/png', bytes: png },
      { name: 'notes.txt', type: 'text/plain', bytes: Buffer.from('Drip.') },
    ];
    await receive(withFiles('Look:', files));
    const { body } = (await said()).at(-1)!;
    expect(body).toMatch(
      /^Look:\n\n!\[rain\.png\]\(\/attachments\/\S+\)\n\n\[notes\.txt\]\(\S+\)$/,
    );
    const [, id = ''] = /notes\.txt\]\(\/attachments\/([^)]+)/.exec(body)!;
    expect((await getFile(workplace, cleo, id)).bytes.toString()).toBe('Drip.');
  });

  test('that are too large, or of a kind that is not kept, are named in its place', async () => {
    const { receive, said } = await answering();
    const files = [
      { name: 'big_one.txt', type: 'text/plain', bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 'a') },
      { name: 'run.exe', type: 'application/octet-stream', bytes: Buffer.from([0, 1, 2, 3]) },
    ];
    const received = await receive(withFiles('Look:', files));
    expect(received).toMatchObject({ is: 'comment', leftOut: ['big_one.txt', 'run.exe'] });
    expect((await said()).at(-1)?.body).toBe(
      'Look:\n\n2 files of this mail could not be added: big\\_one\\.txt, run\\.exe.',
    );
  });

  test('alone are an answer, too', async () => {
    const { receive, said } = await answering();
    await receive(withFiles('', [{ name: 'rain.png', type: 'image/png', bytes: png }]));
    expect((await said()).at(-1)?.body).toMatch(/^!\[rain\.png\]/);
  });
});

const refused = (code: string, reason: string) => expect.objectContaining({ code, reason });

describe('what is refused, with a reason', () => {
  test('an address that was forged, changed, or never given out', async () => {
    const { receive, to, said } = await answering();
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
      const unknown = refused('notFound', 'replyAddressUnknown');
      await expect(receive(mail('Hush'), { to: address })).rejects.toEqual(unknown);
    }
    expect((await said()).length).toBe(1);
  });

  test('somebody else’s mail, also where it says that it is from two', async () => {
    const { receive } = await answering();
    const elsewhere = refused('notAllowed', 'replyFromElse');
    for (const From of [
      'ben@example.org',
      'Ada <x@evil.example>',
      'ada@example.org, x@evil.example',
      '"ada@example.org" <x@evil.example>',
      '',
    ]) {
      await expect(receive(mail('Hush', { From }))).rejects.toEqual(elsewhere);
    }
    const twice = `From: x@evil.example\r\n${mail('Hush')}`;
    await expect(receive(twice)).rejects.toEqual(elsewhere);
  });

  test('a mail without words of one’s own', async () => {
    const { receive } = await answering();
    const words = '\n\nOn 2 Mar 2026, at 09:14, Ben wrote:\n> Into the barrel?';
    await expect(receive(mail(words))).rejects.toEqual(refused('invalid', 'replyEmpty'));
  });

  test('a conversation that was closed, a space that one sees no more, and having left', async () => {
    const house = await answering();
    const { receive, workplace, ada, entry } = house;
    await closeConversation(workplace, ada, entry, {});
    await expect(receive(mail('Late'))).rejects.toEqual(refused('conflict', 'conversationClosed'));
    await changeSpace(workplace, ada, 'yard', { audience: 'closed' });
    await workplace.db.deleteFrom('space_people').execute();
    await expect(receive(mail('Late'))).rejects.toEqual(refused('notFound', 'notFound'));
    await workplace.db
      .updateTable('people')
      .set({ admin: true })
      .where('handle', '=', 'ben')
      .execute();
    await letPersonLeave(workplace, { ...house.ben, admin: true, scope: 'admin' }, 'ada');
    await expect(receive(mail('Late'))).rejects.toEqual(refused('notFound', 'replyAddressUnknown'));
  });

  test('more mails than anybody writes', async () => {
    const { workplace, to } = await answering();
    const limits = {
      answered: async () => {
        throw new Refusal('tooMany', 'tooManyMails');
      },
    };
    const delivery = { raw: Buffer.from(mail('Hm')), sender: '', to };
    const desk = { settings, limits };
    expect(await receiveMail(workplace, desk, delivery)).toMatchObject({ is: 'dropped' });
    const late = receiveMail(workplace, desk, { ...delivery, sender: 'ada@example.org' });
    await expect(late).rejects.toEqual(refused('tooMany', 'tooManyMails'));
  });
});

/** What machines say of their mails. */
const machines: [why: string, headers: Record<string, string>, sender?: string][] = [
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
  test.each(machines)('%s: %j', async (why, headers, sender = 'ada@example.org') => {
    const { receive, said } = await answering();
    expect(await receive(mail('I am away.', headers), { sender })).toEqual({ is: 'dropped', why });
    expect((await said()).length).toBe(1);
  });

  test('our own mail that comes back, whatever was done to it on the way', async () => {
    const { receive, out } = await answering();
    const mark = String(out[0]!.headers['X-Commonplace-Workplace']);
    const back = mail('Into the barrel?', { 'X-Commonplace-Workplace': mark });
    expect(await receive(back)).toEqual({ is: 'dropped', why: 'loop' });
  });

  test('but a person who says so is heard', async () => {
    const { receive } = await answering();
    expect(await receive(mail('Hm', { 'Auto-Submitted': 'no' }))).toMatchObject({ is: 'comment' });
  });
});

test('addresses in mails are good for one purpose, and for a year', () => {
  const id = '019caf00-0000-7000-8000-00000000abcd';
  const made = new Date(0x019caf000000);
  const after = (days: number) => new Date(made.getTime() + days * 86_400_000);
  const address = replyAddress(settings, id)!;
  expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
  expect(repliedMail(settings, address, after(364))).toBe(id);
  expect(repliedMail(settings, address, after(366))).toBeNull();
  expect(repliedMail({ ...settings, key: 'another' }, address, made)).toBeNull();
  const token = stopPath(settings, id).split('/').at(-1)!;
  expect(stoppedMail(settings, token)).toBe(id);
  expect(stoppedMail(settings, `cpm_${address.slice(6, 58)}`)).toBeNull();
  expect(repliedMail(settings, `reply+${token.slice(4)}@reply.example.org`, made)).toBeNull();
});

test('whatever arrives is a comment, dropped or refused; a machine never gets a word in', async () => {
  const { receive, to } = await answering();
  const piece = fc.constantFrom(
    ...[
      'From: ada@example.org',
      'From: x@evil.example',
      'Auto-Submitted: auto-replied',
      `To: ${to}`,
    ],
    ...[
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: text/html',
      'MIME-Version: 1.0',
    ],
    ...[
      'Content-Type: message/rfc822',
      'Content-Transfer-Encoding: base64',
      '',
      '--b',
      '--b--',
      '> x',
    ],
    ...[
      '<blockquote type=cite>',
      'On 2 Mar 2026, Ben wrote:',
      '=?utf-8?q?=FF?=',
      'Subject: \0\x01',
    ],
  );
  const lines = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 60 })), {
    maxLength: 14,
  });
  await fc.assert(
    fc.asyncProperty(lines, fc.boolean(), async (some, machine) => {
      const mark = machine ? 'Auto-Submitted: auto-replied\r\n' : '';
      const result = await receive(mark + some.join('\r\n')).catch((error: unknown) => error);
      if (result instanceof Refusal) return;
      expect((result as Received).is).toMatch(/^(comment|dropped)$/);
      if (machine) expect((result as Received).is).toBe('dropped');
    }),
    { numRuns: runs(2) },
  );
});
