import { describe, expect, test } from 'vitest';
import { tokenFor } from '../../test/cast.ts';
import { doorwayFor, houseWith } from '../../test/doors.ts';
import { addComment, listComments } from '../../workplace/comments/index.ts';
import { queueNotificationMails } from '../../workplace/mail/index.ts';
import { mailSettings, openMailTestApp } from '../../workplace/mail/mail.fixture.ts';
import { apiDoor } from './index.ts';

const hookSecret = 'a secret of the mail server';

/** Ada got a mail of Ben's comment; whatever mail server there is hands her answer over by HTTP. */
async function openApiWithSecret(secret: string | null = hookSecret) {
  const house = await openMailTestApp();
  const { context, ada, ben, entry } = house;
  const { id: comment } = await addComment(context, ben, entry, { body: 'Into the barrel?' });
  await house.addNotification({ comment });
  await queueNotificationMails(context, { canSend: true });
  await house.send();
  const limits = { countReply: async () => {} };
  const mail = { settings: mailSettings, limits, hookSecret: secret, sendSoon: () => {} };
  const app = houseWith(doorwayFor(context, { mail }), apiDoor(doorwayFor(context, { mail })));
  const to = String(house.sentMails[0]!.replyTo);
  const hand = async (headers: Record<string, string>, body = createMail(to), query = '') => {
    const type = { 'Content-Type': 'message/rfc822' };
    const path = `/api/v1/mail${query}`;
    const answer = await app.request(path, {
      method: 'POST',
      body,
      headers: { ...type, ...headers },
    });
    return { status: answer.status, body: await answer.json() };
  };
  const said = async () => (await listComments(context, ada, entry)).items;
  return { ...house, hand, said, comment, to };
}

function createMail(to: string, more = ''): string {
  const head = `From: ada@example.org\r\nTo: ${to}\r\nMessage-ID: <1@phone>\r\n${more}`;
  return `${head}Content-Type: text/plain; charset=utf-8\r\n\r\nOver the edge.\r\n`;
}

const secretHeaders = { 'Mail-Secret': hookSecret };

describe('a mail server that speaks HTTP', () => {
  test('hands an answer over with its secret, and the same one again to no effect', async () => {
    const { hand, said, comment } = await openApiWithSecret();
    const { status, body } = await hand(secretHeaders);
    expect([status, body.received]).toEqual([200, 'comment']);
    expect((await said()).at(-1)).toMatchObject({ id: body.comment, replyTo: comment });
    expect(await hand(secretHeaders)).toEqual({
      status: 200,
      body: { received: 'dropped', comment: null },
    });
    expect((await said()).length).toBe(2);
  });

  test('may show the token of an administrator instead, and no other', async () => {
    const { hand, context } = await openApiWithSecret(null);
    const bearer = async (handle: string, scope: 'write' | 'admin') => ({
      Authorization: `Bearer ${await tokenFor(context, handle, scope)}`,
    });
    expect((await hand(await bearer('ben', 'write'))).status).toBe(403);
    expect((await hand(await bearer('ada', 'write'))).status).toBe(403);
    expect((await hand(await bearer('ada', 'admin'))).status).toBe(200);
  });

  test('is known by nothing else', async () => {
    const { hand, said } = await openApiWithSecret();
    expect((await hand({})).status).toBe(401);
    expect((await hand({ 'Mail-Secret': 'a guess' })).status).toBe(401);
    expect((await (await openApiWithSecret(null)).hand({ 'Mail-Secret': '' })).status).toBe(401);
    expect((await said()).length).toBe(1);
  });

  test('hears why a mail is refused, as a problem', async () => {
    const { hand, to } = await openApiWithSecret();
    const refused = await hand(secretHeaders, createMail('reply+0@reply.example.org'));
    expect(refused).toMatchObject({ status: 404, body: { reason: 'replyAddressUnknown' } });
    const foreign = createMail(to).replace('ada@', 'eve@');
    expect(await hand(secretHeaders, foreign)).toMatchObject({
      status: 403,
      body: { reason: 'replyFromOtherAddress' },
    });
    const json = { ...secretHeaders, 'Content-Type': 'application/json' };
    expect((await hand(json)).status).toBe(415);
  });

  test('may say what stood on the envelope', async () => {
    const { hand, to } = await openApiWithSecret();
    const query = `?${new URLSearchParams({ to, sender: '' })}`;
    expect(
      (await hand(secretHeaders, createMail('somebody@example.org'), query)).body.received,
    ).toBe('dropped');
  });
});
