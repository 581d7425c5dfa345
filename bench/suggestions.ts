import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { newId } from '../storage/index.ts';
import { type Program, runProgram } from '../test/program.ts';
import { runTrainingJob } from '../workplace/search/index/training-job.ts';
import { type BenchDatabase, withDatabase } from './database.ts';
import { measureMemory } from './memory.ts';
import { printLine } from './print-line.ts';
import { measureTimes, reportPromise } from './timing.ts';
import { makeWordGenerator } from './word-generator.ts';

const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 20_000);
const INTERACTIONS = Number(process.env.BENCH_INTERACTIONS ?? 500_000);
const SPACES = 20;
const UNIT_SIZE = 100;
const TEAM_SIZE = 25;
const COMMENTS_PER_ENTRY = 20;
const BEST_KNOWN = 20;

/** `npm run bench -- suggestions`: whom 20,000 people might meet, after 500,000 interactions. */
export async function benchSuggestions(): Promise<void> {
  const program = await runProgram();
  try {
    await program.cli('person', 'add', '--handle', 'ada', '--name', 'Ada Quill', '--admin');
    const token = await program.cli('token', 'create', '--person', 'ada', '--scope', 'admin');
    await restart(program);
    const before = await measureSettledMemory(program);
    await withDatabase(program, seedDatabase);
    await measureTraining(program);
    const read = await restart(program);
    printLine('loading the index', `${(read / 1000).toFixed(1)} s`, '', true);
    await measureSuggestions(program, token.trim());
    const grown = (await measureSettledMemory(program)) - before;
    printLine('memory of the program for the index', `${grown.toFixed(0)} MB more`, '', true);
    const all = await measureMemory(program.pid, program.dataDir);
    printLine('all processes', `${all.toFixed(0)} MB`, '', true);
  } finally {
    await program.close();
  }
}

/** Written past the commands, since it is not writing that is measured. */
async function seedDatabase(db: BenchDatabase): Promise<void> {
  const { id: opened_by } = await db.selectFrom('people').select('id').executeTakeFirstOrThrow();
  const now = new Date();
  const ids = Array.from({ length: PEOPLE }, newId);
  const handle = (i: number) => ({ handle: `person-${i}`, name: `Person ${i}` });
  await inBatches(
    ids.map((id, i) => ({ id, ...handle(i), created_at: now, updated_at: now })),
    (rows) => db.insertInto('people').values(rows).execute(),
  );
  await writeUnits(db, ids, now);
  const rooms = Array.from({ length: SPACES }, (_, i) => ({
    id: newId(),
    name: `space-${i}`,
    title: `Space ${i}`,
    audience: 'open' as const,
    created_by: opened_by,
    created_at: now,
  }));
  await db.insertInto('spaces').values(rooms).execute();
  await writeConversations(
    db,
    ids,
    rooms.map(({ id }) => id),
  );
  // So much at once would otherwise be planned for as if it were little, for a minute.
  await sql`analyze`.execute(db);
}

async function writeUnits(
  db: BenchDatabase,
  ids: readonly string[],
  created_at: Date,
): Promise<void> {
  const units = Array.from({ length: Math.ceil(PEOPLE / UNIT_SIZE) }, (_, i) => ({
    id: newId(),
    handle: `unit-${i}`,
    title: `Unit ${i}`,
    created_at,
  }));
  await inBatches(units, (rows) => db.insertInto('units').values(rows).execute());
  const members = ids.map((person_id, i) => ({
    person_id,
    unit_id: units[Math.floor(i / UNIT_SIZE)]!.id,
  }));
  await inBatches(members, (rows) => db.insertInto('unit_people').values(rows).execute());
}

/** Most speak in their team, some in their unit, a few with anybody, of whom some are known to all. */
function pickCommenter(author: number): number {
  const chance = Math.random();
  const within = (size: number) =>
    Math.min(PEOPLE - 1, Math.floor(author / size) * size + Math.floor(Math.random() * size));
  if (chance < 0.7) return within(TEAM_SIZE);
  if (chance < 0.9) return within(UNIT_SIZE);
  return Math.floor(PEOPLE ** Math.random()) % PEOPLE;
}

