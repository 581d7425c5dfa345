import pg from 'pg';
import { sleep } from './postmaster.ts';

/** Two numbers that nothing else in this database locks. */
const LOCK_KEYS = '(1129270604, 1)';

/** How to sign in to the embedded server. */
export interface ServerCredentials {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/**
 * This process's mark that it uses the server: a session that holds a lock shared with the other
 * processes. It vanishes with the process, however that ends, and with the server, which it reports.
 */
export interface UsageLock {
  /** Resolves when the session is over, because of `leave` or because the server went away. */
  readonly ended: Promise<void>;
  /**
   * Ends the session. If no other process is present and no other client connected, first runs
   * `asLast`, while nobody can become present. Resolves with whether it was the last.
   */
  release(asLast: () => Promise<void>): Promise<boolean>;
}

/** Signs in and becomes present. Rejects with the error of the server or of the socket. */
export async function acquireUsageLock(credentials: ServerCredentials): Promise<UsageLock> {
  const client = createClient({
    ...credentials,
    application_name: `commonplace usage lock ${process.pid}`,
    connectionTimeoutMillis: 2_000,
    ssl: false,
  });
  const over = new Promise<void>((resolve) => client.on('end', () => resolve()));
  client.on('error', () => undefined); // Its end follows, and that is what counts.
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock_shared${LOCK_KEYS}`);
  } catch (error) {
    await client.end();
    throw error;
  }
  client.unref(); // Being present is no reason for the process to go on.
  return { ended: over, release: (asLast) => releaseLock(client, asLast) };
}

/** Its types leave out that it can let the process end. */
type UnrefableClient = pg.Client & { ref(): void; unref(): void };

function createClient(config: pg.ClientConfig): UnrefableClient {
  return new pg.Client(config) as UnrefableClient;
}

async function releaseLock(client: UnrefableClient, asLast: () => Promise<void>): Promise<boolean> {
  client.ref();
  const last = await isLastUser(client).catch(() => false);
  if (last) await asLast();
  // Until the server has closed the session: the next to leave must not find us any more.
  await client.end();
  return last;
}

async function isLastUser(client: pg.Client): Promise<boolean> {
  await client.query(`SELECT pg_advisory_unlock_shared${LOCK_KEYS}`);
  const { rows } = await client.query(`SELECT pg_try_advisory_lock${LOCK_KEYS} AS alone`);
  if (!rows[0].alone) return false;
  // A pool that has just been closed takes a moment to be gone.
  for (const until = Date.now() + 500; Date.now() < until; await sleep(20)) {
    if ((await countOtherClients(client)) === 0) return true;
  }
  return false;
}

async function countOtherClients(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS others FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  return rows[0].others;
}
