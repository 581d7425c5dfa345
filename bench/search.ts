import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../app/config.ts';
import { newId } from '../storage/index.ts';
import { type Program, runProgram } from '../test/program.ts';
import { type BenchDatabase, withDatabase } from './database.ts';
import { measureMemory } from './memory.ts';
import { printLine } from './print-line.ts';
import { getMedian, measureTimes, reportPromise, reportTimes } from './timing.ts';
import { makeWordGenerator, type WordGenerator } from './word-generator.ts';

const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 20_000);
const commentLevels = (process.env.BENCH_COMMENTS ?? '10000,100000,1000000').split(',').map(Number);
/** Whether the program is measured with sentences, as the surroundings set it. */
const { usesSentenceModel } = readConfig();
const yard = { name: 'yard', title: 'The yard', audience: 'open' };

/**
 * `npm run bench -- search`: prior art and search in a workplace of 20,000 entries, and how search
 * grows with its comments.
 */
export async function benchSearch(): Promise<void> {
  const program = await runProgram();
  try {
    const speech = makeWordGenerator();
    const token = await addAda(program);
    await callApi(program, token, '/api/v1/spaces', yard);
    await restart(program);
    const before = await measureSettledMemory(program);
    const addedToNone = await measureAdding(program, token, speech);
    const first = await withDatabase(program, (db) => writeEntries(db, speech));
    await retrainAndRestart(program);
    await measurePriorArt(program, token, speech, before);
    await reportAdding(program, token, speech, addedToNone);
    let comments = 0;
    for (const level of commentLevels) {
      await withDatabase(program, (db) => writeComments(db, speech, first, level - comments));
      comments = level;
      await retrainAndRestart(program);
      await measureSearch(program, token, speech, level);
    }
  } finally {
    await program.close();
  }
}

async function addAda(program: Program): Promise<string> {
  await program.cli('person', 'add', '--handle', 'ada', '--name', 'Ada Quill', '--admin');
  return (await program.cli('token', 'create', '--person', 'ada', '--scope', 'write')).trim();
}

const BATCH_SIZE = 1000;

