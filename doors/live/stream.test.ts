import { expect, test } from 'vitest';
import { openStream } from './stream.ts';

const kilobyte = new Uint8Array(1024);

function openTestStream() {
  const told: string[] = [];
  const stream = openStream({
    onClose: () => told.push('left'),
    disconnect: () => told.push('cut'),
  });
  return { stream, told };
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const { value } = await body.getReader().read();
  return new TextDecoder().decode(value);
}

test('what was missed comes before what happened while it was looked up', async () => {
  const { stream } = openTestStream();
  const bytes = (text: string) => new TextEncoder().encode(text);
  stream.send(bytes('new'));
  stream.release(bytes('missed'));
  stream.end();
  expect(await new Response(stream.body).text()).toBe('missednew');
});

test('a reader who does not read loses the connection, not the memory of the house', () => {
  const { stream, told } = openTestStream();
  stream.release(kilobyte);
  for (let n = 0; n < 2000; n += 1) stream.send(kilobyte);
  expect(told).toEqual(['left', 'cut']);
});

test('somebody who leaves is told nothing more, and leaves once', async () => {
  const { stream, told } = openTestStream();
  stream.release(kilobyte);
  expect(await readText(stream.body)).toHaveLength(1024);
  const { stream: other, told: heard } = openTestStream();
  await other.body.cancel();
  other.send(kilobyte);
  other.end();
  expect(heard).toEqual(['left']);
  expect(told).toEqual([]);
});
