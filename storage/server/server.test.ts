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
import { findPostmaster, isPostmaster, sleep } from './postmaster.ts';
import type { ServerCredentials } from './usage-lock.ts';

let dataDir: string;
const logLines: string[] = [];
const log = (message: string) => void logLines.push(message);
const startServer = () => startEmbedded({ dataDir, log });
const getCluster = () => path.join(dataDir, 'postgres');
const getPostmasterPid = () => findPostmaster(getCluster())?.pid;

const servers: EmbeddedServer[] = [];
const childProcesses: ChildProcess[] = [];

/** Made once; most tests begin with a copy of it, which is faster than making another. */
let preparedDir: string;
const createEmptyDir = () => mkdtemp(path.join(os.tmpdir(), 'commonplace-test-'));

beforeAll(async () => {
  preparedDir = await createEmptyDir();
  await (await startEmbedded({ dataDir: preparedDir, log })).stop();
});
afterAll(() => rm(preparedDir, { recursive: true }));

beforeEach(async () => {
  dataDir = await createEmptyDir();
  copyFolder(preparedDir, dataDir);
  logLines.length = 0;
});

async function useEmptyDir(): Promise<void> {
  await rm(dataDir, { recursive: true });
  dataDir = await createEmptyDir();
}

afterEach(async () => {
  for (const holder of childProcesses.splice(0)) holder.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.stop();
  const left = getPostmasterPid();
  if (left && (await isPostmaster(left, getCluster()))) process.kill(left, 'SIGQUIT');
  while (left && (await isPostmaster(left, getCluster()))) await sleep(20);
  await rm(dataDir, { recursive: true, force: true });
});

async function startTracked(): Promise<EmbeddedServer> {
  const server = await startServer();
  servers.push(server);
  return server;
}

