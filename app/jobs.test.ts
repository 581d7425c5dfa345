import type { Pool } from 'pg';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { openTestApp } from '../test/workplace.ts';
import { createSingleFlight } from '../workplace/kernel/single-flight.ts';
import { startJobs } from './jobs.ts';

test('jobs start once the database is back, when it goes away while they start', async () => {
  const { context, connection, close } = await openTestApp();
  const { pool } = connection;
  const lost = new Error('Connection terminated unexpectedly');
  let isLost = false;
  let lookups = 0;
  const query = async (text: string, values: unknown[]) => {
    if (!isLost && text.includes('create_queue')) {
      isLost = true;
      throw lost;
    }
    return pool.query(text, values);
  };
  const rounds = createSingleFlight(
    async () => {},
    () => {},
  );
  const jobs = await startJobs({ query } as unknown as Pool, context, {
    log: pino({ level: 'silent' }),
    onNotificationsChanged: () => {},
    mailWorker: { ...rounds, runSoon: () => {} },
    isReady: async () => {
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
    'cleanup',
    'dispatch',
    'introductions',
    'mail',
    'review-reminders',
    'training',
  ]);
});
