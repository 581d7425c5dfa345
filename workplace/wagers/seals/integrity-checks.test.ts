import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Cast, settle } from '../../../test/cast.ts';
import { runs } from '../../../test/runs.ts';
import { openTestApp, type TestApp } from '../../../test/workplace.ts';
import { operator } from '../../access/index.ts';
import type { CommandContext } from '../../kernel/index.ts';
import { checkIntegrity } from '../../transfer/doctor/check-integrity.ts';
import { amendWager, getWager } from '../index.ts';
import { placeCommittedWager, placeModelWager } from '../wager.fixture.ts';
import { findBrokenSeals } from './integrity-checks.ts';

let app: TestApp;
/** The same where nothing but the seals themselves keeps anybody from changing what was sealed. */
let unprotectedApp: TestApp;
let cast: Cast;

/** Answers the cast, of whom two have committed to something. */
async function sealWagers(context: CommandContext): Promise<Cast> {
  const people = await settle(context);
  const { id } = await placeCommittedWager(context, people.ada);
  await amendWager(context, people.ada, id, { reason: 'Less time.', due: '2026-11-30' });
  await placeCommittedWager(context, people.cleo);
  await placeModelWager(context, people.ada);
  return people;
}

async function dropProtections({ db }: CommandContext): Promise<void> {
  const { rows } = await sql<{ table: string; name: string }>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace`.execute(db);
  for (const { table, name } of rows) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(db);
  }
  for (const table of Object.keys(columns)) {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(db);
  }
}

beforeAll(async () => {
  [app, unprotectedApp] = [await openTestApp(), await openTestApp()];
  await sealWagers(app.context);
  cast = await sealWagers(unprotectedApp.context);
  await dropProtections(unprotectedApp.context);
  return async () => {
    await app.close();
    await unprotectedApp.close();
  };
});

/** Every column that a seal holds or that says what one holds. */
const columns: Record<string, string[]> = {
  seals: ['entry_id', 'number', 'sealed_at', 'sealed_by', 'reason', 'body', 'previous', 'hash'],
  ends: ['id', 'entry_id', 'title'],
  measures: [
    'id',
    'entry_id',
    'end_id',
    'name',
    'unit',
    'direction',
    'baseline',
    'target',
    'due',
    'source',
    'reader_id',
  ],
  wagers: [
    'entry_id',
    'owner_id',
    'because',
    'belief',
    'will',
    'due',
    'stake_amount',
    'sponsor_id',
    'stake_currency',
    'stake_days',
    'stake_reputation',
    'champion_id',
    'resolver_id',
    'review_on',
    'stop_rule',
  ],
};
const sealedColumns = Object.entries(columns).flatMap(([table, names]) =>
  names.map((column) => ({ table, column })),
);

/** Runs `look` where one character of one value is another, and undoes it. */
async function withTamperedValue(
  { db }: CommandContext,
  { table, column, row, place, other }: TamperingCase,
  look: (context: CommandContext) => Promise<void>,
): Promise<boolean> {
  const undo = new Error('undo');
  let done = false;
  const trying = db.transaction().execute(async (tx) => {
    const [at, name] = [sql.table(table), sql.ref(column)];
    const kept = table === 'seals' ? sql`true` : sql`entry_id in (select entry_id from seals)`;
    const { rows } = await sql<{ ctid: string; text: string; type: string }>`
      select ctid::text, ${name}::text as text, pg_typeof(${name})::text as type
      from ${at} where ${name} is not null and ${kept} order by ctid`.execute(tx);
    const { ctid, text, type } = rows[row % rows.length]!;
    const i = place % text.length;
    const flipped = text.slice(0, i) + pickOtherCharacter(text[i]!, other) + text.slice(i + 1);
    const changed = column === 'direction' ? (text === 'up' ? 'down' : 'up') : flipped;
    await sql`update ${at} set ${name} = ${changed}::text::${sql.raw(type)}
      where ctid = ${ctid}::tid`.execute(tx);
    const after = await sql<{ text: string }>`select ${name}::text as text from ${at}
      where ${name} is not null and ${kept} order by ctid`.execute(tx);
    done =
      JSON.stringify(after.rows.map((one) => one.text).sort()) !==
      JSON.stringify(rows.map((one) => one.text).sort());
    if (done) await look({ ...unprotectedApp.context, db: tx as unknown as CommandContext['db'] });
    throw undo;
  });
  await trying.catch((error: { code?: string }) => {
    // Not a value of that column at all (class 22), or one that a constraint refuses (class 23).
    if (error !== undo && !/^2[23]/.test(error.code ?? '')) throw error;
  });
  return done;
}

/** Of a digit another digit, so that most times and numbers are still some. */
function pickOtherCharacter(was: string, other: string): string {
  return /\d/.test(was) ? String((Number(was) + 1 + (other.charCodeAt(0) % 9)) % 10) : other;
}

interface TamperingCase {
  table: string;
  column: string;
  row: number;
  place: number;
  other: string;
}

describe('what was sealed', () => {
  test('is found well where nobody touched it', async () => {
    for await (const { description, problem } of checkIntegrity(app.context, operator)) {
      expect([description, problem]).toEqual([description, null]);
    }
  });

  test.each(sealedColumns)('is found changed wherever $table.$column is another', async (at) => {
    let found = 0;
    const flipping = fc.asyncProperty(
      fc.nat(9),
      fc.nat(4000),
      fc.constantFrom(...'0123456789abcdefx Z"'),
      async (row, place, other) => {
        const tampering = { ...at, row, place, other };
        const done = await withTamperedValue(unprotectedApp.context, tampering, async (context) => {
          expect(await findBrokenSeals(context)).not.toEqual([]);
        });
        if (done) found += 1;
      },
    );
    // Of some columns the tables refuse most other values, so it is tried until one is taken.
    for (let times = 0; found === 0 && times < 20; times += 1) {
      await fc.assert(flipping, { numRuns: runs(0.2) });
    }
    expect(found, `${at.table}.${at.column} was never changed`).toBeGreaterThan(0);
  });

  test('is refused a change by the database, whoever writes', async () => {
    const { db } = app.context;
    const stays = { code: 'CP002' };
    const refused = async (statement: ReturnType<typeof sql>) =>
      expect(statement.execute(db)).rejects.toMatchObject(stays);
    await refused(sql`update seals set reason = 'Other' where number = 2`);
    await refused(sql`delete from seals`);
    await refused(sql`truncate seals`);
    const sealed = sql`entry_id in (select entry_id from seals)`;
    await refused(sql`update measures set target = 11 where ${sealed}`);
    await refused(sql`delete from ends where ${sealed}`);
    await refused(sql`update wagers set resolver_id = sponsor_id where ${sealed}`);
    const other = await sql`update wagers set resolver_id = owner_id`.execute(db).catch((e) => e);
    expect(other.code).toMatch(/^(CP002|23514)$/);
  });

  test('is found where a seal was taken away whole', async () => {
    const { context } = unprotectedApp;
    const undo = new Error('undo');
    for (const which of [sql`number = 2`, sql`true`]) {
      const taking = context.db.transaction().execute(async (tx) => {
        await sql`delete from seals where ${which}`.execute(tx);
        const broken = await findBrokenSeals({ ...context, db: tx });
        expect(broken.length).toBeGreaterThan(0);
        throw undo;
      });
      await expect(taking).rejects.toBe(undo);
    }
  });

  test('is told of by its wager, and what does not hold', async () => {
    const { context } = unprotectedApp;
    const { id } = await placeCommittedWager(context, cast.ada);
    await sql`update measures set target = 11 where entry_id = ${id}`.execute(context.db);
    const said: string[] = [];
    for await (const { problem } of checkIntegrity(context, operator))
      if (problem) said.push(problem);
    expect(said).toEqual([`1 wager fails: ${id}: its current terms differ from its newest seal`]);
    expect(await getWager(context, cast.ada, id, '2026-03-02')).toMatchObject({
      ends: [{ measures: [{ target: 11, originalTerms: { target: 8 } }] }],
    });
  });
});
