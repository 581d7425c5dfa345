import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
} from 'vitest';
import { isLong } from '../../test/long.ts';
import { type EmbeddedServer, startEmbedded } from './index.ts';
import { findPostmaster, isPostmaster, pause } from './postmaster.ts';
import type { Credentials } from './presence.ts';

let dataDir: string;
const said: string[] = [];
const log = (message: string) => void said.push(message);
const start = () => startEmbedded({ dataDir, log });
const cluster = () => path.join(dataDir, 'postgres');
const postmaster = () => findPostmaster(cluster())?.pid;

const servers: EmbeddedServer[] = [];
const holders: ChildProcess[] = [];

/** Made once; most tests begin with a copy of it, which is faster than making another. */
let made: string;
const emptyFolder = () => mkdtemp(path.join(os.tmpdir(), 'commonplace-test-'));

beforeAll(async () => {
  made = await emptyFolder();
  await (await startEmbedded({ dataDir: made, log })).stop();
});
afterAll(() => rm(made, { recursive: true }));

beforeEach(async () => {
  dataDir = await emptyFolder();
  copyFolder(made, dataDir);
  said.length = 0;
});

async function beginEmpty(): Promise<void> {
  await rm(dataDir, { recursive: true });
  dataDir = await emptyFolder();
}

afterEach(async () => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
  const left = postmaster();
  if (left && (await isPostmaster(left, cluster()))) process.kill(left, 'SIGQUIT');
  while (left && (await isPostmaster(left, cluster()))) await pause(20);
  await rm(dataDir, { recursive: true, force: true });
});

async function started(): Promise<EmbeddedServer> {
  const server = await start();
  servers.push(server);
  return server;
}

