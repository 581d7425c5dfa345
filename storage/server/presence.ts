import pg from 'pg';
import { pause } from './postmaster.ts';

/** Two numbers that nothing else in this database locks. */
const lock = '(1129270604, 1)';

/** How to sign in to the embedded server. */
export interface Credentials {
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
export interface Presence {
  /** Resolves when the session is over, because of `leave` or because the server went away. */
  readonly over: Promise<void>;
  /**
   * Ends the session. If no other process is present and no other client connected, first runs
   * `asLast`, while nobody can become present. Resolves with whether it was the last.
   */
  leave(asLast: () => Promise<void>): Promise<boolean>;
}

/** Signs in and becomes present. Rejects with the error of the server or of the socket. */
export async function enter(credentials: Credentials): Promise<Presence> {
  const client = newClient({
    ...credentials,
    application_name: `commonplace presence ${process.pid}`,
    connectionTimeoutMillis: 2_000,
    ssl: false,
  });
  const over = new Promise<void>((resolve) => client.on('end', () => resolve()));
  client.on('error', () => undefined); // Its end follows, and that is what counts.
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock_shared${lock}`);
  } catch (error) {
    await client.end();
    throw error;
  }
  client.unref(); // Being present is no reason for the process to go on.
  return { over, leave: (asLast) => leave(client, asLast) };
}

/** Its types leave out that it can let the process end. */
type Client = pg.Client & { ref(): void; unref(): void };

function newClient(config: pg.ClientConfig): Client {
  return new pg.Client(config) as Client;
}

async function leave(client: Client, asLast: () => Promise<void>): Promise<boolean> {
  client.ref();
  const last = await isLast(client).catch(() => false);
  if (last) await asLast();
  // Until the server has closed the session: the next to leave must not find us any more.
  await client.end();
  return last;
}

async function isLast(client: pg.Client): Promise<boolean> {
  await client.query(`SELECT pg_advisory_unlock_shared${lock}`);
  const { rows } = await client.query(`SELECT pg_try_advisory_lock${lock} AS alone`);
  if (!rows[0].alone) return false;
  // A pool that has just been closed takes a moment to be gone.
  for (const until = Date.now() + 500; Date.now() < until; await pause(20)) {
    if ((await countOthers(client)) === 0) return true;
  }
  return false;
}

async function countOthers(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    `SELECT count(*)::int AS others FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  return rows[0].others;
}
