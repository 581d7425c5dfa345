import { type Program, runProgram } from '../test/program.ts';
import { startReference } from './bench-app.ts';
import { printLine } from './print-line.ts';
import { getMedian, getPercentile, measureTimes, reportPromise } from './timing.ts';
import { makeWordGenerator, type WordGenerator } from './word-generator.ts';

/** In how many ms the page is promised, and how heavy it may be, in kB. */
const TARGETS = { took: 200, weight: 250 };

/**
 * `npm run bench -- lineage`: the page of a lineage of five hundred works, beside a bare server
 * that sends the same bytes.
 */
export async function benchLineage(): Promise<void> {
  const program = await runProgram();
  try {
    const token = await addAda(program);
    const root = await growLineage(program, token);
    const headers = { authorization: `Bearer ${token}` };
    const url = `${program.address}/entries/${root}/lineage`;
    const asked = await fetchPage(`${program.address}/api/v1/entries/${root}/lineage`, headers);
    const { nodes, edges } = JSON.parse(String(asked)) as Record<'nodes' | 'edges', unknown[]>;
    const what = `${nodes.length} works with ${edges.length} links`;
    const page = await fetchPage(url, headers);
    const reference = await startReference(page);
    const bare = await measureTimes(() => fetchPage(reference.url));
    const took = await measureTimes(() => fetchPage(url, headers));
    reference.stop();
    printLine(
      'a bare node:http server, same bytes',
      `p50 ${getMedian(bare).toFixed(1)} ms`,
      '',
      true,
    );
    reportPromise(`lineage: ${what}`, took, TARGETS.took);
    const ratio = (getPercentile(took, 0.5) / getPercentile(bare, 0.5)).toFixed(0);
    printLine('p50 relative to the bare server', `${ratio} times as long`, '', true);
    reportSize(page);
  } finally {
    await program.close();
  }
}

function reportSize(page: Buffer): void {
  const weight = page.length / 1000;
  const most = TARGETS.weight;
  printLine('its size', `${weight.toFixed(0)} kB`, `at most ${most} kB`, weight <= most);
}

async function fetchPage(url: string, headers: Record<string, string> = {}): Promise<Buffer> {
  const answer = await fetch(url, { headers });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

async function addAda(program: Program): Promise<string> {
  await program.cli('person', 'add', '--handle', 'ada', '--name', 'Ada Quill', '--admin');
  return (await program.cli('token', 'create', '--person', 'ada', '--scope', 'write')).trim();
}

/** A way of adding a work on some that are there; answers its id. */
type AddWork = (sources: readonly string[]) => Promise<string>;

/**
 * Some came before it and some came of it: a chain of twenty-five on each side, pages elsewhere, a
 * hub of sixty, and steps in which works build on one or two of the step before, as where people
 * work. Answers the id of the one in the middle.
 */
async function growLineage(program: Program, token: string): Promise<string> {
  const speech = makeWordGenerator();
  const add = makeAddWork(program, token, speech);
  await callApi(program, token, '/spaces', { name: 'yard', title: 'The yard', audience: 'open' });
  const old = await addChain(add, await add([]), 24);
  let before = await repeat(30, (n) => add([`https://sea.example.org/${n}/${speech.word(9)}`]));
  for (const count of [75, 50, 12]) before = await addStep(add, before, count);
  const root = await add([...before, old]);
  const uses = await addStep(add, [root], 12);
  await repeat(60, () => add([uses[0]!]));
  await addChain(add, uses[1]!, 25);
  let after = uses;
  for (const count of [40, 60, 80]) after = await addStep(add, after, count);
  return root;
}

function makeAddWork(program: Program, token: string, speech: WordGenerator): AddWork {
  return async (buildsOn) => {
    const entry = { space: 'yard', title: speech.words(7), body: speech.words(20), buildsOn };
    return (await callApi(program, token, '/entries', entry)).id;
  };
}

async function addChain(add: AddWork, first: string, length: number): Promise<string> {
  let last = first;
  for (let n = 0; n < length; n += 1) last = await add([last]);
  return last;
}

/** So many works, each on one of the step before, or on as many as it takes to leave none out; every other on one more. */
function addStep(add: AddWork, before: readonly string[], count: number): Promise<string[]> {
  const fewer = Math.min(count, before.length);
  return repeat(count, (n) => {
    const own = before.filter((_, place) => place % fewer === n % before.length);
    const further = n % 2 === 0 ? [] : [before[(n * 7 + 3) % before.length]!];
    return add([...new Set([...own, ...further])]);
  });
}

async function repeat<T>(count: number, act: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let n = 0; n < count; n += 1) made.push(await act(n));
  return made;
}

async function callApi(program: Program, token: string, path: string, body: object) {
  const answer = await fetch(`${program.address}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string };
}
