import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../app/config.ts';
import { newId } from '../storage/index.ts';
import { type Program, runProgram } from '../test/program.ts';
import { type Db, withDatabase } from './database.ts';
import { memoryOf } from './footprint.ts';
import { line } from './line.ts';
import { middle, promised, seen, timed } from './timing.ts';
import { type Speaker, speaker } from './words.ts';

const entries = Number(process.env.BENCH_ENTRIES ?? 20_000);
const growth = (process.env.BENCH_COMMENTS ?? '10000,100000,1000000').split(',').map(Number);
/** Whether the program is measured with sentences, as the surroundings set it. */
const { sentences } = readConfig();
const yard = { name: 'yard', title: 'The yard', audience: 'open' };

/**
 * `npm run bench -- finding`: prior art and search in a workplace of 20,000 entries, and how search
 * grows with its comments.
 */
export async function finding(): Promise<void> {
  const program = await runProgram();
  try {
    const speech = speaker();
    const token = await people(program);
    await ask(program, token, '/api/v1/spaces', yard);
    await restarted(program);
    const before = await settledMemory(program);
    const addedToNone = await adding(program, token, speech);
    const first = await withDatabase(program, (db) => writeEntries(db, speech));
    await renewed(program);
    await priorArt(program, token, speech, before);
    await added(program, token, speech, addedToNone);
    let comments = 0;
    for (const level of growth) {
      await withDatabase(program, (db) => writeComments(db, speech, first, level - comments));
      comments = level;
      await renewed(program);
      await searching(program, token, speech, level);
    }
  } finally {
    await program.close();
  }
}

async function people(program: Program): Promise<string> {
  await program.cli('person', 'add', '--handle', 'ada', '--name', 'Ada Quill', '--admin');
  return (await program.cli('token', 'create', '--person', 'ada', '--scope', 'write')).trim();
}

const batch = 1000;

