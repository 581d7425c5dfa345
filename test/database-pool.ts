import pg from 'pg';
import { inject } from 'vitest';
import { type Connection, connect } from '../storage/index.ts';
import { createDatabase, type TestDatabase as Database } from './databases.ts';
import { loadSchema, makeFresh } from './snapshot.ts';

export type TestDatabase = Connection & { url: string; database: string };

/** All clones go at the end of the run, so that none has to be dropped before. */
type Clone = Pick<Database, 'name' | 'url'>;

/** A clone that is made fresh after each use, by a superuser's client that stays connected. */
interface Reusable {
  clone: Clone;
  client: pg.Client;
}

let clones = 0;

/** Databases of this worker that are in no use now. */
const released: Reusable[] = [];

/** A clone of the migrated template, for tests that change its schema or connections. */
export async function cloneDatabase(): Promise<TestDatabase> {
  return connectTo(await createClone());
}

/** A database with nothing in it but what the migrations made, used again after `close`. */
export async function acquireDatabase(): Promise<TestDatabase & { client: pg.Client }> {
  const reusable = (await findReusable()) ?? (await createReusable());
  const { close, ...database } = connectTo(reusable.clone);
  const release = async () => {
    await close();
    released.push(reusable);
  };
  return { ...database, client: reusable.client, close: release };
}

async function findReusable(): Promise<Reusable | undefined> {
  const reusable = released.pop();
  if (!reusable) return undefined;
  await endOtherSessions(reusable.client);
  if (await makeFresh(reusable.client)) return reusable;
  await reusable.client.end();
  return findReusable();
}

/** What an earlier test left running must not write among the next one's rows. */
async function endOtherSessions(client: pg.Client): Promise<void> {
  await client.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
}

async function createReusable(): Promise<Reusable> {
  const clone = await createClone();
  const client = new pg.Client({ ...inject('superuser'), database: clone.name });
  await client.connect();
  // As on a replica, neither references nor triggers keep rows from being deleted.
  await client.query('set session_replication_role to replica');
  await loadSchema(client);
  return { clone, client };
}

async function createClone(): Promise<Clone> {
  clones += 1;
  const name = `${inject('template')}_${process.pid}_${clones}`;
  return createDatabase(inject('server'), name, inject('template'));
}

function connectTo({ name, url }: Clone): TestDatabase {
  const connection = connect({ ...inject('server'), database: name }, { size: 6 });
  return { ...connection, url, database: name };
}
