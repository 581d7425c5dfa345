import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createCommandContext } from '../app/command-context.ts';
import { sessionFor, viewerFor } from '../test/cast.ts';
import { type Program, runProgram } from '../test/program.ts';
import { operator, type PersonViewer } from '../workplace/access/index.ts';
import { publishEntry } from '../workplace/entries/index.ts';
import { addPerson } from '../workplace/people/index.ts';
import { ensureSigningSecret } from '../workplace/sign-in/index.ts';
import { openSpace } from '../workplace/spaces/index.ts';
import { createToken } from '../workplace/tokens/index.ts';
import { withDatabase } from './database.ts';
import { measureMemory } from './memory.ts';
import { printLine } from './print-line.ts';
import { openStreams } from './streams.ts';
import { getPercentile } from './timing.ts';

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 200);
const STREAMS = Number(process.env.BENCH_STREAMS ?? 2000);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 20);
const COMMENTS_PER_SECOND = Number(process.env.BENCH_COMMENTS ?? 20);
const MAX_P95_MS = 250;

interface LiveFixture {
  token: string;
  cookies: string[];
  entries: string[];
}

/** `npm run bench -- live`: how soon a comment arrives on 2,000 open streams of one process. */
export async function benchLive(): Promise<void> {
  const program = await runProgram();
  try {
    const furnished = await seedApp(program);
    const { entries } = furnished;
    await measureScene('all in one conversation', program, {
      ...furnished,
      entries: entries.slice(0, 1),
    });
    await measureScene(`in ${entries.length} conversations`, program, furnished);
  } finally {
    await program.close();
  }
}

/** People with sessions, and a hundred conversations. */
function seedApp(program: Program): Promise<LiveFixture> {
  return withDatabase(program, async (db) => {
    const context = createCommandContext(db, [], () => {});
    const secret = await ensureSigningSecret(context);
    const cookies: string[] = [];
    for (let n = 0; n < PEOPLE; n += 1) {
      const { id } = await addPerson(context, operator, { handle: `p${n}`, name: `Pia No${n}` });
      const token = await sessionFor(context, { id } as PersonViewer);
      const signed = createHmac('sha256', secret).update(token).digest('base64');
      cookies.push(`commonplace.session_token=${encodeURIComponent(`${token}.${signed}`)}`);
    }
    const pia = await viewerFor(context, 'p0');
    await openSpace(context, pia, { name: 'yard', title: 'The yard', audience: 'open' });
    const entries: string[] = [];
    for (let n = 0; n < 100; n += 1) {
      entries.push((await publishEntry(context, pia, { space: 'yard', title: `No ${n}` })).id);
    }
    const { token } = await createToken(context, operator, 'p0', {});
    return { token, cookies, entries };
  });
}

async function measureScene(name: string, program: Program, furnished: LiveFixture): Promise<void> {
  const before = await measureMemory(program.pid, null);
  const { entries, cookies } = furnished;
  const held = await openStreams({
    port: Number(new URL(program.address).port),
    streams: Array.from({ length: STREAMS }, (_, n) => ({
      path: `/live?entry=${entries[n % entries.length]}`,
      cookie: cookies[(n + Math.floor(n / entries.length)) % cookies.length]!,
    })),
  });
  try {
    const each = ((await measureMemory(program.pid, null)) - before) / STREAMS;
    await pause(3000);
    await postComments(program, furnished, 3);
    await pause(1000);
    await held.reset();
    const counts = await postComments(program, furnished, SECONDS);
    await pause(3000);
    const { delays, closedCount, presenceCount } = await held.getStats();
    delays.sort((a, b) => a - b);
    const whole = counts.reduce(
      (sum, count, n) => sum + count * countReaders(n, entries.length),
      0,
    );
    const shown = `p50 ${getPercentile(delays, 0.5)} ms, p95 ${getPercentile(delays, 0.95)} ms, max ${delays.at(-1)} ms`;
    printLine(
      `${STREAMS} streams ${name}`,
      shown,
      `p95 at most ${MAX_P95_MS} ms`,
      getPercentile(delays, 0.95) <= MAX_P95_MS,
    );
    const accepted = counts.reduce((sum, count) => sum + count, 0);
    const sent = SECONDS * COMMENTS_PER_SECOND;
    printLine('comments accepted', `${accepted} of ${sent}`, 'all', accepted === sent);
    const lost = `${whole - delays.length} of ${whole}, ${closedCount} streams ended`;
    printLine('events lost', lost, 'none', delays.length === whole && closedCount === 0);
    printLine('memory of each stream', `${(each * 1024).toFixed(0)} kB`, '', true);
    printLine('presence updates meanwhile', `${presenceCount} times`, '', true);
  } finally {
    held.close();
    await pause(1000);
  }
}

const countReaders = (n: number, entries: number) =>
  Math.floor(STREAMS / entries) + (n < STREAMS % entries ? 1 : 0);

/** Posts comments at an even pace, in turn; answers how many were taken in each conversation. */
async function postComments(
  program: Program,
  { entries, token }: LiveFixture,
  forSeconds: number,
): Promise<number[]> {
  const counts = entries.map(() => 0);
  const posts: Promise<void>[] = [];
  const post = async (which: number) => {
    if (await postComment(program, token, entries[which]!)) counts[which]! += 1;
  };
  for (let n = 0; n < forSeconds * COMMENTS_PER_SECOND; n += 1) {
    posts.push(post(n % entries.length));
    await pause(1000 / COMMENTS_PER_SECOND);
  }
  await Promise.all(posts);
  return counts;
}

async function postComment(program: Program, token: string, entry: string): Promise<boolean> {
  const answer = await fetch(`${program.address}/api/v1/entries/${entry}/comments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body: 'We rinsed the vent, and the *numbers* agree again.' }),
  });
  await answer.text();
  return answer.ok;
}
