import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  lchown,
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import path from 'node:path';
import { listInitdbOptions } from './initial-settings.ts';
import type { PostgresRuntime } from './postgres-runtime.ts';
import { runAs, type ServerUser } from './server-user.ts';

/** The one role and the one database of the program. The role is no superuser: it needs no more. */
export const databaseRole = 'commonplace';
const TEMP_FOLDER_PREFIX = 'postgres.making-';

export function getClusterPath(dataDir: string): string {
  return path.join(dataDir, 'postgres');
}

/**
 * The password of the role: random, made once, kept in a file that only its owner may read.
 * However many processes ask at the same time, they all get the same one.
 */
export async function ensurePassword(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'postgres.password');
  if (!existsSync(file)) {
    if (existsSync(getClusterPath(dataDir))) throw createLostPasswordError(file);
    await writeFileOnce(file, randomBytes(24).toString('base64url'));
  }
  return (await readFile(file, 'utf8')).trim();
}

/**
 * Makes the cluster if there is none. It grows in a folder of its own and moves into place when it
 * is complete, so that a killed process leaves no half of one; of two at a time the first one wins.
 */
export async function ensureCluster(
  dataDir: string,
  crew: PostgresRuntime,
  password: string,
): Promise<void> {
  const cluster = getClusterPath(dataDir);
  await removeLeftovers(dataDir);
  if (existsSync(cluster)) return changeOwner(cluster, crew.user);
  const making = await mkdtemp(path.join(dataDir, TEMP_FOLDER_PREFIX));
  try {
    await initialiseCluster(making, crew, password);
    await rename(path.join(making, 'cluster'), cluster);
    await syncFolder(dataDir);
  } catch (error) {
    if (!existsSync(cluster)) throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function initialiseCluster(
  making: string,
  { user, binaries }: PostgresRuntime,
  password: string,
): Promise<void> {
  const cluster = path.join(making, 'cluster');
  const superuserPassword = path.join(making, 'password');
  await mkdir(cluster, { mode: 0o700 });
  // The superuser serves this moment only: nobody ever learns its password.
  await writeFileOnce(superuserPassword, randomBytes(24).toString('base64url'));
  await changeOwner(making, user);
  await runAs(user, [
    binaries.initdb,
    '-D',
    cluster,
    '--no-sync',
    '--no-instructions',
    '--username=postgres',
    `--pwfile=${superuserPassword}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--text-search-config=english',
    ...listInitdbOptions(),
  ]);
  // A server for one user that listens to nobody; -F: all is synced once, at the end.
  const alone = [binaries.postgres, '--single', '-F', '-D', cluster];
  await runAs(
    user,
    [...alone, '-c', 'exit_on_error=true', 'postgres'],
    buildBootstrapSql(password),
  );
  await runAs(user, [binaries.initdb, '--sync-only', '-D', cluster]);
}

/** One statement a line, as a server for one user wants it. */
function buildBootstrapSql(password: string): string {
  return [
    `CREATE ROLE ${databaseRole} LOGIN CREATEDB PASSWORD '${password}';`,
    `GRANT pg_read_all_stats, pg_signal_backend TO ${databaseRole};`,
    `CREATE DATABASE ${databaseRole} OWNER ${databaseRole};`,
    '',
  ].join('\n');
}

/** Gives a folder with all that is in it to the user the server runs as; only root can. */
async function changeOwner(folder: string, { owner }: ServerUser): Promise<void> {
  if (!owner || process.getuid?.() !== 0 || (await lstat(folder)).uid === owner.uid) return;
  const inside = await readdir(folder, { recursive: true });
  // The folder itself last: its owner tells whether this was finished.
  for (const name of [...inside, '']) await lchown(path.join(folder, name), owner.uid, owner.gid);
}

/** Writes a private file that appears whole and safe on disk, or leaves the one that is there. */
async function writeFileOnce(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
    const { uid, gid } = await stat(path.dirname(file));
    if (process.getuid?.() === 0) await handle.chown(uid, gid);
    await link(draft, file).catch((error) => existsSync(file) || Promise.reject(error));
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
  await syncFolder(path.dirname(file));
}

/** Makes new names in a folder survive a power cut. Windows cannot open folders, and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Removes what killed processes left half-made; an hour is more than making one can take. */
async function removeLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const leftover = path.join(dataDir, name);
    if (!name.startsWith(TEMP_FOLDER_PREFIX)) continue;
    const { mtimeMs } = await stat(leftover).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > 3_600_000) await rm(leftover, { recursive: true, force: true });
  }
}

function createLostPasswordError(file: string): Error {
  return new Error(`The database exists but its password file is missing: ${file}. Restore it.`);
}
