import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { cloneDatabase } from '../test/database-pool.ts';
import { connect, migrate } from './index.ts';

/** A database of one's own in which nothing has been made yet, open to several processes. */
async function withEmptyDatabase(act: (open: () => ReturnType<typeof connect>) => Promise<void>) {
  const server = inject('server');
  const database = `empty_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query(`create database ${database}`);
  const opened: ReturnType<typeof connect>[] = [];
  try {
    await act(() => {
      const connection = connect({ ...server, database }, { size: 2 });
      opened.push(connection);
      return connection;
    });
  } finally {
    for (const { close } of opened) await close();
    await admin.query(`drop database ${database} with (force)`);
    await admin.end();
  }
}

async function listTables(db: Kysely<never>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = 'public' order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

test('an empty database gets today’s shape, and stays as it is the next time', async () => {
  await withEmptyDatabase(async (open) => {
    const { db } = open();
    const steps = await migrate(db);
    expect(steps[0]).toBe('0001_house');
    const made = await listTables(db as unknown as Kysely<never>);
    expect(made).toContain('entries');
    expect(await migrate(db)).toEqual([]);
    expect(await listTables(db as unknown as Kysely<never>)).toEqual(made);
  });
});

test('several processes that start at once make the shape once', async () => {
  await withEmptyDatabase(async (open) => {
    const all = await Promise.all([1, 2, 3, 4].map(() => migrate(open().db)));
    const steps = all.flat();
    expect(steps).toContain('0001_house');
    expect(new Set(steps).size).toBe(steps.length);
  });
});

test('what an older data folder holds is still there after its next start', async () => {
  const { db, close } = await cloneDatabase();
  try {
    await sql`update stamps set value = 41 where name = 'people'`.execute(db);
    await sql`insert into secrets (name, value) values ('kept', 'yes')`.execute(db);
    expect(await migrate(db)).toEqual([]);
    const kept = await db.selectFrom('secrets').selectAll().execute();
    expect(kept).toEqual([{ name: 'kept', value: 'yes' }]);
  } finally {
    await close();
  }
});

test('a database that a newer program made is refused rather than touched', async () => {
  const { db, close } = await cloneDatabase();
  try {
    await sql`insert into migrations (name, timestamp)
      values ('9999_tomorrow', '2099-01-01T00:00:00.000Z')`.execute(db);
    await expect(migrate(db)).rejects.toThrow('The database migration failed.');
  } finally {
    await close();
  }
});
