import { type Address, type Connection, connect, migrate } from '../storage/index.ts';
import { startEmbedded } from '../storage/server/index.ts';
import type { Config } from './config.ts';

export interface OpenDatabase extends Connection {
  address: Address;
}

type Say = (message: string, fields?: object) => void;

/**
 * The database of this workplace, in its newest shape: the one that DATABASE_URL names, or the
 * embedded one of the data folder, which is started or adopted.
 */
export async function openDatabase(config: Config, name: string, log: Say): Promise<OpenDatabase> {
  const { address, stop } = await reach(config, log);
  const connection = connect(address, {
    name,
    onError: (error) => log('a database connection broke', { error: error.message }),
  });
  try {
    await prepared(connection, log);
  } catch (error) {
    await connection.close();
    await stop();
    throw error;
  }
  const close = async () => {
    await connection.close();
    await stop();
  };
  return { ...connection, address, close };
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