async function writeConversations(
  db: BenchDatabase,
  ids: readonly string[],
  rooms: readonly string[],
) {
  const now = Date.now();
  const some = () => new Date(now - Math.random() * 300 * 86_400_000);
  const words = { body: 'Yes, it drips.', html: '<p>Yes, it drips.</p>' };
  const speech = makeWordGenerator();
  const entries = Array.from({ length: INTERACTIONS / COMMENTS_PER_ENTRY }, () => {
    const author = Math.floor(Math.random() * PEOPLE);
    const own = { id: newId(), kind: 'post', title: speech.words(6), slug: 'bench', author };
    // A unit is at home in a space, and speaks in others too.
    const room = Math.random() < 0.7 ? Math.floor(author / UNIT_SIZE) : Math.random() * SPACES;
    return { ...own, space_id: rooms[Math.floor(room) % SPACES]!, created_at: some() };
  });
  await inBatches(entries, (rows) =>
    db
      .insertInto('entries')
      .values(rows.map(({ author, ...row }) => ({ ...row, ...words, author_id: ids[author]! })))
      .execute(),
  );
  await inBatches(Array.from({ length: INTERACTIONS }), (_, from) => {
    const rows = Array.from({ length: Math.min(BATCH_SIZE, INTERACTIONS - from) }, (__, i) => {
      const { id, author, created_at } = entries[Math.floor((from + i) / COMMENTS_PER_ENTRY)]!;
      const own = { id: newId(), entry_id: id, author_id: ids[pickCommenter(author)]! };
      return { ...own, ...words, created_at };
    });
    return db.insertInto('comments').values(rows).execute();
  });
}

const BATCH_SIZE = 1000;

async function inBatches<T>(
  rows: readonly T[],
  act: (rows: T[], from: number) => Promise<unknown>,
): Promise<void> {
  for (let n = 0; n < rows.length; n += BATCH_SIZE) await act(rows.slice(n, n + BATCH_SIZE), n);
}

/** As each night: what words mean, and how far each may be suggested. */
async function measureTraining(program: Program): Promise<void> {
  const start = performance.now();
  await withDatabase(program, runTrainingJob);
  printLine('nightly training', `${((performance.now() - start) / 1000).toFixed(0)} s`, '', true);
}

async function restart(program: Program): Promise<number> {
  await program.kill('SIGTERM');
  const start = performance.now();
  await program.again();
  return performance.now() - start;
}

async function measureSettledMemory(program: Program): Promise<number> {
  await pause(3000);
  return measureMemory(program.pid, null);
}

async function measureSuggestions(program: Program, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  while (await isLoading(program, headers)) await pause(200);
  let empty = 0;
  const ask = (among: number, query: string) => async () => {
    const handle = `person-${Math.floor(Math.random() * among)}`;
    const path = `/api/v1/people/${handle}/suggestions?${query}`;
    const answer = await fetch(program.address + path, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const { items } = (await answer.json()) as { items: unknown[] };
    if (items.length === 0) empty += 1;
  };
  const name = `suggestions, ${PEOPLE} people`;
  reportPromise(`${name}, outside the unit`, await measureTimes(ask(PEOPLE, 'outside=unit')), 25);
  reportPromise(name, await measureTimes(ask(PEOPLE, 'limit=3')), 25);
  reportPromise('for the best-known people', await measureTimes(ask(BEST_KNOWN, '')), 25);
  reportPromise(
    'for the best-known people, outside their unit',
    await measureTimes(ask(BEST_KNOWN, 'outside=unit')),
    25,
  );
  printLine('empty answers', String(empty), '', true);
}

async function isLoading(program: Program, headers: Record<string, string>): Promise<boolean> {
  const path = `${program.address}/api/v1/people/person-1/suggestions`;
  const { items } = (await (await fetch(path, { headers })).json()) as { items: unknown[] };
  return items.length === 0;
}
