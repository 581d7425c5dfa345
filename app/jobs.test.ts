import type { Pool } from 'pg';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openWorkplace } from '../test/workplace.ts';
import { inRounds } from '../workplace/rounds.ts';
import { startJobs } from './jobs.ts';

test('jobs start once the database is back, when it goes away while they start', async () => {
  const { workplace, connection, close } = await openWorkplace();
  const { pool } = connection;
  const lost = new Error('Connection terminated unexpectedly');
  let statements = 0;
  let lookups = 0;
  const query = async (text: string, values: unknown[]) => {
    statements += 1;
    if (statements === 5) throw lost;
    return pool.query(text, values);
  };
  const rounds = inRounds(
    async () => {},
    () => {},
  );
  const jobs = await startJobs({ query } as unknown as Pool, workplace, {
    log: pino({ level: 'silent' }),
    told: () => {},
    office: { ...rounds, mailNow: () => {} },
    ready: async () => {
      lookups += 1;
      return lookups === 3;
    },
  });
  onTestFinished(async () => {
    await jobs.stop();
    await close();
  });
  expect(lookups).toBe(3);
  const { rows } = await pool.query<{ name: string }>('select name from jobs.schedule');
  const names = rows.map(({ name }) => name).sort();
  expect(names).toEqual([
    'housekeeping',
    'introductions',
    'learning',
    'mail',
    'reviews',
    'telling',
  ]);
});
