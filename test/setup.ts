import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect, migrate } from '../storage/index.ts';
import { startEmbedded } from '../storage/server/index.ts';
import { dropDatabase, runSql, type ServerAddress } from './databases.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    server: ServerAddress;
    /** The same server as the one who may do everything there. */
    superuser: ServerAddress;
    template: string;
  }
}

/** The clones are named for it too. */
const templateName = `test_${process.pid}`;

/**
 * One PostgreSQL for the whole run: the embedded one, or with TEST_DATABASE_URL another, whose
 * user must be a superuser. A migrated template is made once; each database of a test is its clone.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, superuser, stop } = await startServer();
  try {
    await makeTemplate(server);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('server', server);
  project.provide('superuser', superuser);
  project.provide('template', templateName);
  return stop;
}

async function makeTemplate(server: ServerAddress): Promise<void> {
  await runSql(server, `create database ${templateName}`);
  const { db, close } = connect({ ...server, database: templateName });
  try {
    await migrate(db);
  } finally {
    await close();
  }
}

interface Server {
  server: ServerAddress;
  superuser: ServerAddress;
  stop: () => Promise<void>;
}

async function startServer(): Promise<Server> {
  if (process.env.TEST_DATABASE_URL) {
    const server = parts(process.env.TEST_DATABASE_URL);
    return { server, superuser: server, stop: () => dropDatabases(server) };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-test-'));
  const embedded = await startEmbedded({ dataDir, log: () => {} });
  await easeServer(join(dataDir, 'postgres'));
  const stop = async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const server = embedded.connection;
  return { server, superuser: { ...server, user: 'postgres' }, stop };
}

/**
 * Nothing of a run is wanted once the machine has gone down; making its databases takes half as long.
 * Nobody checks passwords, which takes longer than the rest of a connection, and which would keep out
 * the superuser, whose password nobody knows.
 */
async function easeServer(cluster: string): Promise<void> {
  await appendFile(join(cluster, 'postgresql.conf'), 'fsync = off\nfull_page_writes = off\n');
  await writeFile(
    join(cluster, 'pg_hba.conf'),
    'local all all trust\nhost all all 127.0.0.1/32 trust\n',
  );
  const [postmaster] = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(postmaster), 'SIGHUP');
}

function parts(text: string): ServerAddress {
  const url = new URL(text);
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1) || 'postgres',
  };
}

/** A server that goes on after the run is left without the databases of the run. */
async function dropDatabases(server: ServerAddress): Promise<void> {
  const { pool, close } = connect(server);
  const { rows } = await pool.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^${templateName}(_|$)'`,
  );
  await close();
  for (const { name } of rows) await dropDatabase(server, name);
}
