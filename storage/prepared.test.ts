import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cloneDatabase } from '../test/database-pool.ts';
import { compileWaiting } from './compiled.ts';
import type { Connection } from './connection.ts';
import { newId } from './ids.ts';

let house: Connection;

beforeAll(async () => {
  house = await cloneDatabase();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.db.deleteFrom('units').execute();
});

const unit = (title: string, id = newId()) => ({
  id,
  title,
  handle: title,
  created_at: new Date(),
});
const addUnit = compileWaiting((db, { id, title, handle, created_at }: ReturnType<typeof unit>) =>
  db.insertInto('units').values({ id, title, handle, created_at }),
);
const units = async () =>
  (await house.db.selectFrom('units').select('title').orderBy('title').execute()).map(
    ({ title }) => title,
  );

/** Whether a statement of ours has begun a transaction that is still open. */
async function openTransactions(): Promise<number> {
  const { rows } = await house.pool.query(
    `select count(*)::int as open from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`,
  );
  return rows[0].open;
}

describe('a transaction', () => {
  test('is begun by its first statement, and not before', async () => {
    await house.db.transaction().execute(async (tx) => {
      expect(await openTransactions()).toBe(0);
      await tx.selectFrom('units').select('id').execute();
      expect(await openTransactions()).toBe(1);
    });
    expect(await openTransactions()).toBe(0);
  });

  test('that said nothing leaves its connection as it was', async () => {
    await house.db.transaction().execute(async () => {});
    const refused = house.db.transaction().execute(async () => {
      throw new Error('never mind');
    });
    await expect(refused).rejects.toThrow('never mind');
    expect(await openTransactions()).toBe(0);
    expect(await units()).toEqual([]);
  });

  test('keeps what waited for its commit, in the order it was said', async () => {
    await house.db.transaction().execute(async (tx) => {
      await addUnit(tx, unit('Boats'));
      await addUnit(tx, unit('Sails'));
    });
    expect(await units()).toEqual(['Boats', 'Sails']);
    await house.db.transaction().execute(async (tx) => {
      await addUnit(tx, unit('Tides'));
      const seen = await tx.selectFrom('units').select('title').execute();
      expect(seen).toHaveLength(3);
    });
  });

  test('keeps nothing of what waited once it is called off', async () => {
    const calledOff = house.db.transaction().execute(async (tx) => {
      await tx.selectFrom('units').select('id').execute();
      await addUnit(tx, unit('Boats'));
      throw new Error('called off');
    });
    await expect(calledOff).rejects.toThrow('called off');
    expect(await units()).toEqual([]);
    expect(await openTransactions()).toBe(0);
  });

  test('fails where what waited fails, and keeps nothing', async () => {
    const id = newId();
    const twice = house.db.transaction().execute(async (tx) => {
      await addUnit(tx, unit('Boats', id));
      await addUnit(tx, unit('Boats again', id));
    });
    await expect(twice).rejects.toThrow(/duplicate key/);
    expect(await units()).toEqual([]);
    expect(await openTransactions()).toBe(0);
    await house.db.transaction().execute((tx) => addUnit(tx, unit('Boats', id)));
    expect(await units()).toEqual(['Boats']);
  });
});
