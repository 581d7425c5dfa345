import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { getIdTime } from '../storage/ids.ts';
import type { StreamStats, StreamsConfig } from './streams.ts';

/**
 * Holds open streams and notes when events arrive. Sockets rather than an HTTP client, so that
 * reading 40,000 events a second leaves the machine to what is measured.
 */
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const config = JSON.parse((await lines.next()).value ?? '') as StreamsConfig;
const idMarker = Buffer.from('\nid: ');
const eventMarker = Buffer.from('event: change');
const presenceMarker = Buffer.from('event: presence');

let delays: number[] = [];
/** What happened before is not counted. */
let since = 0;
let presenceCount = 0;
let openCount = 0;
let closedCount = 0;

function openStream({ path, cookie }: StreamsConfig['streams'][number]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(config.port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n\r\n`),
    );
    socket.setNoDelay(true);
    socket.once('data', (chunk) => {
      if (!chunk.includes(' 200 ')) return reject(new Error(chunk.toString().split('\r\n')[0]));
      openCount += 1;
      socket.on('data', handleChunk);
      resolve();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      closedCount += 1;
    });
  });
}

/** An id says in which millisecond its happening was made, shortly before its commit. */
function handleChunk(chunk: Buffer): void {
  const now = Date.now();
  if (chunk.includes(presenceMarker)) presenceCount += 1;
  let from = chunk.indexOf(eventMarker);
  while (from >= 0) {
    const at = chunk.indexOf(idMarker, from);
    if (at < 0) return;
    const made = getIdTime(chunk.toString('latin1', at + 5, at + 41));
    if (made >= since) delays.push(now - made);
    from = chunk.indexOf(eventMarker, at);
  }
}

for (let from = 0; from < config.streams.length; from += 50) {
  await Promise.all(config.streams.slice(from, from + 50).map(openStream));
}
console.log('open');
for await (const command of lines) {
  if (command === 'reset') {
    delays = [];
    since = Date.now();
  }
  const stats: StreamStats = {
    openCount,
    closedCount,
    presenceCount,
    delays: command === 'stats' ? delays : [],
  };
  console.log(JSON.stringify(stats));
}
process.exit(0);
