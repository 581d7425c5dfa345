import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cloneDatabase } from '../test/database-pool.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './database.ts';

const openWith = (env: NodeJS.ProcessEnv, canCreate: boolean) =>
  openDatabase(readConfig(env), { name: 'test', log: () => {}, canCreate });

test('whoever only reads is told that a mistyped folder has no workplace, and it is not made', async () => {
  const home = await mkdtemp(join(tmpdir(), 'commonplace-none-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const DATA_DIR = join(home, 'typo');
  await expect(openWith({ DATA_DIR }, false)).rejects.toThrow(
    `No workplace found in the data folder ${DATA_DIR}. Check DATA_DIR.`,
  );
  expect(existsSync(DATA_DIR)).toBe(false);
});

test('an empty database stays empty unless a workplace may begin there, which is then said', async () => {
  const { url: DATABASE_URL, pool, close } = await cloneDatabase();
  onTestFinished(close);
  await pool.query('drop schema public cascade; create schema public');
  await expect(openWith({ DATABASE_URL }, false)).rejects.toThrow(
    'No workplace found in the database at DATABASE_URL.',
  );
  const { rows } = await pool.query("select 1 from pg_tables where schemaname = 'public'");
  expect(rows).toEqual([]);
  const begun = await openWith({ DATABASE_URL }, true);
  expect(begun.createdIn).toBe('the database at DATABASE_URL');
  await begun.close();
  const again = await openWith({ DATABASE_URL }, false);
  expect(again.createdIn).toBeNull();
  await again.close();
});