describe('the embedded server', () => {
  test('makes a database at the first start and finds it again at the second', async () => {
    await beginEmpty();
    const first = await started();
    await query(first.connection, 'CREATE TABLE works AS SELECT 42 AS answer');
    await first.stop();
    expect(postmaster()).toBeUndefined();
    const second = await started();
    expect(await query(second.connection, 'TABLE works')).toEqual([{ answer: 42 }]);
  });

  test('keeps a random password to itself', async () => {
    const { connection } = await started();
    const file = path.join(dataDir, 'postgres.password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(connection.password);
    expect(connection.password.length).toBeGreaterThan(30);
    const guess = query({ ...connection, password: 'postgres' }, 'SELECT 1');
    await expect(guess).rejects.toMatchObject({ code: '28P01' });
  });

  test('stores what is acknowledged, sorts by code point and lowers every alphabet', async () => {
    const { connection } = await started();
    const [row] = await query(
      connection,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
        lower('ÉΣЖ') AS lower, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super`,
    );
    expect(row).toEqual({ fsync: 'on', commit: 'on', lower: 'éσж', super: false });
  });

  test('leaves nothing half-made beside the cluster', async () => {
    await beginEmpty();
    await started();
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.password']);
  });

  test('serves from a data folder whose path is too long for a socket', async () => {
    const short = dataDir;
    dataDir = path.join(dataDir, 'a'.repeat(60), 'b'.repeat(60));
    const { connection, stop } = await started();
    expect(connection.host.startsWith(dataDir)).toBe(false);
    expect(statSync(connection.host).mode & 0o777).toBe(0o700);
    expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop();
    expect(existsSync(connection.host)).toBe(false);
    await rm(short, { recursive: true, force: true });
  });
});

describe('a program that was killed', () => {
  test('leaves its server to the next one', async () => {
    const holder = await hold();
    const before = postmaster();
    holder.process.kill('SIGKILL');
    const { connection } = await started();
    expect(postmaster()).toBe(before);
    expect(said).not.toContain('starting PostgreSQL');
    expect(connection).toEqual(holder.connection);
  });

  test('and its server too: the next one starts unaided and has what was committed', async () => {
    const holder = await hold();
    await query(holder.connection, 'CREATE TABLE works AS SELECT 42 AS answer');
    holder.process.kill('SIGKILL');
    process.kill(postmaster()!, 'SIGKILL');
    const { connection } = await started();
    expect(await query(connection, 'TABLE works')).toEqual([{ answer: 42 }]);
  });

  test('does not mislead the next one when its server’s process number is in use again', async () => {
    await (await started()).stop();
    const file = path.join(cluster(), 'postmaster.pid');
    const lines = [process.pid, cluster(), 1, 5432, cluster(), '', '', 'ready', ''];
    writeFileSync(file, lines.join('\n'));
    const { connection } = await started();
    expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a server that was killed', () => {
  test('is back at the same place within a few seconds, again and again', async () => {
    const { connection } = await started();
    for (let round = 0; round < (isLong ? 3 : 2); round++) {
      const killed = postmaster()!;
      process.kill(killed, 'SIGKILL');
      await eventually(() => query(connection, 'SELECT 1'));
      expect(postmaster()).not.toBe(killed);
    }
  });

  test('is back even while a session of it is still at work', async () => {
    const { connection } = await started();
    const work = query(connection, 'SELECT count(*) FROM generate_series(1, 12000000)');
    const outcome = work.catch(() => undefined);
    await pause(200);
    process.kill(postmaster()!, 'SIGKILL');
    await eventually(() => query(connection, 'SELECT 1'));
    await outcome;
  });

  test('is brought back by those who adopted it, all of them at once', async () => {
    const [one, two] = await Promise.all([hold(), hold()]);
    const { connection } = await started();
    process.kill(postmaster()!, 'SIGKILL');
    await eventually(() => query(connection, 'SELECT 1'));
    // Everybody is present again: the last to leave is the one to stop it.
    await eventually(() => presences(connection, 3));
    expect(await one.stop()).toBe('stopped');
    expect(await two.stop()).toBe('stopped');
    expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('two programs on one data folder', () => {
  test('may start at the same time, even for the first time', async () => {
    await beginEmpty();
    const [one, two, three] = await Promise.all([hold(), hold(), started()]);
    expect(one.connection).toEqual(three.connection);
    expect(two.connection).toEqual(three.connection);
    expect(await query(three.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('share the server: the last one out stops it', async () => {
    const holder = await hold();
    const { connection, stop } = await started();
    expect(await holder.stop()).toBe('stopped');
    expect(await query(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop();
    expect(postmaster()).toBeUndefined();
  });

  test('may leave at the same time, and one of them stops it', async () => {
    const all = await Promise.all([hold(), hold(), hold()]);
    await Promise.all(all.map((holder) => holder.stop()));
    expect(postmaster()).toBeUndefined();
  });

  test('may come and go as they like', async () => {
    const visit = async () => {
      const server = await start();
      expect(await query(server.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await server.stop();
    };
    for (let round = 0; round < (isLong ? 5 : 2); round++)
      await Promise.all([visit(), pause(round * 15).then(visit)]);
    expect(postmaster()).toBeUndefined();
  });
});

test('a server that another client uses goes on', async () => {
  const { connection, stop } = await started();
  const client = new pg.Client(connection);
  await client.connect();
  await stop();
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await client.end();
});

test('a copy of a data folder has a server of its own, even while the original runs', async () => {
  const original = await started();
  await query(original.connection, 'CREATE TABLE works AS SELECT 42 AS answer');
  const copy = await emptyFolder();
  onTestFinished(() => rm(copy, { recursive: true }));
  copyFolder(dataDir, copy);
  const server = await startEmbedded({ dataDir: copy, log });
  await query(server.connection, 'UPDATE works SET answer = 43');
  expect(await query(original.connection, 'TABLE works')).toEqual([{ answer: 42 }]);
  await server.stop();
});

/** Copies a data folder without its socket, in a third of the time that the asynchronous copy takes. */
function copyFolder(from: string, to: string): void {
  const filter = (source: string) => !path.basename(source).startsWith('.s.');
  cpSync(from, to, { recursive: true, filter });
  chmodSync(path.join(to, 'postgres'), 0o700);
}

async function query(connection: Credentials, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

async function presences(connection: Credentials, expected: number): Promise<void> {
  const sql = `SELECT FROM pg_stat_activity WHERE application_name LIKE 'commonplace presence%'`;
  expect(await query(connection, sql)).toHaveLength(expected);
}

async function eventually(attempt: () => Promise<unknown>): Promise<void> {
  for (const until = Date.now() + 15_000; ; await pause(50)) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

interface Holder {
  process: ChildProcess;
  connection: Credentials;
  /** Resolves with what it said when it had stopped. */
  stop(): Promise<string>;
}

/** Another process that started or adopted the server of the data folder. */
async function hold(): Promise<Holder> {
  const script = path.join(import.meta.dirname, 'holder.fixture.ts');
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  holders.push(child);
  const words = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  const { connection } = JSON.parse((await words.next()).value);
  const stop = async () => {
    child.stdin.end();
    return String((await words.next()).value).trim();
  };
  return { process: child, connection, stop };
}
