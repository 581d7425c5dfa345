import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect, migrate } from '../storage/index.ts';
import { startEmbedded } from '../storage/server/index.ts';
import { runSql, type ServerAddress } from './databases.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    server: ServerAddress;
    template: string;
  }
}

/**
 * One PostgreSQL for the whole run: the embedded one, or with TEST_DATABASE_URL another (CI runs
 * both). A migrated template is made once; each test file clones it in some ten milliseconds.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startServer();
  const template = `template_${process.pid}`;
  try {
    await makeTemplate(server, template);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('server', server);
  project.provide('template', template);
  return async () => {
    await runSql(server, `drop database if exists ${template} with (force)`);
    await stop();
  };
}

async function makeTemplate(server: ServerAddress, template: string): Promise<void> {
  await runSql(server, `create database ${template}`);
  const { db, close } = connect({ ...server, database: template });
  try {
    await migrate(db);
  } finally {
    await close();
  }
}

async function startServer(): Promise<{ server: ServerAddress; stop: () => Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) {
    return { server: parts(process.env.TEST_DATABASE_URL), stop: async () => {} };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-test-'));
  const embedded = await startEmbedded({ dataDir, log: () => {} });
  await spareDisk(join(dataDir, 'postgres'));
  const stop = async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { server: embedded.connection, stop };
}

/** Nothing of a run is wanted once the machine has gone down; making its databases takes half as long. */
async function spareDisk(cluster: string): Promise<void> {
  await appendFile(join(cluster, 'postgresql.conf'), 'fsync = off\nfull_page_writes = off\n');
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
