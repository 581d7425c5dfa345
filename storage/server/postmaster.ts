import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { ListenAddress } from './listen-address.ts';
import type { PostgresRuntime } from './postgres-runtime.ts';
import { collectOutput, runAs, spawnAs } from './server-user.ts';

/** What the postmaster of a cluster says about itself in postmaster.pid. */
export interface Postmaster {
  pid: number;
  /** Unset until it listens. */
  address?: ListenAddress;
  /** Whether it says that it is on its way up or down. */
  isTransitioning: boolean;
}

/** Reads postmaster.pid; it may be stale, or not complete yet. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  // pid, data folder, start time, port, socket folder, listen address, shared memory, status
  const [pid, folder, , port, socketFolder, hostName, ...more] = readLines(getPidFile(cluster));
  if (!Number(pid)) return undefined;
  const host = socketFolder || hostName;
  // In a copy of a data folder the file still speaks of the original, which is not ours to use.
  const listens = more.length > 0 && host && path.resolve(folder!) === cluster;
  const address = listens ? { host, port: Number(port) } : undefined;
  return { pid: Number(pid), address, isTransitioning: /^(starting|stopping)/.test(more[1] ?? '') };
}

/** Whether this process lives and is a postmaster: pids are reused, after a restart most of all. */
export async function isPostmaster(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return getWindowsProcessName(pid).includes('postgres');
  if (process.platform !== 'linux') return getProcessName(pid).includes('postgres');
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === (await realpath(cluster));
  } catch (error) {
    // Another user's process does not show its folder, and a zombie has none.
    return (
      (error as NodeJS.ErrnoException).code === 'EACCES' && getProcessName(pid).includes('postgres')
    );
  }
}

/**
 * PostgreSQL believes in the lock files of a killed server when its pid belongs to another process of
 * the same user by now, or to a zombie, and would not start. Its lock on the shared memory still keeps
 * two servers apart.
 */
export function removeStaleLocks(
  cluster: string,
  { pid }: Postmaster,
  { host, port }: ListenAddress,
) {
  if (!isAlive(pid)) return;
  for (const file of [getPidFile(cluster), path.join(host, `.s.PGSQL.${port}.lock`)]) {
    if (Number(readLines(file)[0]) === pid) rmSync(file, { force: true });
  }
}

/** A postmaster that we started, and what became of it. */
export interface PostmasterLaunch {
  /** Set once it has ended without ever serving: what it said. */
  failure?: string;
  /** Lets it go on without us. */
  release(): void;
}

/** Starts a postmaster in a process group of its own: Ctrl-C in our terminal is not for it. */
export function launchPostmaster(
  crew: PostgresRuntime,
  cluster: string,
  address: ListenAddress,
): PostmasterLaunch {
  const command = process.platform === 'win32' ? buildWindowsCommand : buildPosixCommand;
  const child = spawnAs(crew.user, command(crew, cluster, address), {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const readOutput = collectOutput(child.stderr!);
  const launched: PostmasterLaunch = {
    release() {
      child.unref();
      child.stderr?.destroy(); // By now it writes to its own log.
    },
  };
  child.on('error', (error) => (launched.failure = error.message));
  child.on('close', (code, signal) => {
    // On Windows the child is pg_ctl, which leaves when it has done its work.
    if (code !== 0 || process.platform !== 'win32')
      launched.failure = readOutput() || `${code ?? signal}`;
  });
  return launched;
}

/** Ends all sessions, writes everything down and stops; resolves when the process is gone. */
export async function shutDownPostmaster(
  crew: () => Promise<PostgresRuntime>,
  cluster: string,
): Promise<void> {
  const postmaster = findPostmaster(cluster);
  if (!postmaster) return;
  if (process.platform === 'win32') {
    const { user, binaries } = await crew();
    await runAs(user, [binaries.pgCtl, 'stop', '-m', 'fast', '-w', '-D', cluster]);
    return;
  }
  if (await isPostmaster(postmaster.pid, cluster)) process.kill(postmaster.pid, 'SIGINT');
  while (await isPostmaster(postmaster.pid, cluster)) await sleep(20);
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function buildPosixCommand(
  { binaries }: PostgresRuntime,
  cluster: string,
  { host, port }: ListenAddress,
): string[] {
  const folder = `unix_socket_directories="${host.replaceAll('"', '""')}"`;
  const listening = ['-c', 'listen_addresses=', '-c', folder, '-c', `port=${port}`];
  return [binaries.postgres, '-D', cluster, ...listening, '-c', 'unix_socket_permissions=0700'];
}

/** pg_ctl gives up an administrator's rights, with which PostgreSQL would not run. */
function buildWindowsCommand(
  { binaries }: PostgresRuntime,
  cluster: string,
  { host, port }: ListenAddress,
): string[] {
  const options = `-c listen_addresses=${host} -c port=${port} -c unix_socket_directories=`;
  const log = path.join(cluster, 'log', 'start.log');
  return [binaries.pgCtl, 'start', '-W', '-s', '-D', cluster, '-l', log, '-o', options];
}

function getPidFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function getProcessName(pid: number): string {
  return spawnSync('ps', ['-o', 'comm=', '-p', `${pid}`], { encoding: 'utf8' }).stdout ?? '';
}

function getWindowsProcessName(pid: number): string {
  return execFileSync('tasklist', ['/NH', '/FI', `PID eq ${pid}`], { encoding: 'utf8' });
}
