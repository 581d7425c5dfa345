import pino from 'pino';
import { expect, test } from 'vitest';
import { workplaceForTest } from '../test/workplace.ts';
import { causeOf } from './log.ts';

test('the log says what the database refused, and not whose values', async () => {
  const lines: string[] = [];
  const options = { serializers: { err: causeOf } };
  const log = pino(options, { write: (line) => void lines.push(line) });
  const { connection } = await workplaceForTest();
  const insert = 'insert into secrets (name, value) values ($1, $2)';
  const put = () => connection.pool.query(insert, ['typed-twice', 'whatever was typed']);
  await put();
  const error: unknown = await put().catch((refused: unknown) => refused);
  expect(JSON.stringify(error)).toContain('typed-twice');
  log.error({ err: new Error('a request failed', { cause: error }) }, 'failed');
  expect(lines[0]).toContain('"code":"23505"');
  expect(lines[0]).toContain('secrets_pkey');
  expect(lines[0]).not.toMatch(/typed/);
});
