import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cloneDatabase } from '../test/database-pool.ts';
import { compileDeferredWrite } from './compiled-queries.ts';
import type { Connection } from './connection.ts';
import { newId } from './ids.ts';

let connection: Connection;

beforeAll(async () => {
  connection = await cloneDatabase();
});
afterAll(() => connection.close());
beforeEach(async () => {
  await connection.db.deleteFrom('units').execute();
});

const createUnitRow = (title: string, id = newId()) => ({
  id,
  title,
  handle: title,
  created_at: new Date(),
});
const insertUnit = compileDeferredWrite(
  (db, { id, title, handle, created_at }: ReturnType<typeof createUnitRow>) =>
    db.insertInto('units').values({ id, title, handle, created_at }),
);
const listUnitTitles = async () =>
  (await connection.db.selectFrom('units').select('title').orderBy('title').execute()).map(
    ({ title }) => title,
  );

/** Whether a statement of ours has begun a transaction that is still open. */
async function countOpenTransactions(): Promise<number> {
  const { rows } = await connection.pool.query(
    `select count(*)::int as open from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`,
  );
  return rows[0].open;
}

describe('a transaction', () => {
  test('is begun by its first statement, and not before', async () => {
    await connection.db.transaction().execute(async (tx) => {
      expect(await countOpenTransactions()).toBe(0);
      await tx.selectFrom('units').select('id').execute();
      expect(await countOpenTransactions()).toBe(1);
    });
    expect(await countOpenTransactions()).toBe(0);
  });

  test('that said nothing leaves its connection as it was', async () => {
    await connection.db.transaction().execute(async () => {});
    const refused = connection.db.transaction().execute(async () => {
      throw new Error('never mind');
    });
    await expect(refused).rejects.toThrow('never mind');
    expect(await countOpenTransactions()).toBe(0);
    expect(await listUnitTitles()).toEqual([]);
  });

  test('keeps what waited for its commit, in the order it was said', async () => {
    await connection.db.transaction().execute(async (tx) => {
      await insertUnit(tx, createUnitRow('Boats'));
      await insertUnit(tx, createUnitRow('Sails'));
    });
    expect(await listUnitTitles()).toEqual(['Boats', 'Sails']);
    await connection.db.transaction().execute(async (tx) => {
      await insertUnit(tx, createUnitRow('Tides'));
      const seen = await tx.selectFrom('units').select('title').execute();
      expect(seen).toHaveLength(3);
    });
  });

  test('keeps nothing of what waited once it is called off', async () => {
    const calledOff = connection.db.transaction().execute(async (tx) => {
      await tx.selectFrom('units').select('id').execute();
      await insertUnit(tx, createUnitRow('Boats'));
      throw new Error('called off');
    });
    await expect(calledOff).rejects.toThrow('called off');
    expect(await listUnitTitles()).toEqual([]);
    expect(await countOpenTransactions()).toBe(0);
  });

  test('fails where what waited fails, and keeps nothing', async () => {
    const id = newId();
    const twice = connection.db.transaction().execute(async (tx) => {
      await insertUnit(tx, createUnitRow('Boats', id));
      await insertUnit(tx, createUnitRow('Boats again', id));
    });
    await expect(twice).rejects.toThrow(/duplicate key/);
    expect(await listUnitTitles()).toEqual([]);
    expect(await countOpenTransactions()).toBe(0);
    await connection.db.transaction().execute((tx) => insertUnit(tx, createUnitRow('Boats', id)));
    expect(await listUnitTitles()).toEqual(['Boats']);
  });
});
