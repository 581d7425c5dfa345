import { Agent, get } from 'node:http';
import { serve } from '@hono/node-server';
import { expect, onTestFinished, test } from 'vitest';
import { closeServer } from './server.ts';

/** A server that takes a moment for each answer, and clients that ask it without pause. */
async function startBusyServer(clients: number) {
  const count = { begun: 0, whole: 0, stopped: 0 };
  const answer = async () => {
    count.begun += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return new Response('done');
  };
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const opened = serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }, () => resolve(opened));
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  onTestFinished(() => agent.destroy());
  const ask = (): void => {
    const request = get({ port, host: '127.0.0.1', agent }, (response) => {
      response.resume().on('end', () => {
        count.whole += 1;
        ask();
      });
    });
    request.on('error', () => {
      count.stopped += 1;
    });
  };
  for (let n = 0; n < clients; n += 1) ask();
  return { server, count };
}

test('a busy house closes, and cuts nobody off in the middle of an answer', async () => {
  const { server, count } = await startBusyServer(8);
  await expect.poll(() => count.whole).toBeGreaterThan(16);
  await closeServer(server);
  await expect.poll(() => count.stopped).toBe(8);
  expect(count.whole).toBe(count.begun);
});
