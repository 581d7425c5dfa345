import { request } from 'node:http';
import { serve } from '@hono/node-server';
import { expect, onTestFinished, test } from 'vitest';
import { tokenFor } from '../../test/cast.ts';
import { openTestApi } from './api.fixture.ts';

/** Sends a body of so many megabytes for as long as the server takes it; answers the status. */
async function sendMegabytes(port: number, token: string, megabytes: number, announced: boolean) {
  const headers: Record<string, string | number> = { 'Content-Type': 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (announced) headers['Content-Length'] = megabytes * 1024 * 1024;
  const chunk = Buffer.alloc(1024 * 1024, 0x20);
  return new Promise<number>((resolve, reject) => {
    const sending = request({ port, path: '/api/v1/entries', method: 'POST', headers });
    sending.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on('error', reject);
    let left = megabytes;
    const more = (): void => {
      while (left > 0) {
        left -= 1;
        if (!sending.write(chunk)) return void sending.once('drain', more);
      }
      sending.end();
    };
    more();
  });
}

test('fifty megabytes are refused without being kept, and the house stays open', async () => {
  const { house, context } = await openTestApi();
  const token = await tokenFor(context, 'ben');
  const server = serve({ fetch: house.fetch, port: 0, hostname: '127.0.0.1' });
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const before = process.memoryUsage().rss;
  expect(await sendMegabytes(port, token, 50, true)).toBe(413);
  expect(await sendMegabytes(port, token, 50, false)).toBe(413);
  expect(await sendMegabytes(port, '', 50, true)).toBe(401);
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  expect(await sendMegabytes(port, token, 1, true)).toBe(400);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
});
