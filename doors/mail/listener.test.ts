import { once } from 'node:events';
import { connect } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { describe, expect, onTestFinished, test } from 'vitest';
import { doorwayFor } from '../../test/doors.ts';
import { addComment, closeConversation, listComments } from '../../workplace/comments/index.ts';
import { queueNotificationMails } from '../../workplace/mail/index.ts';
import { mailSettings, openMailTestApp } from '../../workplace/mail/mail.fixture.ts';
import { listenForMail } from './listener.ts';

/** Ada got a mail of Ben's comment, and the program listens for her answer. */
async function openReplyListener(protocol: 'smtp' | 'lmtp' = 'smtp') {
  const house = await openMailTestApp();
  const { context, ada, ben, entry } = house;
  const { id: comment } = await addComment(context, ben, entry, { body: 'Into the barrel?' });
  await house.addNotification({ comment });
  await queueNotificationMails(context, { canSend: true });
  await house.send();
  const logged: string[] = [];
  const keep = (fields: object) => void logged.push(JSON.stringify(fields));
  const mail = {
    settings: mailSettings,
    limits: { countReply: async () => {} },
    hookSecret: null,
    sendSoon: () => {},
  };
  const log = { info: keep, warn: keep, error: keep };
  const where = { port: 0, host: '127.0.0.1', protocol };
  const door = await listenForMail(doorwayFor(context, { mail, log }), where);
  onTestFinished(door.close);
  const client = createTransport({ host: '127.0.0.1', port: door.port, lmtp: protocol === 'lmtp' });
  const to = String(house.sentMails[0]!.replyTo);
  const answer = async (mail: SendMailOptions = {}) => {
    const words = { from: 'ada@example.org', to, subject: 'Re: rain', text: 'Over.' };
    const sent = await client.sendMail({ ...words, ...mail });
    // What LMTP says of each recipient after the mail, the library does not throw.
    if (sent.accepted.length === 0) throw sent.rejectedErrors?.[0];
    return sent;
  };
  const said = async () => (await listComments(context, ada, entry)).items;
  return { ...house, answer, said, to, comment, logged, port: door.port };
}

describe.each(['smtp', 'lmtp'] as const)('an answer over %s', (protocol) => {
  test('becomes a comment under the one that it answers', async () => {
    const { answer, said, comment } = await openReplyListener(protocol);
    expect((await answer()).response).toMatch(/^250 2\.0\.0/);
    expect((await said()).at(-1)).toMatchObject({ body: 'Over.', replyTo: comment });
  });

  test('to a forged address is refused before the mail is sent', async () => {
    const { answer, said } = await openReplyListener(protocol);
    const to = `reply+${'0'.repeat(52)}@reply.example.org`;
    await expect(answer({ to })).rejects.toMatchObject({
      code: 'EENVELOPE',
      responseCode: 550,
      response: expect.stringContaining('5.1.1'),
    });
    expect((await said()).length).toBe(1);
  });

  test('from somebody else, empty, or too late is refused with the reason in plain letters', async () => {
    const { answer, said, context, ada, entry } = await openReplyListener(protocol);
    const other = answer({ from: 'ben@example.org' });
    await expect(other).rejects.toMatchObject({
      responseCode: 550,
      response: expect.stringContaining('e-mail address'),
    });
    await expect(answer({ text: '> Into the barrel?' })).rejects.toMatchObject({
      responseCode: 550,
    });
    await closeConversation(context, ada, entry, {});
    const late = answer();
    await expect(late).rejects.toMatchObject({
      response: '550 5.7.1 This conversation is closed.',
    });
    expect((await said()).length).toBe(1);
  });

  test('of a machine is taken and dropped, and our own mail that comes back, too', async () => {
    const { answer, said, sentMails, logged } = await openReplyListener(protocol);
    const taken = { response: expect.stringMatching(/^250/) };
    expect(await answer({ headers: { 'Auto-Submitted': 'auto-replied' } })).toMatchObject(taken);
    const { from: _, to: __, ...back } = sentMails[0]!;
    expect(await answer({ ...back })).toMatchObject(taken);
    expect((await said()).length).toBe(1);
    const dropped = (why: string) => JSON.stringify({ mail: 'dropped', why });
    expect(logged).toEqual([dropped('autoReply'), dropped('loop')]);
  });
});

test('a bounce, which has no sender, is dropped', async () => {
  const { answer, said, to } = await openReplyListener();
  await answer({ envelope: { from: '', to } });
  expect((await said()).length).toBe(1);
});

test('each recipient is a mail of its own, so that each is told what became of it', async () => {
  const { answer, said, to } = await openReplyListener();
  const sent = await answer({ envelope: { from: 'ada@example.org', to: [to, to.toUpperCase()] } });
  expect([sent.accepted, sent.rejected.length]).toEqual([[to], 1]);
  expect((await said()).length).toBe(2);
});

test('nobody signs in or is asked to encrypt; nothing of a mail is logged', async () => {
  const { port, answer, logged } = await openReplyListener();
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'data');
  socket.write('EHLO x.example\r\n');
  const [hello] = (await once(socket, 'data')) as [Buffer];
  expect(String(hello)).not.toMatch(/AUTH|STARTTLS/);
  await answer({ text: 'A hushed word' });
  await answer({ from: 'eve@evil.example' }).catch(() => {});
  expect(logged.join()).not.toMatch(/hushed|example\.org|evil|reply\+/);
});

test('a mail that is too large is refused as that', async () => {
  const { answer } = await openReplyListener();
  const content = Buffer.alloc(24 * 1024 * 1024, 'a');
  const large = answer({ attachments: [{ filename: 'a.txt', content }] });
  await expect(large).rejects.toMatchObject({ responseCode: 552 });
});

test('a port that is taken is said so by the name of its setting', async () => {
  const { port, context } = await openReplyListener();
  const where = { port, host: '127.0.0.1', protocol: 'smtp' as const };
  await expect(listenForMail(doorwayFor(context), where)).rejects.toThrow(
    /^MAIL_PORT \d+ is in use/,
  );
});
