import { Hono } from 'hono';
import pino from 'pino';
import { expect, test } from 'vitest';
import type { DoorEnv } from '../doors/shared/door-context.ts';
import { doorwayFor } from '../test/doors.ts';
import type { CommandContext } from '../workplace/kernel/index.ts';
import { createCsrfGuard } from './csrf.ts';
import { createErrorHandler } from './error-handler.ts';

function createGuardedApp() {
  const logged: string[] = [];
  const log = pino({}, { write: (line) => void logged.push(line) });
  const app = new Hono<DoorEnv>();
  app.use(async (c, next) => {
    c.set('via', 'session');
    await next();
  });
  app.use(createCsrfGuard());
  app.onError(createErrorHandler(doorwayFor({} as CommandContext), log));
  app.all('*', (c) => c.text('done'));
  const send = (headers: Record<string, string>, path = '/sign-out') =>
    app.request(`http://house.example.org${path}`, {
      method: 'POST',
      body: 'a=b',
      headers: { Host: 'house.example.org', ...headers },
    });
  return { send, logged };
}

const contentTypes = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
];

test('a form that another site sends is refused, and is no failure of ours', async () => {
  const { send, logged } = createGuardedApp();
  for (const kind of contentTypes) {
    for (const Origin of ['https://other.example.org', 'null', 'http://house.example.org.other']) {
      const answer = await send({ 'Content-Type': kind, Origin, 'Sec-Fetch-Site': 'cross-site' });
      expect(answer.status).toBe(403);
    }
    expect((await send({ 'Content-Type': kind })).status).toBe(403);
  }
  expect(logged).toEqual([]);
});

test('our own is let through, by its origin or by what the browser says of it', async () => {
  const { send } = createGuardedApp();
  for (const kind of contentTypes) {
    const ours = { 'Content-Type': kind, Origin: 'https://house.example.org' };
    expect((await send(ours)).status).toBe(200);
    expect((await send({ 'Content-Type': kind, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(
      200,
    );
  }
});

test('mail programs unsubscribe by one POST to an address that only the mail carries', async () => {
  const { send } = createGuardedApp();
  const oneClick = { 'Content-Type': contentTypes[0]! };
  expect((await send(oneClick, '/mail/unsubscribe/cpm_00')).status).toBe(200);
  expect((await send(oneClick, '/mail/unsubscribe')).status).toBe(403);
});
