import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from './databases.ts';

const root = join(import.meta.dirname, '..');

/** The built program on a data folder of its own, as somebody who installed it runs it. */
export interface Program {
  readonly address: string;
  readonly dataDir: string;
  readonly pid: number;
  /** All that it has printed so far. */
  output(): string;
  /** Runs `bin/commonplace` beside it; throws with what it said when it fails. */
  cli(...args: string[]): Promise<string>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts it once more on the same data and port. */
  again(): Promise<void>;
  /** Stops it cleanly and removes its data. */
  close(): Promise<void>;
}

export interface ProgramOptions {
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** Used in place of an embedded server, and dropped when the program is closed. */
  database?: TestDatabase;
}

export async function runProgram({ args = [], env: extra, database }: ProgramOptions = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-journey-'));
  const port = await freePort();
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' };
  const databaseUrl = database ? { DATABASE_URL: database.url } : {};
  Object.assign(env, { LOG_LEVEL: 'warn' }, databaseUrl, extra);
  let printed = '';
  let child: ChildProcess;

  async function start(): Promise<void> {
    const entry = join(root, 'dist/program/commonplace.js');
    child = spawn(process.execPath, [entry, 'start', ...args], { env });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        printed += chunk;
      });
    }
    await ready(`http://127.0.0.1:${port}`, child, () => printed);
  }

  const program: Program = {
    address: `http://127.0.0.1:${port}`,
    dataDir,
    get pid() {
      return child.pid!;
    },
    output: () => printed,
    cli: (...args) => runCli(args, env),
    kill: (signal) => end(child, signal),
    again: start,
    async close() {
      await end(child, 'SIGTERM');
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  await start();
  return program;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

function runCli(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('sh', [join(root, 'bin/commonplace'), ...args], { env }, (error, stdout, stderr) => {
      if (error) reject(Object.assign(new Error(stderr || error.message), { code: error.code }));
      else resolve(stdout);
    });
  });
}

/** Waits until the program can serve; if it ends before that, its output is the error. */
async function ready(address: string, child: ChildProcess, printed: () => string): Promise<void> {
  const end = performance.now() + 110_000;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`The program ended: ${printed()}`);
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    await answer?.text();
    if (answer?.status === 200) return;
    await pause(20);
  }
  child.kill('SIGKILL');
  throw new Error(`The program was not ready in time: ${printed()}`);
}

let ports = 0;

/**
 * A port below those that the system gives to outgoing connections: one of them could take the port
 * before the program has it, or while the program is being restarted. Each test process has its own
 * range, so that two of them never choose the same port at the same time.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + (process.pid % 200) * 50 + (ports++ % 50);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