/** Written past the commands, since it is not writing that is measured. */
async function writeEntries(db: Db, speech: Speaker): Promise<string[]> {
  const { id: author_id } = await db.selectFrom('people').select('id').executeTakeFirstOrThrow();
  const { id: space_id } = await db.selectFrom('spaces').select('id').executeTakeFirstOrThrow();
  const created_at = new Date();
  const ids: string[] = [];
  for (let n = 0; n < entries; n += batch) {
    const rows = Array.from({ length: batch }, () => {
      const body = speech.words(80);
      const own = { id: newId(), kind: 'post', title: speech.words(8), slug: 'bench' };
      return { ...own, space_id, author_id, body, html: `<p>${body}</p>`, created_at };
    });
    await db.insertInto('entries').values(rows).execute();
    if (sentences) await writeSentences(db, rows);
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

/** Any directions: reading so many works would take half an hour, and a question costs the same. */
async function writeSentences(db: Db, of: readonly { id: string }[]): Promise<void> {
  const rows = of.map(({ id }) => ({
    entry_id: id,
    revision: 1,
    made_at: new Date(),
    direction: Buffer.from(Int8Array.from({ length: 512 }, () => Math.random() * 254 - 127)),
  }));
  await db.insertInto('sentences').values(rows).execute();
}

async function writeComments(db: Db, speech: Speaker, ids: string[], count: number): Promise<void> {
  const { id: author_id } = await db.selectFrom('people').select('id').executeTakeFirstOrThrow();
  const created_at = new Date();
  for (let n = 0; n < count; n += batch) {
    const rows = Array.from({ length: Math.min(batch, count - n) }, (_, i) => {
      const body = speech.words(25);
      const entry_id = ids[((n + i) * 7919) % ids.length]!;
      return { id: newId(), entry_id, author_id, body, html: `<p>${body}</p>`, created_at };
    });
    await db.insertInto('comments').values(rows).execute();
  }
}

/** Started anew, as next morning: everything is read, and what was learnt is there. */
async function renewed(program: Program): Promise<void> {
  await restarted(program);
  await withDatabase(program, async (db) => {
    const learnt = () => db.selectFrom('meanings').select('id').executeTakeFirst();
    for (let tries = 0; tries < 600 && !(await learnt()); tries += 1) await pause(500);
  });
  await restarted(program);
}

async function restarted(program: Program): Promise<void> {
  await program.kill('SIGTERM');
  const start = performance.now();
  await program.again();
  const state = async () => (await fetch(`${program.address}/readyz`)).text();
  while ((await state()) !== 'ready\n') await pause(100);
  readingTook = performance.now() - start;
}

let readingTook = 0;

async function settledMemory(program: Program): Promise<number> {
  await pause(3000);
  return memoryOf(program.pid, null);
}

async function priorArt(program: Program, token: string, speech: Speaker, before: number) {
  const took = await timed(() =>
    ask(program, token, '/api/v1/prior-art', { title: speech.words(8), body: speech.words(40) }),
  );
  const name = `prior art, ${entries} works${sentences ? ', by sentences too' : ''}`;
  promised(name, took, sentences ? 80 : 30);
  const grown = (await settledMemory(program)) - before;
  const more = `${grown.toFixed(0)} MB more`;
  const kept = sentences || grown <= 150;
  line(`memory of the program for ${entries} works`, more, sentences ? '' : 'at most 150 MB', kept);
}

function adding(program: Program, token: string, speech: Speaker): Promise<number[]> {
  return timed(() => {
    const work = { title: speech.words(8), body: speech.words(80) };
    return ask(program, token, '/api/v1/entries', { space: 'yard', ...work });
  });
}

/** What an entry's request takes longer than in the young workplace is what all the others cost it. */
async function added(program: Program, token: string, speech: Speaker, toNone: number[]) {
  const toMany = await adding(program, token, speech);
  const more = middle(toMany) - middle(toNone);
  const shown = `p50 ${middle(toMany).toFixed(1)} ms, ${more.toFixed(1)} ms more than to none`;
  line(`adding a work to ${entries}`, shown, 'at most 5 ms more', more <= 5);
  await ask(program, token, '/api/v1/entries', { space: 'yard', title: 'The zymurgist is back' });
  const start = performance.now();
  while (!(await found(program, token, 'zymurgist'))) await pause(5);
  const ms = performance.now() - start;
  line('until it is found', `${ms.toFixed(0)} ms`, 'at most 1 s', ms <= 1000);
}

async function found(program: Program, token: string, word: string): Promise<boolean> {
  const answer = await ask(program, token, `/api/v1/search?q=${word}`);
  return (JSON.parse(answer) as { items: unknown[] }).items.length > 0;
}

/** How many comments the promises are made for; beyond, only the growth is shown. */
const promisedFor = 100_000;

async function searching(program: Program, token: string, speech: Speaker, comments: number) {
  const rare = () => `/api/v1/search?q=${speech.word(12_000 + Math.floor(Math.random() * 10_000))}`;
  const common = () => `/api/v1/search?q=${speech.word(0)}`;
  const narrow = () => `/api/v1/search?q=${speech.word(0)}+author:ada+has:outcome`;
  const name = `search, ${comments} comments`;
  const say = comments <= promisedFor ? promised : seen;
  say(`${name}, a rare word`, await timed(() => ask(program, token, rare())), 50);
  say(`${name}, the commonest word`, await timed(() => ask(program, token, common())), 150);
  say(`${name}, narrowed to nothing`, await timed(() => ask(program, token, narrow()), 10), 1000);
  const memory = await memoryOf(program.pid, program.dataDir);
  const read = `read in ${(readingTook / 1000).toFixed(1)} s`;
  line(`all processes, ${comments} comments`, `${memory.toFixed(0)} MB; ${read}`, '', true);
}

async function ask(program: Program, token: string, path: string, body?: object): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const answer = await fetch(program.address + path, init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.text();
}
