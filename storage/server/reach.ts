import path from 'node:path';
import pg from 'pg';
import { type Address, chooseAddress } from './address.ts';
import { findBinaries, repairLinks } from './binaries.ts';
import { clusterIn, ensureCluster, ensurePassword, role } from './cluster.ts';
import {
  dropMisleadingLocks,
  findPostmaster,
  isPostmaster,
  type Launch,
  launch,
  type Postmaster,
  pause,
} from './postmaster.ts';
import { type Credentials, enter, type Presence } from './presence.ts';
import { type Crew, findCrew } from './unprivileged.ts';

export type Log = (message: string, fields?: object) => void;

/** The server of one data folder, as this process sees it. */
export interface Place {
  dataDir: string;
  log: Log;
  /** Who can run the server; found out once. */
  crew(): Promise<Crew>;
  /** Where clients of this process expect the server, once they know. */
  address?: Address;
}

export interface Reached {
  credentials: Credentials;
  presence: Presence;
}

/** How long a server may be silent, in milliseconds. One that says that it is busy may take longer. */
const patience = 20_000;

export function placeAt(dataDir: string, log: Log): Place {
  let crew: Promise<Crew> | undefined;
  const forget = (error: unknown) => {
    crew = undefined;
    throw error;
  };
  return { dataDir, log, crew: () => (crew ??= muster(dataDir).catch(forget)) };
}

/**
 * Becomes present in the server: adopts the one that runs, whoever started it, or starts it.
 * Several processes may do so at once: PostgreSQL lets one of their servers live, and all adopt it.
 */
export async function reach(place: Place): Promise<Reached> {
  const cluster = clusterIn(place.dataDir);
  const password = await ensurePassword(place.dataDir).catch((error) => {
    throw error.code === 'EACCES' ? notOurs(cluster, error) : error;
  });
  const now = Date.now();
  const search: Search = { place, password, cluster, lastSign: now, lastWord: now };
  try {
    for (;;) {
      const reached = await step(search);
      if (reached) return reached;
      await pause(20);
    }
  } finally {
    search.launched?.release();
  }
}

interface Search {
  place: Place;
  password: string;
  cluster: string;
  /** The server that we started, while it may still become the one. */
  launched?: Launch;
  /** What a server said that we started, and that ended. */
  complaint?: string;
  /** When the server last showed that it is coming, going or being made. */
  lastSign: number;
  /** When we last told that we wait. */
  lastWord: number;
}

/** Every step looks afresh at what is there, since others start and stop the server too. */
async function step(search: Search): Promise<Reached | undefined> {
  const postmaster = findPostmaster(search.cluster);
  const lives = postmaster && (await isPostmaster(postmaster.pid, search.cluster));
  const answer = lives && postmaster.passing ? 'busy' : await knock(search, postmaster?.address);
  if (typeof answer === 'object') return answer;
  if (answer === 'busy') return stayPatient(search);
  await noteFailure(search);
  if (Date.now() - search.lastSign > patience) throw tooSilent(search, postmaster);
  if (lives || search.launched) return undefined;
  search.launched = await begin(search, postmaster);
  if (search.complaint === undefined) search.lastSign = Date.now();
  return undefined;
}

async function knock(search: Search, address?: Address): Promise<Reached | 'busy' | 'silence'> {
  if (!address) return 'silence';
  const { password } = search;
  const credentials = { ...address, user: role, password, database: role };
  try {
    return { credentials, presence: await enter(credentials) };
  } catch (error) {
    if (error instanceof pg.DatabaseError) return busyOrThrow(error);
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw notOurs(search.cluster, error);
    return 'silence';
  }
}

/** Starting up, shutting down, being stopped, full: it is there, and soon another try will tell. */
function busyOrThrow(error: pg.DatabaseError): 'busy' {
  if (['57P01', '57P02', '57P03', '53300'].includes(error.code ?? '')) return 'busy';
  const message = 'The embedded PostgreSQL runs, but refuses the password in postgres.password';
  throw error.code === '28P01' ? new Error(message, { cause: error }) : error;
}

/** Recovery after a crash may take minutes. Say so now and then. */
function stayPatient(search: Search): undefined {
  search.lastSign = Date.now();
  if (search.lastSign - search.lastWord < 5_000) return;
  search.lastWord = search.lastSign;
  search.place.log('waiting for PostgreSQL, which is starting, stopping or full');
}

async function begin(search: Search, stale: Postmaster | undefined): Promise<Launch> {
  const { place, cluster, password } = search;
  const crew = await place.crew();
  await ensureCluster(place.dataDir, crew, password);
  place.address = await chooseAddress(cluster, crew.actor, place.address);
  if (stale) dropMisleadingLocks(cluster, stale, place.address);
  place.log('starting PostgreSQL', { as: crew.actor.name, cluster });
  return launch(crew, cluster, place.address);
}

/**
 * A server that does not come up may have lost a race, or found sessions of a killed predecessor that
 * still hold the shared memory: trying again helps.
 */
async function noteFailure(search: Search): Promise<void> {
  if (search.launched?.failure === undefined) return;
  const complaint = search.launched.failure.trim();
  if (!search.complaint) search.place.log('PostgreSQL did not start; trying again', { complaint });
  search.complaint = complaint;
  search.launched = undefined;
  await pause(100);
}

function failedToStart({ cluster, complaint }: Search): Error {
  const log = path.join(cluster, 'log');
  return new Error(`The embedded PostgreSQL does not start. See ${log}. It said: ${complaint}`);
}

function tooSilent(search: Search, postmaster: Postmaster | undefined): Error {
  if (search.complaint) return failedToStart(search);
  return new Error(
    `The embedded PostgreSQL in ${search.cluster} runs (process ${postmaster?.pid}), but has not ` +
      `answered for ${patience / 1000} s. Stop that process, then start again.`,
  );
}

function notOurs(cluster: string, cause: unknown): Error {
  const message = `The PostgreSQL in ${cluster} belongs to another user. Start as that user.`;
  return new Error(message, { cause });
}

async function muster(dataDir: string): Promise<Crew> {
  const binaries = findBinaries();
  await repairLinks(binaries);
  return findCrew(binaries, dataDir);
}
