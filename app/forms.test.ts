import { Hono } from 'hono';
import pino from 'pino';
import { expect, test } from 'vitest';
import type { DoorEnv } from '../doors/shared/doorway.ts';
import { doorwayFor } from '../test/doors.ts';
import type { Workplace } from '../workplace/happenings/index.ts';
import { answerFailure } from './failure.ts';
import { guardForms } from './forms.ts';

function guarded() {
  const logged: string[] = [];
  const log = pino({}, { write: (line) => void logged.push(line) });
  const house = new Hono<DoorEnv>();
  house.use(async (c, next) => {
    c.set('via', 'session');
    await next();
  });
  house.use(guardForms());
  house.onError(answerFailure(doorwayFor({} as Workplace), log));
  house.all('*', (c) => c.text('done'));
  const send = (headers: Record<string, string>, path = '/sign-out') =>
    house.request(`http://house.example.org${path}`, {
      method: 'POST',
      body: 'a=b',
      headers: { Host: 'house.example.org', ...headers },
    });
  return { send, logged };
}

const kinds = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
];

test('a form that another site sends is refused, and is no failure of ours', async () => {
  const { send, logged } = guarded();
  for (const kind of kinds) {
    for (const Origin of ['https://other.example.org', 'null', 'http://house.example.org.other']) {
      const answer = await send({ 'Content-Type': kind, Origin, 'Sec-Fetch-Site': 'cross-site' });
      expect(answer.status).toBe(403);
    }
    expect((await send({ 'Content-Type': kind })).status).toBe(403);
  }
  expect(logged).toEqual([]);
});

test('our own is let through, by its origin or by what the browser says of it', async () => {
  const { send } = guarded();
  for (const kind of kinds) {
    const ours = { 'Content-Type': kind, Origin: 'https://house.example.org' };
    expect((await send(ours)).status).toBe(200);
    expect((await send({ 'Content-Type': kind, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(
      200,
    );
  }
});

test('mail programs unsubscribe by one POST to an address that only the mail carries', async () => {
  const { send } = guarded();
  const oneClick = { 'Content-Type': kinds[0]! };
  expect((await send(oneClick, '/mail/unsubscribe/cpm_00')).status).toBe(200);
  expect((await send(oneClick, '/mail/unsubscribe')).status).toBe(403);
});
