import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import {
  type AcquiredServer,
  acquireServer,
  createManagedServer,
  type LogMessage,
  type ManagedServer,
} from './acquire-server.ts';
import { getClusterPath } from './cluster.ts';
import { removeSocketFolder } from './listen-address.ts';
import { shutDownPostmaster, sleep } from './postmaster.ts';
import type { ServerCredentials, UsageLock } from './usage-lock.ts';

export interface EmbeddedServer {
  /** For `pg`. Stays valid when the server has been restarted; sessions end, and pools open others. */
  readonly connection: ServerCredentials;
  /**
   * Stops the server if nobody else uses it, neither another process of the program nor any client;
   * otherwise leaves it running. Close your own pools first. May be called twice.
   */
  stop(): Promise<void>;
}

/** Whether a data folder holds a database, running or not. */
export function hasDatabase(dataDir: string): boolean {
  return existsSync(getClusterPath(dataDir));
}

/**
 * Starts the PostgreSQL of a data folder, or adopts the one that runs there; makes both on the first
 * start. Restarts it when it dies, until `stop`. Throws with a way out when it cannot run here.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: LogMessage;
}): Promise<EmbeddedServer> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 }).catch((error) => {
    throw /^(EEXIST|ENOTDIR)$/.test(error.code) ? createNotAFolderError(options.dataDir) : error;
  });
  const server = createManagedServer(await realpath(options.dataDir), options.log);
  const reached = await acquireServer(server);
  server.address = reached.credentials;
  const watch = watchServer(server, reached);
  let stopped: Promise<void> | undefined;
  return { connection: reached.credentials, stop: () => (stopped ??= stopServer(server, watch)) };
}

function createNotAFolderError(dataDir: string): Error {
  return new Error(`DATA_DIR is not a folder: ${dataDir}`);
}

interface ServerWatch {
  /** Set by who wants no more restarts. */
  isStopping: boolean;
  /** Unset while the server is away. */
  lock: UsageLock | undefined;
  /** Resolves when an attempt to bring the server back is finished. */
  restart: Promise<void>;
}

/** The end of our presence tells at once that the server has died, without asking now and then. */
function watchServer(server: ManagedServer, first: AcquiredServer): ServerWatch {
  const watch: ServerWatch = { isStopping: false, lock: undefined, restart: Promise.resolve() };
  const arrive = ({ lock }: AcquiredServer) => {
    watch.lock = lock;
    void lock.ended.then(() => {
      watch.lock = undefined;
      if (watch.isStopping) return;
      server.log('PostgreSQL connection lost; restarting');
      watch.restart = restartServer(server, watch, arrive);
    });
  };
  arrive(first);
  return watch;
}

async function restartServer(
  server: ManagedServer,
  watch: ServerWatch,
  arrive: (reached: AcquiredServer) => void,
) {
  while (!watch.isStopping) {
    try {
      arrive(await acquireServer(server));
      return server.log('PostgreSQL restarted');
    } catch (error) {
      server.log('PostgreSQL restart failed; retrying', { error });
      await sleep(1_000);
    }
  }
}

async function stopServer(server: ManagedServer, watch: ServerWatch): Promise<void> {
  watch.isStopping = true;
  await watch.restart;
  const cluster = getClusterPath(server.dataDir);
  const last = await watch.lock?.release(() => shutDownPostmaster(server.runtime, cluster));
  if (last && server.address) await removeSocketFolder(server.address, cluster);
  server.log(last ? 'PostgreSQL stopped' : 'PostgreSQL left running; other clients use it');
}
