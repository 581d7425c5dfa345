import {
  type Connection,
  connect,
  type DatabaseAddress,
  hasSchema,
  migrate,
} from '../storage/index.ts';
import { hasDatabase, startEmbedded } from '../storage/server/index.ts';
import type { Config } from './config.ts';

export interface OpenDatabase extends Connection {
  address: DatabaseAddress;
  /** Where a workplace begins by this opening; null where there was one. */
  createdIn: string | null;
}

type LogMessage = (message: string, fields?: object) => void;

interface OpenDatabaseOptions {
  /** What the connections are called. */
  name: string;
  log: LogMessage;
  /** Whether a workplace may begin here; otherwise one has to be here. */
  canCreate: boolean;
}

/**
 * The database of this workplace, in its newest shape: the one that DATABASE_URL names, or the
 * embedded one of the data folder, which is started or adopted. A mistyped folder or address must
 * not become a workplace by being looked at, so only who may begin one makes anything.
 */
export async function openDatabase(
  config: Config,
  options: OpenDatabaseOptions,
): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = config;
  if (!options.canCreate && !databaseUrl && !hasDatabase(dataDir))
    throw createMissingWorkplaceError(config);
  const { address, stop } = await startDatabase(config, options.log);
  const connection = connect(address, {
    name: options.name,
    onError: (error) => options.log('idle database connection lost', { error: error.message }),
  });
  const close = async () => {
    await connection.close();
    await stop();
  };
  try {
    const isNew = !(await hasSchema(connection.db));
    if (isNew && !options.canCreate) throw createMissingWorkplaceError(config);
    await prepareDatabase(connection, options.log);
    return { ...connection, address, createdIn: isNew ? describeLocation(config) : null, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The address of a database is not repeated: it may hold a password. */
function describeLocation({ databaseUrl, dataDir }: Config): string {
  return databaseUrl ? 'the database at DATABASE_URL' : `the data folder ${dataDir}`;
}

function createMissingWorkplaceError(config: Config): Error {
  const setting = config.databaseUrl ? 'DATABASE_URL' : 'DATA_DIR';
  return new Error(`No workplace found in ${describeLocation(config)}. Check ${setting}.`);
}

async function startDatabase(config: Config, log: LogMessage) {
  if (config.databaseUrl) return { address: { url: config.databaseUrl }, stop: async () => {} };
  const server = await startEmbedded({ dataDir: config.dataDir, log });
  return { address: server.connection, stop: server.stop };
}

async function prepareDatabase({ db, pool }: Connection, log: LogMessage): Promise<void> {
  const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num');
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (version < 15)
    throw new Error(`PostgreSQL 15 or newer is required; this is version ${version}.`);
  const migrations = await migrate(db);
  if (migrations.length > 0) log('database migrated', { migrations });
}
