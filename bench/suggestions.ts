import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { newId } from '../storage/index.ts';
import { type Program, runProgram } from '../test/program.ts';
import { learnFromStored } from '../workplace/discovery/engine/learning.ts';
import { type Db, withDatabase } from './database.ts';
import { memoryOf } from './footprint.ts';
import { line } from './line.ts';
import { promised, timed } from './timing.ts';
import { speaker } from './words.ts';

const people = Number(process.env.BENCH_PEOPLE ?? 20_000);
const interactions = Number(process.env.BENCH_INTERACTIONS ?? 500_000);
const spaces = 20;
const inUnit = 100;
const inTeam = 25;
const inConversation = 20;
const bestKnown = 20;

/** `npm run bench -- suggestions`: whom 20,000 people might meet, after 500,000 interactions. */
export async function suggestions(): Promise<void> {
  const program = await runProgram();
  try {
    await program.cli('person', 'add', '--handle', 'ada', '--name', 'Ada Quill', '--admin');
    const token = await program.cli('token', 'create', '--person', 'ada', '--scope', 'admin');
    await restarted(program);
    const before = await settledMemory(program);
    await withDatabase(program, furnish);
    await learn(program);
    const read = await restarted(program);
    line('reading it all', `${(read / 1000).toFixed(1)} s`, '', true);
    await measure(program, token.trim());
    const grown = (await settledMemory(program)) - before;
    line('memory of the program for it', `${grown.toFixed(0)} MB more`, '', true);
    const all = await memoryOf(program.pid, program.dataDir);
    line('all processes', `${all.toFixed(0)} MB`, '', true);
  } finally {
    await program.close();
  }
}

/** Written past the commands, since it is not writing that is measured. */
async function furnish(db: Db): Promise<void> {
  const { id: opened_by } = await db.selectFrom('people').select('id').executeTakeFirstOrThrow();
  const now = new Date();
  const ids = Array.from({ length: people }, newId);
  const handle = (i: number) => ({ handle: `person-${i}`, name: `Person ${i}` });
  await inBatches(
    ids.map((id, i) => ({ id, ...handle(i), created_at: now, updated_at: now })),
    (rows) => db.insertInto('people').values(rows).execute(),
  );
  await writeUnits(db, ids, now);
  const rooms = Array.from({ length: spaces }, (_, i) => ({
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

async function writeUnits(db: Db, ids: readonly string[], created_at: Date): Promise<void> {
  const units = Array.from({ length: Math.ceil(people / inUnit) }, (_, i) => ({
    id: newId(),
    handle: `unit-${i}`,
    title: `Unit ${i}`,
    created_at,
  }));
  await inBatches(units, (rows) => db.insertInto('units').values(rows).execute());
  const members = ids.map((person_id, i) => ({
    person_id,
    unit_id: units[Math.floor(i / inUnit)]!.id,
  }));
  await inBatches(members, (rows) => db.insertInto('unit_people').values(rows).execute());
}

/** Most speak in their team, some in their unit, a few with anybody, of whom some are known to all. */
function speakerTo(author: number): number {
  const chance = Math.random();
  const within = (size: number) =>
    Math.min(people - 1, Math.floor(author / size) * size + Math.floor(Math.random() * size));
  if (chance < 0.7) return within(inTeam);
  if (chance < 0.9) return within(inUnit);
  return Math.floor(people ** Math.random()) % people;
}

async function writeConversations(db: Db, ids: readonly string[], rooms: readonly string[]) {
  const now = Date.now();
  const some = () => new Date(now - Math.random() * 300 * 86_400_000);
  const words = { body: 'Yes, it drips.', html: '<p>Yes, it drips.</p>' };
  const speech = speaker();
  const entries = Array.from({ length: interactions / inConversation }, () => {
    const author = Math.floor(Math.random() * people);
    const own = { id: newId(), kind: 'post', title: speech.words(6), slug: 'bench', author };
    // A unit is at home in a space, and speaks in others too.
    const room = Math.random() < 0.7 ? Math.floor(author / inUnit) : Math.random() * spaces;
    return { ...own, space_id: rooms[Math.floor(room) % spaces]!, created_at: some() };
  });
  await inBatches(entries, (rows) =>
    db
      .insertInto('entries')
      .values(rows.map(({ author, ...row }) => ({ ...row, ...words, author_id: ids[author]! })))
      .execute(),
  );
  await inBatches(Array.from({ length: interactions }), (_, from) => {
    const rows = Array.from({ length: Math.min(batch, interactions - from) }, (__, i) => {
      const { id, author, created_at } = entries[Math.floor((from + i) / inConversation)]!;
      const own = { id: newId(), entry_id: id, author_id: ids[speakerTo(author)]! };
      return { ...own, ...words, created_at };
    });
    return db.insertInto('comments').values(rows).execute();
  });
}

const batch = 1000;

async function inBatches<T>(
  rows: readonly T[],
  act: (rows: T[], from: number) => Promise<unknown>,
): Promise<void> {
  for (let n = 0; n < rows.length; n += batch) await act(rows.slice(n, n + batch), n);
}

/** As each night: what words mean, and how far each may be suggested. */
async function learn(program: Program): Promise<void> {
  const start = performance.now();
  await withDatabase(program, learnFromStored);
  line('a night’s learning', `${((performance.now() - start) / 1000).toFixed(0)} s`, '', true);
}

async function restarted(program: Program): Promise<number> {
  await program.kill('SIGTERM');
  const start = performance.now();
  await program.again();
  return performance.now() - start;
}

async function settledMemory(program: Program): Promise<number> {
  await pause(3000);
  return memoryOf(program.pid, null);
}

async function measure(program: Program, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  while (await stillReading(program, headers)) await pause(200);
  let empty = 0;
  const ask = (among: number, query: string) => async () => {
    const handle = `person-${Math.floor(Math.random() * among)}`;
    const path = `/api/v1/people/${handle}/suggestions?${query}`;
    const answer = await fetch(program.address + path, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const { items } = (await answer.json()) as { items: unknown[] };
    if (items.length === 0) empty += 1;
  };
  const name = `suggestions, ${people} people`;
  promised(`${name}, beyond one’s unit`, await timed(ask(people, 'outside=unit')), 25);
  promised(name, await timed(ask(people, 'limit=3')), 25);
  promised('the same, of the best known', await timed(ask(bestKnown, '')), 25);
  promised('beyond their unit', await timed(ask(bestKnown, 'outside=unit')), 25);
  line('askings that came to nothing', String(empty), '', true);
}

async function stillReading(program: Program, headers: Record<string, string>): Promise<boolean> {
  const path = `${program.address}/api/v1/people/person-1/suggestions`;
  const { items } = (await (await fetch(path, { headers })).json()) as { items: unknown[] };
  return items.length === 0;
}
