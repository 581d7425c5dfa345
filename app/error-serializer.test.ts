import pino from 'pino';
import { expect, test } from 'vitest';
import { testAppForTest } from '../test/workplace.ts';
import { serializeError } from './error-serializer.ts';

test('the log says what the database refused, and not whose values', async () => {
  const lines: string[] = [];
  const options = { serializers: { err: serializeError } };
  const log = pino(options, { write: (line) => void lines.push(line) });
  const { connection } = await testAppForTest();
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
