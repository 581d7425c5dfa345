import path from 'node:path';
import pg from 'pg';
import { findBinaries, repairLinks } from './binaries.ts';
import { databaseRole, ensureCluster, ensurePassword, getClusterPath } from './cluster.ts';
import { chooseAddress, type ListenAddress } from './listen-address.ts';
import { findRuntime, type PostgresRuntime } from './postgres-runtime.ts';
import {
  findPostmaster,
  isPostmaster,
  launchPostmaster,
  type Postmaster,
  type PostmasterLaunch,
  removeStaleLocks,
  sleep,
} from './postmaster.ts';
import { acquireUsageLock, type ServerCredentials, type UsageLock } from './usage-lock.ts';

export type LogMessage = (message: string, fields?: object) => void;

/** The server of one data folder, as this process sees it. */
export interface ManagedServer {
  dataDir: string;
  log: LogMessage;
  /** Who can run the server; found out once. */
  runtime(): Promise<PostgresRuntime>;
  /** Where clients of this process expect the server, once they know. */
  address?: ListenAddress;
}

export interface AcquiredServer {
  credentials: ServerCredentials;
  lock: UsageLock;
}

/** How long a server may be silent, in milliseconds. One that says that it is busy may take longer. */
const SILENCE_TIMEOUT_MS = 20_000;

export function createManagedServer(dataDir: string, log: LogMessage): ManagedServer {
  let crew: Promise<PostgresRuntime> | undefined;
  const forget = (error: unknown) => {
    crew = undefined;
    throw error;
  };
  return { dataDir, log, runtime: () => (crew ??= resolveRuntime(dataDir).catch(forget)) };
}

/**
 * Becomes present in the server: adopts the one that runs, whoever started it, or starts it.
 * Several processes may do so at once: PostgreSQL lets one of their servers live, and all adopt it.
 */
export async function acquireServer(server: ManagedServer): Promise<AcquiredServer> {
  const cluster = getClusterPath(server.dataDir);
  const password = await ensurePassword(server.dataDir).catch((error) => {
    throw error.code === 'EACCES' ? createOwnerError(cluster, error) : error;
  });
  const now = Date.now();
  const search: AcquireState = { server, password, cluster, lastSignAt: now, lastLogAt: now };
  try {
    for (;;) {
      const reached = await tryAcquire(search);
      if (reached) return reached;
      await sleep(20);
    }
  } finally {
    search.launch?.release();
  }
}

interface AcquireState {
  server: ManagedServer;
  password: string;
  cluster: string;
  /** The server that we started, while it may still become the one. */
  launch?: PostmasterLaunch;
  /** What a server said that we started, and that ended. */
  lastFailure?: string;
  /** When the server last showed that it is coming, going or being made. */
  lastSignAt: number;
  /** When we last told that we wait. */
  lastLogAt: number;
}

/** Every step looks afresh at what is there, since others start and stop the server too. */
async function tryAcquire(search: AcquireState): Promise<AcquiredServer | undefined> {
  const postmaster = findPostmaster(search.cluster);
  const lives = postmaster && (await isPostmaster(postmaster.pid, search.cluster));
  const answer =
    lives && postmaster.isTransitioning ? 'busy' : await probe(search, postmaster?.address);
  if (typeof answer === 'object') return answer;
  if (answer === 'busy') return logWaiting(search);
  await recordLaunchFailure(search);
  if (Date.now() - search.lastSignAt > SILENCE_TIMEOUT_MS)
    throw createTimeoutError(search, postmaster);
  if (lives || search.launch) return undefined;
  search.launch = await startServer(search, postmaster);
  if (search.lastFailure === undefined) search.lastSignAt = Date.now();
  return undefined;
}

async function probe(
  search: AcquireState,
  address?: ListenAddress,
): Promise<AcquiredServer | 'busy' | 'silence'> {
  if (!address) return 'silence';
  const { password } = search;
  const credentials = { ...address, user: databaseRole, password, database: databaseRole };
  try {
    return { credentials, lock: await acquireUsageLock(credentials) };
  } catch (error) {
    if (error instanceof pg.DatabaseError) return requireBusyError(error);
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw createOwnerError(search.cluster, error);
    return 'silence';
  }
}

/** Starting up, shutting down, being stopped, full: it is there, and soon another try will tell. */
function requireBusyError(error: pg.DatabaseError): 'busy' {
  if (['57P01', '57P02', '57P03', '53300'].includes(error.code ?? '')) return 'busy';
  const message = 'The embedded PostgreSQL runs, but refuses the password in postgres.password';
  throw error.code === '28P01' ? new Error(message, { cause: error }) : error;
}

/** Recovery after a crash may take minutes. Say so now and then. */
function logWaiting(search: AcquireState): undefined {
  search.lastSignAt = Date.now();
  if (search.lastSignAt - search.lastLogAt < 5_000) return;
  search.lastLogAt = search.lastSignAt;
  search.server.log('waiting for PostgreSQL: starting, stopping or out of connections');
}

async function startServer(
  search: AcquireState,
  stale: Postmaster | undefined,
): Promise<PostmasterLaunch> {
  const { server, cluster, password } = search;
  const crew = await server.runtime();
  await ensureCluster(server.dataDir, crew, password);
  server.address = await chooseAddress(cluster, crew.user, server.address);
  if (stale) removeStaleLocks(cluster, stale, server.address);
  server.log('starting PostgreSQL', { as: crew.user.name, cluster });
  return launchPostmaster(crew, cluster, server.address);
}

/**
 * A server that does not come up may have lost a race, or found sessions of a killed predecessor that
 * still hold the shared memory: trying again helps.
 */
async function recordLaunchFailure(search: AcquireState): Promise<void> {
  if (search.launch?.failure === undefined) return;
  const complaint = search.launch.failure.trim();
  if (!search.lastFailure) search.server.log('PostgreSQL failed to start; retrying', { complaint });
  search.lastFailure = complaint;
  search.launch = undefined;
  await sleep(100);
}

function createStartError({ cluster, lastFailure }: AcquireState): Error {
  const log = path.join(cluster, 'log');
  return new Error(
    `The embedded PostgreSQL does not start. See ${log}. Its last output: ${lastFailure}`,
  );
}

function createTimeoutError(search: AcquireState, postmaster: Postmaster | undefined): Error {
  if (search.lastFailure) return createStartError(search);
  return new Error(
    `The embedded PostgreSQL in ${search.cluster} runs (process ${postmaster?.pid}), but has not ` +
      `answered for ${SILENCE_TIMEOUT_MS / 1000} s. Stop that process, then start again.`,
  );
}

function createOwnerError(cluster: string, cause: unknown): Error {
  const message = `The PostgreSQL in ${cluster} belongs to another user. Start as that user.`;
  return new Error(message, { cause });
}

async function resolveRuntime(dataDir: string): Promise<PostgresRuntime> {
  const binaries = findBinaries();
  await repairLinks(binaries);
  return findRuntime(binaries, dataDir);
}
