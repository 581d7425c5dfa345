import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { PipelinedClient } from './pipelined-client.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** How to reach a PostgreSQL: a URL, or the parts of the embedded one. */
export type DatabaseAddress =
  | { url: string }
  | { host: string; port: number; user: string; password: string; database: string };

export interface Connection {
  readonly db: Database;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * A pool of connections. `size` bounds them, `name` shows in pg_stat_activity.
 * A lost connection is replaced at the next query; `onError` hears of idle ones that broke.
 */
export function connect(
  address: DatabaseAddress,
  options: { size?: number; name?: string; onError?: (error: Error) => void } = {},
): Connection {
  const pool = new pg.Pool({
    ...toPoolConfig(address),
    Client: PipelinedClient,
    pipeline: true,
    max: options.size ?? 10,
    application_name: options.name ?? 'commonplace',
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
  });
  const onError = (error: Error) => options.onError?.(error);
  pool.on('error', onError);
  // The pool listens to idle connections only; one that breaks between two statements of a
  // transaction would otherwise take the whole program with it.
  pool.on('connect', (client) => client.on('error', onError));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}

function toPoolConfig(address: DatabaseAddress): pg.PoolConfig {
  return 'url' in address ? { connectionString: address.url } : address;
}
