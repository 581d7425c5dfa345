import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Binaries, locateBinaries } from './binaries.ts';
import { runAs, type ServerUser } from './server-user.ts';

/** Somebody who may run the server, and the binaries that they can reach. */
export interface PostgresRuntime {
  user: ServerUser;
  binaries: Binaries;
}

const currentUser: ServerUser = { name: 'this user', prefix: [] };

/**
 * PostgreSQL refuses to run as root, and needs its user to have a name. Of the ways to satisfy it,
 * takes the first that works: it can run the binaries and reach the data folder.
 */
export async function findRuntime(binaries: Binaries, dataDir: string): Promise<PostgresRuntime> {
  const refusals: string[] = [];
  for (const actor of await listCandidateUsers(dataDir)) {
    const crew = await tryUser(actor, binaries, dataDir).catch((error: Error) => {
      refusals.push(`as ${actor.name}: ${error.message}`);
    });
    if (crew) return crew;
  }
  throw new Error(
    'The embedded PostgreSQL cannot run here. Start as an ordinary user, move DATA_DIR to a folder ' +
      `that a service user can reach, or set DATABASE_URL. Tried ${refusals.join('; ')}`,
  );
}

async function listCandidateUsers(dataDir: string): Promise<ServerUser[]> {
  if (process.platform === 'win32') return [currentUser];
  if (process.getuid?.() !== 0) return [currentUser, createNamespacedUser()];
  // Whoever owns the data keeps it, so that root may lend a hand in an ordinary user's workplace.
  const { uid, gid } = await stat(path.join(dataDir, 'postgres')).catch(() => stat(dataDir));
  const owner: ServerUser = {
    name: `user ${uid}`,
    prefix: [],
    owner: { uid, gid },
    switches: true,
  };
  return [...(uid === 0 ? [] : [owner]), createNamespacedUser(), ...listServiceUsers()];
}

/** A user namespace in which we are nobody: outside it the files stay ours. Linux only. */
function createNamespacedUser(): ServerUser {
  const owner = { uid: process.getuid!(), gid: process.getgid!() };
  const prefix = ['unshare', '-U', '--map-user=65534', '--map-group=65534'];
  return { name: 'uid 65534 in a user namespace', prefix, owner };
}

function listServiceUsers(): ServerUser[] {
  return ['postgres', 'nobody'].flatMap((user) => {
    const [uid, gid] = ['-u', '-g'].map((option) => getSystemId(option, user));
    if (!uid || !gid) return [];
    return [{ name: `the user ${user}`, prefix: [], owner: { uid, gid }, switches: true }];
  });
}

function getSystemId(option: string, user: string): number {
  try {
    return Number(execFileSync('id', [option, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return 0;
  }
}

async function tryUser(
  actor: ServerUser,
  binaries: Binaries,
  dataDir: string,
): Promise<PostgresRuntime> {
  if (process.platform === 'win32') return { user: actor, binaries };
  await runAs(actor, ['/bin/sh', '-c', 'id -un']);
  await grantFolderAccess(dataDir, actor);
  try {
    await runAs(actor, [binaries.postgres, '--version']);
    return { user: actor, binaries };
  } catch (error) {
    if (!actor.switches) throw error;
  }
  const copy = await copyBinaries(binaries);
  await runAs(actor, [copy.postgres, '--version']);
  return { user: actor, binaries: copy };
}

/** A service user may not pass through a private data folder: let its group in, and nobody else. */
async function grantFolderAccess(dataDir: string, actor: ServerUser): Promise<void> {
  const pass = () => runAs(actor, ['/bin/sh', '-c', 'cd "$1"', 'sh', dataDir]);
  try {
    await pass();
  } catch (error) {
    if (!actor.switches || !actor.owner) throw error;
    const { uid, mode } = await stat(dataDir);
    await chown(dataDir, uid, actor.owner.gid);
    await chmod(dataDir, (mode & 0o7777) | 0o010);
    await pass();
  }
}

/** Binaries below a private home are out of a service user's reach: give it a copy of them. */
async function copyBinaries(binaries: Binaries): Promise<Binaries> {
  const version = (await runAs(currentUser, [binaries.postgres, '--version']))
    .trim()
    .split(' ')
    .at(-1);
  const refusals: unknown[] = [];
  for (const parent of ['/var/lib', os.tmpdir()]) {
    const folder = path.join(parent, `commonplace-postgres-${version}`);
    try {
      await copyIntoPlace(folder, binaries);
      // In a folder that everybody can write, somebody else may have put it there.
      if ((await lstat(folder)).uid === 0) return locateBinaries(folder);
    } catch (error) {
      refusals.push(error);
    }
  }
  throw new AggregateError(refusals, 'there is no place for a copy of the binaries');
}

/** Copies aside and moves the whole into place, unless it is there already. */
async function copyIntoPlace(folder: string, binaries: Binaries): Promise<void> {
  if (existsSync(folder)) return;
  const making = await mkdtemp(path.join(path.dirname(folder), '.commonplace-postgres-'));
  try {
    const copy = path.join(making, 'native');
    await cp(binaries.folder, copy, { recursive: true, verbatimSymlinks: true });
    await rename(copy, folder).catch((error) => existsSync(folder) || Promise.reject(error));
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}