describe('the embedded server', () => {
  test('makes a database at the first start and finds it again at the second', async () => {
    await useEmptyDir();
    const first = await startTracked();
    await runQuery(first.connection, 'CREATE TABLE works AS SELECT 42 AS answer');
    await first.stop();
    expect(getPostmasterPid()).toBeUndefined();
    const second = await startTracked();
    expect(await runQuery(second.connection, 'TABLE works')).toEqual([{ answer: 42 }]);
  });

  test('keeps a random password to itself', async () => {
    const { connection } = await startTracked();
    const file = path.join(dataDir, 'postgres.password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(connection.password);
    expect(connection.password.length).toBeGreaterThan(30);
    const guess = runQuery({ ...connection, password: 'postgres' }, 'SELECT 1');
    await expect(guess).rejects.toMatchObject({ code: '28P01' });
  });

  test('stores what is acknowledged, sorts by code point and lowers every alphabet', async () => {
    const { connection } = await startTracked();
    const [row] = await runQuery(
      connection,
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
        lower('ÉΣЖ') AS lower, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super`,
    );
    expect(row).toEqual({ fsync: 'on', commit: 'on', lower: 'éσж', super: false });
  });

  test('leaves nothing half-made beside the cluster', async () => {
    await useEmptyDir();
    await startTracked();
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.password']);
  });

  test('serves from a data folder whose path is too long for a socket', async () => {
    const short = dataDir;
    dataDir = path.join(dataDir, 'a'.repeat(60), 'b'.repeat(60));
    const { connection, stop } = await startTracked();
    expect(connection.host.startsWith(dataDir)).toBe(false);
    expect(statSync(connection.host).mode & 0o777).toBe(0o700);
    expect(await runQuery(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop();
    expect(existsSync(connection.host)).toBe(false);
    await rm(short, { recursive: true, force: true });
  });
});

describe('a program that was killed', () => {
  test('leaves its server to the next one', async () => {
    const holder = await spawnServerProcess();
    const before = getPostmasterPid();
    holder.process.kill('SIGKILL');
    const { connection } = await startTracked();
    expect(getPostmasterPid()).toBe(before);
    expect(logLines).not.toContain('starting PostgreSQL');
    expect(connection).toEqual(holder.connection);
  });

  test('and its server too: the next one starts unaided and has what was committed', async () => {
    const holder = await spawnServerProcess();
    await runQuery(holder.connection, 'CREATE TABLE works AS SELECT 42 AS answer');
    holder.process.kill('SIGKILL');
    process.kill(getPostmasterPid()!, 'SIGKILL');
    const { connection } = await startTracked();
    expect(await runQuery(connection, 'TABLE works')).toEqual([{ answer: 42 }]);
  });

  test('does not mislead the next one when its server’s process number is in use again', async () => {
    await (await startTracked()).stop();
    const file = path.join(getCluster(), 'postmaster.pid');
    const lines = [process.pid, getCluster(), 1, 5432, getCluster(), '', '', 'ready', ''];
    writeFileSync(file, lines.join('\n'));
    const { connection } = await startTracked();
    expect(await runQuery(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a server that was killed', () => {
  test('is back at the same place within a few seconds, again and again', async () => {
    const { connection } = await startTracked();
    for (let round = 0; round < (isLong ? 3 : 2); round++) {
      const killed = getPostmasterPid()!;
      process.kill(killed, 'SIGKILL');
      await eventually(() => runQuery(connection, 'SELECT 1'));
      expect(getPostmasterPid()).not.toBe(killed);
    }
  });

  test('is back even while a session of it is still at work', async () => {
    const { connection } = await startTracked();
    const work = runQuery(connection, 'SELECT count(*) FROM generate_series(1, 12000000)');
    const outcome = work.catch(() => undefined);
    await sleep(200);
    process.kill(getPostmasterPid()!, 'SIGKILL');
    await eventually(() => runQuery(connection, 'SELECT 1'));
    await outcome;
  });

  test('is brought back by those who adopted it, all of them at once', async () => {
    const [one, two] = await Promise.all([spawnServerProcess(), spawnServerProcess()]);
    const { connection } = await startTracked();
    process.kill(getPostmasterPid()!, 'SIGKILL');
    await eventually(() => runQuery(connection, 'SELECT 1'));
    // Everybody is present again: the last to leave is the one to stop it.
    await eventually(() => expectLockCount(connection, 3));
    expect(await one.stop()).toBe('stopped');
    expect(await two.stop()).toBe('stopped');
    expect(await runQuery(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('two programs on one data folder', () => {
  test('may start at the same time, even for the first time', async () => {
    await useEmptyDir();
    const [one, two, three] = await Promise.all([
      spawnServerProcess(),
      spawnServerProcess(),
      startTracked(),
    ]);
    expect(one.connection).toEqual(three.connection);
    expect(two.connection).toEqual(three.connection);
    expect(await runQuery(three.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('share the server: the last one out stops it', async () => {
    const holder = await spawnServerProcess();
    const { connection, stop } = await startTracked();
    expect(await holder.stop()).toBe('stopped');
    expect(await runQuery(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop();
    expect(getPostmasterPid()).toBeUndefined();
  });

  test('may leave at the same time, and one of them stops it', async () => {
    const all = await Promise.all([
      spawnServerProcess(),
      spawnServerProcess(),
      spawnServerProcess(),
    ]);
    await Promise.all(all.map((holder) => holder.stop()));
    expect(getPostmasterPid()).toBeUndefined();
  });

  test('may come and go as they like', async () => {
    const visit = async () => {
      const server = await startServer();
      expect(await runQuery(server.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await server.stop();
    };
    for (let round = 0; round < (isLong ? 5 : 2); round++)
      await Promise.all([visit(), sleep(round * 15).then(visit)]);
    expect(getPostmasterPid()).toBeUndefined();
  });
});

test('a server that another client uses goes on', async () => {
  const { connection, stop } = await startTracked();
  const client = new pg.Client(connection);
  await client.connect();
  await stop();
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await client.end();
});

test('a copy of a data folder has a server of its own, even while the original runs', async () => {
  const original = await startTracked();
  await runQuery(original.connection, 'CREATE TABLE works AS SELECT 42 AS answer');
  const copy = await createEmptyDir();
  onTestFinished(() => rm(copy, { recursive: true }));
  copyFolder(dataDir, copy);
  const server = await startEmbedded({ dataDir: copy, log });
  await runQuery(server.connection, 'UPDATE works SET answer = 43');
  expect(await runQuery(original.connection, 'TABLE works')).toEqual([{ answer: 42 }]);
  await server.stop();
});

/** Copies a data folder without its socket, in a third of the time that the asynchronous copy takes. */
function copyFolder(from: string, to: string): void {
  const filter = (source: string) => !path.basename(source).startsWith('.s.');
  cpSync(from, to, { recursive: true, filter });
  chmodSync(path.join(to, 'postgres'), 0o700);
}

async function runQuery(connection: ServerCredentials, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

async function expectLockCount(connection: ServerCredentials, expected: number): Promise<void> {
  const sql = `SELECT FROM pg_stat_activity WHERE application_name LIKE 'commonplace usage lock%'`;
  expect(await runQuery(connection, sql)).toHaveLength(expected);
}

async function eventually(attempt: () => Promise<unknown>): Promise<void> {
  for (const until = Date.now() + 15_000; ; await sleep(50)) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

interface ServerProcess {
  process: ChildProcess;
  connection: ServerCredentials;
  /** Resolves with what it said when it had stopped. */
  stop(): Promise<string>;
}

/** Another process that started or adopted the server of the data folder. */
async function spawnServerProcess(): Promise<ServerProcess> {
  const script = path.join(import.meta.dirname, 'server-process.fixture.ts');
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
  childProcesses.push(child);
  const words = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
  const { connection } = JSON.parse((await words.next()).value);
  const stop = async () => {
    child.stdin.end();
    return String((await words.next()).value).trim();
  };
  return { process: child, connection, stop };
}
