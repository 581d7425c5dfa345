import { type Address, type Connection, connect, hasHouse, migrate } from '../storage/index.ts';
import { holdsDatabase, startEmbedded } from '../storage/server/index.ts';
import type { Config } from './config.ts';

export interface OpenDatabase extends Connection {
  address: Address;
  /** Where a workplace begins by this opening; null where there was one. */
  begunIn: string | null;
}

type Say = (message: string, fields?: object) => void;

interface Options {
  /** What the connections are called. */
  name: string;
  log: Say;
  /** Whether a workplace may begin here; otherwise one has to be here. */
  mayBegin: boolean;
}

/**
 * The database of this workplace, in its newest shape: the one that DATABASE_URL names, or the
 * embedded one of the data folder, which is started or adopted. A mistyped folder or address must
 * not become a workplace by being looked at, so only who may begin one makes anything.
 */
export async function openDatabase(config: Config, options: Options): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = config;
  if (!options.mayBegin && !databaseUrl && !holdsDatabase(dataDir)) throw noWorkplace(config);
  const { address, stop } = await reach(config, options.log);
  const connection = connect(address, {
    name: options.name,
    onError: (error) => options.log('a database connection broke', { error: error.message }),
  });
  const close = async () => {
    await connection.close();
    await stop();
  };
  try {
    const isNew = !(await hasHouse(connection.db));
    if (isNew && !options.mayBegin) throw noWorkplace(config);
    await prepared(connection, options.log);
    return { ...connection, address, begunIn: isNew ? placeOf(config) : null, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The address of a database is not repeated: it may hold a password. */
function placeOf({ databaseUrl, dataDir }: Config): string {
  return databaseUrl ? 'the database of DATABASE_URL' : `the data folder ${dataDir}`;
}

function noWorkplace(config: Config): Error {
  const setting = config.databaseUrl ? 'DATABASE_URL' : 'DATA_DIR';
  return new Error(`There is no workplace in ${placeOf(config)}. Is ${setting} as it should be?`);
}

async function reach(config: Config, log: Say) {
  if (config.databaseUrl) return { address: { url: config.databaseUrl }, stop: async () => {} };
  const server = await startEmbedded({ dataDir: config.dataDir, log });
  return { address: server.connection, stop: server.stop };
}

async function prepared({ db, pool }: Connection, log: Say): Promise<void> {
  const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num');
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (version < 15) throw new Error(`PostgreSQL 15 or newer is needed; this is ${version}.`);
  const steps = await migrate(db);
  if (steps.length > 0) log('the database has its newest shape', { steps });
}
