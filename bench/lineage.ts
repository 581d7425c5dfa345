import { type Program, runProgram } from '../test/program.ts';
import { startReference } from './house.ts';
import { line } from './line.ts';
import { at, middle, promised, timed } from './timing.ts';
import { type Speaker, speaker } from './words.ts';

/** In how many ms the page is promised, and how heavy it may be, in kB. */
const promise = { took: 200, weight: 250 };

/**
 * `npm run bench -- lineage`: the page of a lineage of five hundred works, beside a bare server
 * that sends the same bytes.
 */
export async function lineage(): Promise<void> {
  const program = await runProgram();
  try {
    const token = await asAda(program);
    const root = await grow(program, token);
    const headers = { authorization: `Bearer ${token}` };
    const url = `${program.address}/entries/${root}/lineage`;
    const asked = await read(`${program.address}/api/v1/entries/${root}/lineage`, headers);
    const { nodes, edges } = JSON.parse(String(asked)) as Record<'nodes' | 'edges', unknown[]>;
    const what = `${nodes.length} works with ${edges.length} links`;
    const page = await read(url, headers);
    const reference = await startReference(page);
    const bare = await timed(() => read(reference.url));
    const took = await timed(() => read(url, headers));
    reference.stop();
    line('a bare node:http server, same bytes', `p50 ${middle(bare).toFixed(1)} ms`, '', true);
    promised(`lineage: ${what}`, took, promise.took);
    const ratio = (at(took, 0.5) / at(bare, 0.5)).toFixed(0);
    line('its p50 beside the bare server’s', `${ratio} times as long`, '', true);
    weigh(page);
  } finally {
    await program.close();
  }
}

function weigh(page: Buffer): void {
  const weight = page.length / 1000;
  const most = promise.weight;
  line('its size', `${weight.toFixed(0)} kB`, `at most ${most} kB`, weight <= most);
}

async function read(url: string, headers: Record<string, string> = {}): Promise<Buffer> {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

async function asAda(program: Program): Promise<string> {
  await program.cli('person', 'add', '--handle', 'ada', '--name', 'Ada Quill', '--admin');
  return (await program.cli('token', 'create', '--person', 'ada', '--scope', 'write')).trim();
}

/** A way of adding a work on some that are there; answers its id. */
type Add = (sources: readonly string[]) => Promise<string>;

/**
 * Some came before it and some came of it: a chain of twenty-five on each side, pages elsewhere, a
 * hub of sixty, and steps in which works build on one or two of the step before, as where people
 * work. Answers the id of the one in the middle.
 */
async function grow(program: Program, token: string): Promise<string> {
  const speech = speaker();
  const add = adder(program, token, speech);
  await post(program, token, '/spaces', { name: 'yard', title: 'The yard', audience: 'open' });
  const old = await chain(add, await add([]), 24);
  let before = await times(30, (n) => add([`https://sea.example.org/${n}/${speech.word(9)}`]));
  for (const count of [75, 50, 12]) before = await step(add, before, count);
  const root = await add([...before, old]);
  const uses = await step(add, [root], 12);
  await times(60, () => add([uses[0]!]));
  await chain(add, uses[1]!, 25);
  let after = uses;
  for (const count of [40, 60, 80]) after = await step(add, after, count);
  return root;
}

function adder(program: Program, token: string, speech: Speaker): Add {
  return async (buildsOn) => {
    const entry = { space: 'yard', title: speech.words(7), body: speech.words(20), buildsOn };
    return (await post(program, token, '/entries', entry)).id;
  };
}

async function chain(add: Add, first: string, length: number): Promise<string> {
  let last = first;
  for (let n = 0; n < length; n += 1) last = await add([last]);
  return last;
}

/** So many works, each on one of the step before, or on as many as it takes to leave none out; every other on one more. */
function step(add: Add, before: readonly string[], count: number): Promise<string[]> {
  const fewer = Math.min(count, before.length);
  return times(count, (n) => {
    const own = before.filter((_, place) => place % fewer === n % before.length);
    const further = n % 2 === 0 ? [] : [before[(n * 7 + 3) % before.length]!];
    return add([...new Set([...own, ...further])]);
  });
}

async function times<T>(count: number, act: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let n = 0; n < count; n += 1) made.push(await act(n));
  return made;
}

async function post(program: Program, token: string, path: string, body: object) {
  const answer = await fetch(`${program.address}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string };
}
