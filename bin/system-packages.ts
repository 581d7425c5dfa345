import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the tests need from the system's packages; `bin/system-packages` installs them. */

const chromiumPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium, or undefined. CHROMIUM names another one. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM, ...chromiumPaths].find((path) => path && existsSync(path));
}

export interface SystemPostgres {
  url: string;
  stop(): void;
}

const postgres15BinDir = '/usr/lib/postgresql/15/bin';

/** A throw-away cluster of Debian's PostgreSQL 15 on loopback; null where it cannot be had. */
export function startSystemPostgres(): SystemPostgres | null {
  if (!existsSync(`${postgres15BinDir}/initdb`)) {
    console.error('PostgreSQL 15 not found (package "postgresql-15"); skipping its test run.');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'commonplace-pg15-'));
  const as = createServiceUserRunner(folder);
  const data = join(folder, 'data');
  as(
    `${postgres15BinDir}/initdb`,
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  );
  const port = 21_000 + (process.pid % 20_000);
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  as(
    `${postgres15BinDir}/pg_ctl`,
    '-D',
    data,
    '-o',
    settings,
    '-l',
    join(folder, 'log'),
    '-w',
    'start',
  );
  const stop = () => {
    as(`${postgres15BinDir}/pg_ctl`, '-D', data, '-m', 'immediate', '-w', 'stop');
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** PostgreSQL refuses to run as root; Debian's package brings the user postgres. */
function createServiceUserRunner(folder: string): (program: string, ...args: string[]) => void {
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] as const satisfies string[] };
  if (process.getuid?.() !== 0) {
    return (program, ...args) => void execFileSync(program, args, { stdio: [...quiet.stdio] });
  }
  execFileSync('chown', ['postgres', folder]);
  return (program, ...args) =>
    void execFileSync('runuser', ['-u', 'postgres', '--', program, ...args], {
      stdio: [...quiet.stdio],
      cwd: '/',
    });
}
