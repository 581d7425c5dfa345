import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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
  /** Stops it in good order and removes its data. */
  close(): Promise<void>;
}

export async function runProgram(options: { args?: string[]; env?: NodeJS.ProcessEnv } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-journey-'));
  const port = await freePort();
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' };
  Object.assign(env, { LOG_LEVEL: 'warn' }, options.env);
  let printed = '';
  let child: ChildProcess;

  async function start(): Promise<void> {
    const entry = join(root, 'dist/program/commonplace.js');
    child = spawn(process.execPath, [entry, 'start', ...(options.args ?? [])], { env });
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

/** Waits until the program says that it can serve; its own words are the error when it ends first. */
async function ready(address: string, child: ChildProcess, printed: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The program ended: ${printed()}`);
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    await answer?.text();
    if (answer?.status === 200) return;
    await pause(100);
  }
  throw new Error(`The program did not get ready: ${printed()}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