/** Written past the commands, since it is not writing that is measured. */
async function writeEntries(db: BenchDatabase, speech: WordGenerator): Promise<string[]> {
  const { id: author_id } = await db.selectFrom('people').select('id').executeTakeFirstOrThrow();
  const { id: space_id } = await db.selectFrom('spaces').select('id').executeTakeFirstOrThrow();
  const created_at = new Date();
  const ids: string[] = [];
  for (let n = 0; n < ENTRIES; n += BATCH_SIZE) {
    const rows = Array.from({ length: BATCH_SIZE }, () => {
      const body = speech.words(80);
      const own = { id: newId(), kind: 'post', title: speech.words(8), slug: 'bench' };
      return { ...own, space_id, author_id, body, html: `<p>${body}</p>`, created_at };
    });
    await db.insertInto('entries').values(rows).execute();
    if (usesSentenceModel) await writeEmbeddings(db, rows);
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

/** Any directions: reading so many works would take half an hour, and a question costs the same. */
async function writeEmbeddings(db: BenchDatabase, of: readonly { id: string }[]): Promise<void> {
  const rows = of.map(({ id }) => ({
    entry_id: id,
    revision: 1,
    made_at: new Date(),
    direction: Buffer.from(Int8Array.from({ length: 512 }, () => Math.random() * 254 - 127)),
  }));
  await db.insertInto('sentences').values(rows).execute();
}

async function writeComments(
  db: BenchDatabase,
  speech: WordGenerator,
  ids: string[],
  count: number,
): Promise<void> {
  const { id: author_id } = await db.selectFrom('people').select('id').executeTakeFirstOrThrow();
  const created_at = new Date();
  for (let n = 0; n < count; n += BATCH_SIZE) {
    const rows = Array.from({ length: Math.min(BATCH_SIZE, count - n) }, (_, i) => {
      const body = speech.words(25);
      const entry_id = ids[((n + i) * 7919) % ids.length]!;
      return { id: newId(), entry_id, author_id, body, html: `<p>${body}</p>`, created_at };
    });
    await db.insertInto('comments').values(rows).execute();
  }
}

/** Started anew, as next morning: everything is read, and what was learnt is there. */
async function retrainAndRestart(program: Program): Promise<void> {
  await restart(program);
  await withDatabase(program, async (db) => {
    const learnt = () => db.selectFrom('meanings').select('id').executeTakeFirst();
    for (let tries = 0; tries < 600 && !(await learnt()); tries += 1) await pause(500);
  });
  await restart(program);
}

async function restart(program: Program): Promise<void> {
  await program.kill('SIGTERM');
  const start = performance.now();
  await program.again();
  const state = async () => (await fetch(`${program.address}/readyz`)).text();
  while ((await state()) !== 'ready\n') await pause(100);
  loadTime = performance.now() - start;
}

let loadTime = 0;

async function measureSettledMemory(program: Program): Promise<number> {
  await pause(3000);
  return measureMemory(program.pid, null);
}

async function measurePriorArt(
  program: Program,
  token: string,
  speech: WordGenerator,
  before: number,
) {
  const took = await measureTimes(() =>
    callApi(program, token, '/api/v1/prior-art', {
      title: speech.words(8),
      body: speech.words(40),
    }),
  );
  const name = `prior art, ${ENTRIES} works${usesSentenceModel ? ', with the sentence model' : ''}`;
  reportPromise(name, took, usesSentenceModel ? 80 : 30);
  const grown = (await measureSettledMemory(program)) - before;
  const more = `${grown.toFixed(0)} MB more`;
  const kept = usesSentenceModel || grown <= 150;
  printLine(
    `memory of the program for ${ENTRIES} works`,
    more,
    usesSentenceModel ? '' : 'at most 150 MB',
    kept,
  );
}

function measureAdding(program: Program, token: string, speech: WordGenerator): Promise<number[]> {
  return measureTimes(() => {
    const work = { title: speech.words(8), body: speech.words(80) };
    return callApi(program, token, '/api/v1/entries', { space: 'yard', ...work });
  });
}

/** What an entry's request takes longer than in the young workplace is what all the others cost it. */
async function reportAdding(
  program: Program,
  token: string,
  speech: WordGenerator,
  toNone: number[],
) {
  const toMany = await measureAdding(program, token, speech);
  const more = getMedian(toMany) - getMedian(toNone);
  const shown = `p50 ${getMedian(toMany).toFixed(1)} ms, ${more.toFixed(1)} ms more than to none`;
  printLine(`adding a work to ${ENTRIES}`, shown, 'at most 5 ms more', more <= 5);
  await callApi(program, token, '/api/v1/entries', {
    space: 'yard',
    title: 'The zymurgist is back',
  });
  const start = performance.now();
  while (!(await isFound(program, token, 'zymurgist'))) await pause(5);
  const ms = performance.now() - start;
  printLine('until the new work is found', `${ms.toFixed(0)} ms`, 'at most 1 s', ms <= 1000);
}

async function isFound(program: Program, token: string, word: string): Promise<boolean> {
  const answer = await callApi(program, token, `/api/v1/search?q=${word}`);
  return (JSON.parse(answer) as { items: unknown[] }).items.length > 0;
}

/** How many comments the promises are made for; beyond, only the growth is shown. */
const MAX_PROMISED_COMMENTS = 100_000;

async function measureSearch(
  program: Program,
  token: string,
  speech: WordGenerator,
  comments: number,
) {
  const rare = () => `/api/v1/search?q=${speech.word(12_000 + Math.floor(Math.random() * 10_000))}`;
  const common = () => `/api/v1/search?q=${speech.word(0)}`;
  const narrow = () => `/api/v1/search?q=${speech.word(0)}+author:ada+has:outcome`;
  const name = `search, ${comments} comments`;
  const say = comments <= MAX_PROMISED_COMMENTS ? reportPromise : reportTimes;
  say(`${name}, a rare word`, await measureTimes(() => callApi(program, token, rare())), 50);
  say(
    `${name}, the commonest word`,
    await measureTimes(() => callApi(program, token, common())),
    150,
  );
  say(
    `${name}, filters that match nothing`,
    await measureTimes(() => callApi(program, token, narrow()), 10),
    1000,
  );
  const memory = await measureMemory(program.pid, program.dataDir);
  const read = `read in ${(loadTime / 1000).toFixed(1)} s`;
  printLine(`all processes, ${comments} comments`, `${memory.toFixed(0)} MB; ${read}`, '', true);
}

async function callApi(
  program: Program,
  token: string,
  path: string,
  body?: object,
): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const answer = await fetch(program.address + path, init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.text();
}
