import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousProblems } from '../browser.ts';
import { type Arrived, headerOf, type Mailbox, openMailbox } from '../mailbox.ts';
import { freePort } from '../program.ts';
import { type App, ask, type Created, join, openApp } from './app.ts';
import { visit } from './page.ts';
import type { Person } from './people.ts';

let mailbox: Mailbox;
let app: App;
let ben: Person;
let entry: Created;
let comment: Created;
let notice: Arrived;
/** Hands a mail to the program's own listener, as the mail server in front of it does. */
let answer: (mail: SendMailOptions) => Promise<{ response: string }>;

beforeAll(async () => {
  mailbox = await openMailbox();
  const port = await freePort();
  const env = {
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'hill@example.net',
    MAIL_DOMAIN: 'reply.example.net',
    MAIL_PORT: String(port),
  };
  app = await openApp(env);
  const client = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  answer = (mail) => client.sendMail(mail);
  ben = await join(app, 'ben');
  await ask(app, app.ada, '/spaces', { name: 'yard', title: 'Yard', audience: 'open' });
  entry = await publish('Where does the rain go?');
});

afterAll(async () => {
  await app?.close();
  await mailbox?.close();
});

function publish(title: string): Promise<Created> {
  return ask(app, app.ada, '/entries', { space: 'yard', kind: 'question', title, body: 'Hm.' });
}

function say(who: Person, body: string, on = entry): Promise<Created> {
  return ask(app, who, `/entries/${on.id}/comments`, { body });
}

interface Comment {
  body: string;
  author: { handle: string };
  replyTo: string | null;
}

async function said(): Promise<Comment[]> {
  const path = `/entries/${entry.id}/comments`;
  return (await ask<{ items: Comment[] }>(app, app.ada, path)).items;
}

const addressOf = ({ mail }: Arrived) => mail.replyTo?.[0]?.address ?? '';
const stopOf = ({ mail }: Arrived) => headerOf(mail, 'list-unsubscribe')?.slice(1, -1) ?? '';

test('Ben comments, and Ada gets a mail of it', async () => {
  comment = await say(ben, 'Into the **barrel**?');
  notice = await mailbox.next('ada@example.org');
  const { mail } = notice;
  expect(mail.subject).toBe('[Yard] Where does the rain go?');
  expect(mail.from).toMatchObject({ name: 'Ben (Hill)', address: 'hill@example.net' });
  expect(mail.text).toContain('Into the **barrel**?');
  expect(mail.html).toContain('<strong>barrel</strong>');
  expect(mail.messageId).toBe(`<comment-${comment.id}@reply.example.net>`);
  expect(mail.references).toBe(`<entry-${entry.id}@reply.example.net>`);
  expect(headerOf(mail, 'auto-submitted')).toBe('auto-generated');
});

test('her answer by mail is a comment under his, and he gets it in the same thread', async () => {
  const quoted =
    'On 2 Mar 2026, at 09:14, Ben (Hill) <hill@example.net> wrote:\n\n> Into the barrel?';
  const sent = await answer({
    from: 'Ada <ada@example.org>',
    to: addressOf(notice),
    subject: 'Re: rain',
    inReplyTo: notice.mail.messageId,
    text: `Over the *edge*.\n\n${quoted}\n`,
    attachments: [{ filename: 'edge.txt', content: 'Drip.' }],
  });
  expect(sent.response).toMatch(/^250/);
  const hers = (await said()).at(-1)!;
  expect(hers).toMatchObject({ author: { handle: 'ada' }, replyTo: comment.id });
  expect(hers.body).toMatch(/^Over the \*edge\*\.\n\n\[edge\.txt\]\(\/attachments\/[0-9a-f-]+\)$/);
  const { mail } = await mailbox.next('ben@example.org');
  expect(mail.inReplyTo).toBe(notice.mail.messageId);
  expect(mail.text).toContain('Ada replied to you');

  const page = await visit(app, ben);
  await page.goto(entry.url);
  const shown = page.locator('.comment', { hasText: 'Over the edge.' });
  expect(await shown.locator('.replied').textContent()).toContain('Ben');
  expect(await shown.getByRole('link', { name: 'edge.txt' }).count()).toBe(1);
});

test('a mail that goes round, an automatic answer and a bounce make no comment', async () => {
  const before = (await said()).length;
  const envelope = { from: 'ada@example.org', to: addressOf(notice) };
  for (const mail of [
    { envelope, raw: notice.raw },
    { envelope: { ...envelope, from: '' }, from: 'x@example.org', text: 'It failed.' },
    {
      from: 'ada@example.org',
      to: envelope.to,
      text: 'Away.',
      headers: { 'Auto-Submitted': 'auto-replied' },
    },
  ]) {
    expect((await answer(mail)).response).toMatch(/^250/);
  }
  expect((await said()).length).toBe(before);
});

test('a forged address is refused, and Ada’s own from anybody else', async () => {
  const before = (await said()).length;
  const to = addressOf(notice);
  const last = to.indexOf('@') - 1;
  const forged = `${to.slice(0, last)}${to[last] === '0' ? '1' : '0'}${to.slice(last + 1)}`;
  const words = { from: 'ada@example.org', text: 'Hush.' };
  await expect(answer({ ...words, to: forged })).rejects.toMatchObject({ responseCode: 550 });
  const ofBen = answer({ ...words, from: 'ben@example.org', to });
  await expect(ofBen).rejects.toMatchObject({ responseCode: 550 });
  expect((await said()).length).toBe(before);
});

test('by one POST from her mail program Ada hears no more of it, but of the rest', async () => {
  const page = await visit(app, null);
  await page.goto(stopOf(notice));
  await page.getByRole('button', { name: 'No more of these mails' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  const oneClick = await fetch(stopOf(notice), {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    redirect: 'manual',
  });
  expect(oneClick.status).toBe(200);
  await say(ben, 'Nobody hears this');
  await say(ben, 'And this?', await publish('And the snow?'));
  const { mail } = await mailbox.next('ada@example.org');
  expect(mail.subject).toBe('[Yard] And the snow?');
  expect(mailbox.arrived).toEqual([]);
});

test('whoever runs the workplace sees what was sent to whom, and what it is like in the dark', async () => {
  const page = await visit(app, app.ada, { dark: true, phone: true });
  await page.goto(`${app.address}/admin/mail`);
  const row = page.getByRole('listitem').filter({ hasText: 'And the snow?' });
  expect(await row.textContent()).toMatch(/to Ada · sent/);
  expect(await seriousProblems(page)).toEqual([]);
  expect(app.problems).toEqual([]);
});
