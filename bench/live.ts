import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { workplaceOn } from '../app/workplace.ts';
import { sessionFor, viewerFor } from '../test/cast.ts';
import { type Program, runProgram } from '../test/program.ts';
import { operator, type PersonViewer } from '../workplace/access/index.ts';
import { publishEntry } from '../workplace/entries/index.ts';
import { addPerson } from '../workplace/people/index.ts';
import { signingSecret } from '../workplace/sign-in/index.ts';
import { openSpace } from '../workplace/spaces/index.ts';
import { createToken } from '../workplace/tokens/index.ts';
import { withDatabase } from './database.ts';
import { memoryOf } from './footprint.ts';
import { line } from './line.ts';
import { openStreams } from './streams.ts';
import { at } from './timing.ts';

const people = Number(process.env.BENCH_PEOPLE ?? 200);
const streams = Number(process.env.BENCH_STREAMS ?? 2000);
const seconds = Number(process.env.BENCH_SECONDS ?? 20);
const perSecond = Number(process.env.BENCH_COMMENTS ?? 20);
const most = 250;

interface Furnished {
  token: string;
  cookies: string[];
  entries: string[];
}

/** `npm run bench -- live`: how soon a comment arrives on 2,000 open streams of one process. */
export async function live(): Promise<void> {
  const program = await runProgram();
  try {
    const furnished = await furnish(program);
    const { entries } = furnished;
    await scene('all in one conversation', program, { ...furnished, entries: entries.slice(0, 1) });
    await scene(`in ${entries.length} conversations`, program, furnished);
  } finally {
    await program.close();
  }
}

/** People with sessions, and a hundred conversations. */
function furnish(program: Program): Promise<Furnished> {
  return withDatabase(program, async (db) => {
    const workplace = workplaceOn(db, [], () => {});
    const secret = await signingSecret(workplace);
    const cookies: string[] = [];
    for (let n = 0; n < people; n += 1) {
      const { id } = await addPerson(workplace, operator, { handle: `p${n}`, name: `Pia No${n}` });
      const token = await sessionFor(workplace, { id } as PersonViewer);
      const signed = createHmac('sha256', secret).update(token).digest('base64');
      cookies.push(`commonplace.session_token=${encodeURIComponent(`${token}.${signed}`)}`);
    }
    const pia = await viewerFor(workplace, 'p0');
    await openSpace(workplace, pia, { name: 'yard', title: 'The yard', audience: 'open' });
    const entries: string[] = [];
    for (let n = 0; n < 100; n += 1) {
      entries.push((await publishEntry(workplace, pia, { space: 'yard', title: `No ${n}` })).id);
    }
    const { token } = await createToken(workplace, operator, 'p0', {});
    return { token, cookies, entries };
  });
}

async function scene(name: string, program: Program, furnished: Furnished): Promise<void> {
  const before = await memoryOf(program.pid, null);
  const { entries, cookies } = furnished;
  const held = await openStreams({
    port: Number(new URL(program.address).port),
    streams: Array.from({ length: streams }, (_, n) => ({
      path: `/live?entry=${entries[n % entries.length]}`,
      cookie: cookies[(n + Math.floor(n / entries.length)) % cookies.length]!,
    })),
  });
  try {
    const each = ((await memoryOf(program.pid, null)) - before) / streams;
    await pause(3000);
    await comments(program, furnished, 3);
    await pause(1000);
    await held.anew();
    const said = await comments(program, furnished, seconds);
    await pause(3000);
    const { took, closed, presences } = await held.tell();
    took.sort((a, b) => a - b);
    const whole = said.reduce((sum, count, n) => sum + count * readersOf(n, entries.length), 0);
    const shown = `p50 ${at(took, 0.5)} ms, p95 ${at(took, 0.95)} ms, max ${took.at(-1)} ms`;
    line(`${streams} streams ${name}`, shown, `p95 at most ${most} ms`, at(took, 0.95) <= most);
    const taken = said.reduce((sum, count) => sum + count, 0);
    const asked = seconds * perSecond;
    line('comments taken', `${taken} of ${asked}`, 'all', taken === asked);
    const lost = `${whole - took.length} of ${whole}, ${closed} streams ended`;
    line('lost on the way', lost, 'none', took.length === whole && closed === 0);
    line('memory of each stream', `${(each * 1024).toFixed(0)} kB`, '', true);
    line('told who is here, while they came', `${presences} times`, '', true);
  } finally {
    held.close();
    await pause(1000);
  }
}

const readersOf = (n: number, entries: number) =>
  Math.floor(streams / entries) + (n < streams % entries ? 1 : 0);

/** Posts comments at an even pace, in turn; answers how many were taken in each conversation. */
async function comments(
  program: Program,
  { entries, token }: Furnished,
  forSeconds: number,
): Promise<number[]> {
  const said = entries.map(() => 0);
  const posts: Promise<void>[] = [];
  const post = async (which: number) => {
    if (await posted(program, token, entries[which]!)) said[which]! += 1;
  };
  for (let n = 0; n < forSeconds * perSecond; n += 1) {
    posts.push(post(n % entries.length));
    await pause(1000 / perSecond);
  }
  await Promise.all(posts);
  return said;
}

async function posted(program: Program, token: string, entry: string): Promise<boolean> {
  const answer = await fetch(`${program.address}/api/v1/entries/${entry}/comments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body: 'We rinsed the vent, and the *numbers* agree again.' }),
  });
  await answer.text();
  return answer.ok;
}
