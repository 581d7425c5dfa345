import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** As whom the programs of PostgreSQL run. */
export interface ServerUser {
  /** For the log and for errors: "the user postgres". */
  readonly name: string;
  /** Words before the command, such as `unshare` with its options. */
  readonly prefix: readonly string[];
  /** Whom the files of the server must belong to; unset: whoever makes them. */
  readonly owner?: { uid: number; gid: number };
  /** Whether the process itself changes to `owner`. */
  readonly switches?: boolean;
}

export function spawnAs(actor: ServerUser, command: string[], options: SpawnOptions): ChildProcess {
  const [file, ...args] = [...actor.prefix, ...command];
  return spawn(file!, args, {
    windowsHide: true,
    cwd: process.platform === 'win32' ? undefined : '/',
    env: buildCleanEnvironment(),
    ...(actor.switches ? actor.owner : {}),
    ...options,
  });
}

/** Runs to the end, with `input` on stdin; resolves with stdout, rejects with what it complained of. */
export async function runAs(actor: ServerUser, command: string[], input = ''): Promise<string> {
  const child = spawnAs(actor, command, { stdio: 'pipe' });
  const outputs = [child.stdout!, child.stderr!].map(collectOutput);
  child.stdin!.on('error', () => undefined); // It may end without reading everything.
  child.stdin!.end(input);
  const code = await waitForExit(child);
  const [stdout, stderr] = outputs.map((read) => read());
  if (code === 0) return stdout!;
  throw new Error(`${command[0]} as ${actor.name} failed (${code}): ${(stderr || stdout)!.trim()}`);
}

/** Collects what a stream says; call the result to read it. Only the last few kilobytes are kept. */
export function collectOutput(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('error', () => undefined);
  stream.on('data', (chunk: string) => {
    text = (text + chunk).slice(-8_000);
  });
  return () => text;
}

function waitForExit(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
}

/** PostgreSQL reads PG* and locale variables; a server must not depend on who started it. */
function buildCleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'];
  const entries = kept.map((name) => [name, process.env[name]]).filter(([, value]) => value);
  return { ...Object.fromEntries(entries), LC_ALL: 'C' };
}
