import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { timeOfId } from '../storage/ids.ts';
import type { Arrivals, Opening } from './streams.ts';

/**
 * Holds open streams and notes when events arrive. Sockets rather than an HTTP client, so that
 * reading 40,000 events a second leaves the machine to what is measured.
 */
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const asked = JSON.parse((await lines.next()).value ?? '') as Opening;
const mark = Buffer.from('\nid: ');
const happened = Buffer.from('event: happening');
const present = Buffer.from('event: presence');

let took: number[] = [];
/** What happened before is not counted. */
let since = 0;
let presences = 0;
let open = 0;
let closed = 0;

function hold({ path, cookie }: Opening['streams'][number]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(asked.port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n\r\n`),
    );
    socket.setNoDelay(true);
    socket.once('data', (chunk) => {
      if (!chunk.includes(' 200 ')) return reject(new Error(chunk.toString().split('\r\n')[0]));
      open += 1;
      socket.on('data', read);
      resolve();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      closed += 1;
    });
  });
}

/** An id says in which millisecond its happening was made, shortly before its commit. */
function read(chunk: Buffer): void {
  const now = Date.now();
  if (chunk.includes(present)) presences += 1;
  let from = chunk.indexOf(happened);
  while (from >= 0) {
    const at = chunk.indexOf(mark, from);
    if (at < 0) return;
    const made = timeOfId(chunk.toString('latin1', at + 5, at + 41));
    if (made >= since) took.push(now - made);
    from = chunk.indexOf(happened, at);
  }
}

for (let from = 0; from < asked.streams.length; from += 50) {
  await Promise.all(asked.streams.slice(from, from + 50).map(hold));
}
console.log('open');
for await (const said of lines) {
  if (said === 'anew') {
    took = [];
    since = Date.now();
  }
  const told: Arrivals = { open, closed, presences, took: said === 'tell' ? took : [] };
  console.log(JSON.stringify(told));
}
process.exit(0);
