import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { forgetAddress } from './address.ts';
import { clusterIn } from './cluster.ts';
import { pause, shutDown } from './postmaster.ts';
import type { Credentials, Presence } from './presence.ts';
import { type Log, type Place, placeAt, type Reached, reach } from './reach.ts';

export interface EmbeddedServer {
  /** For `pg`. Stays valid when the server has been restarted; sessions end, and pools open others. */
  readonly connection: Credentials;
  /**
   * Stops the server if nobody else uses it, neither another process of the program nor any client;
   * otherwise leaves it running. Close your own pools first. May be called twice.
   */
  stop(): Promise<void>;
}

/** Whether a data folder holds a database, running or not. */
export function holdsDatabase(dataDir: string): boolean {
  return existsSync(clusterIn(dataDir));
}

/**
 * Starts the PostgreSQL of a data folder, or adopts the one that runs there; makes both on the first
 * start. Restarts it when it dies, until `stop`. Throws with a way out when it cannot run here.
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: Log;
}): Promise<EmbeddedServer> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 }).catch((error) => {
    throw /^(EEXIST|ENOTDIR)$/.test(error.code) ? notAFolder(options.dataDir) : error;
  });
  const place = placeAt(await realpath(options.dataDir), options.log);
  const reached = await reach(place);
  place.address = reached.credentials;
  const watch = watchOver(place, reached);
  let stopped: Promise<void> | undefined;
  return { connection: reached.credentials, stop: () => (stopped ??= stop(place, watch)) };
}

function notAFolder(dataDir: string): Error {
  return new Error(`DATA_DIR must be a folder, and cannot be one here: ${dataDir}`);
}

interface Watch {
  /** Set by who wants no more restarts. */
  over: boolean;
  /** Unset while the server is away. */
  presence: Presence | undefined;
  /** Resolves when an attempt to bring the server back is finished. */
  attempt: Promise<void>;
}

/** The end of our presence tells at once that the server has died, without asking now and then. */
function watchOver(place: Place, first: Reached): Watch {
  const watch: Watch = { over: false, presence: undefined, attempt: Promise.resolve() };
  const arrive = ({ presence }: Reached) => {
    watch.presence = presence;
    void presence.over.then(() => {
      watch.presence = undefined;
      if (watch.over) return;
      place.log('PostgreSQL has gone away');
      watch.attempt = bringBack(place, watch, arrive);
    });
  };
  arrive(first);
  return watch;
}

async function bringBack(place: Place, watch: Watch, arrive: (reached: Reached) => void) {
  while (!watch.over) {
    try {
      arrive(await reach(place));
      return place.log('PostgreSQL is back');
    } catch (error) {
      place.log('PostgreSQL does not come back yet', { error });
      await pause(1_000);
    }
  }
}

async function stop(place: Place, watch: Watch): Promise<void> {
  watch.over = true;
  await watch.attempt;
  const cluster = clusterIn(place.dataDir);
  const last = await watch.presence?.leave(() => shutDown(place.crew, cluster));
  if (last && place.address) await forgetAddress(place.address, cluster);
  place.log(last ? 'PostgreSQL has stopped' : 'PostgreSQL goes on, since others use it');
}
