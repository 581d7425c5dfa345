import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, type SystemPostgres, startSystemPostgres } from './system.ts';

/** What a check came to. */
interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const root = join(import.meta.dirname, '..');
const words = process.argv.slice(2);
const reports = join(tmpdir(), `commonplace-check-${process.pid}`);

/** A program of node_modules, run by the project's own Node, its output shown as it comes. */
function run(name: string, script: string, args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n— ${name}`);
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function check(name: string, script: string, args: string[]): Tally {
  const passed = run(name, script, args);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

function suite(name: string, args: string[], env: NodeJS.ProcessEnv = {}): Tally {
  const file = join(reports, `${name.replace(/\W+/g, '-')}.json`);
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const good = run(name, 'vitest/vitest.mjs', ['run', ...args, ...words, ...output], env);
  const tally = readTally(file);
  // A run that broke down may have counted no failure of its own.
  return good || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

function readTally(file: string): Tally {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const skipped = report.numPendingTests + report.numTodoTests;
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * What is about the embedded server, asks no database, or asks it what other tests ask: the pages
 * stand on queries that have tests of their own, and on the matrix, which asks the pages too.
 */
const notAgain = [
  ...['storage/server/**', 'workplace/text/**', 'messages/**', 'test/hostile/safe-html.test.ts'],
  ...['test/imports.test.ts', 'doors/web/**'],
];

/** The database and API tests again, on the oldest PostgreSQL that is supported. */
function onPostgres15(): Tally {
  let server: SystemPostgres | null = null;
  try {
    server = startSystemPostgres();
    if (!server) return { passed: 0, failed: 0, skipped: 1 };
    const others = notAgain.flatMap((files) => ['--exclude', files]);
    return suite('the same on PostgreSQL 15', others, { TEST_DATABASE_URL: server.url });
  } finally {
    server?.stop();
  }
}

mkdirSync(reports, { recursive: true });
const everything = words.length === 0;
const tallies: Tally[] = [];
if (everything) {
  tallies.push(
    check('format and lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  );
  tallies.push(check('types', 'typescript/bin/tsc', ['-p', '.']));
  tallies.push(
    check('imports', 'dependency-cruiser/bin/dependency-cruise.mjs', [
      ...[
        'app',
        'bench',
        'bin',
        'demo',
        'doors',
        'eval',
        'kinds',
        'messages',
        'storage',
        'test',
        'workplace',
      ],
      '--config',
      '.dependency-cruiser.cjs',
    ]),
  );
}
tallies.push(suite('tests', ['--passWithNoTests']));
if (everything) tallies.push(onPostgres15());
ensureChromium();
tallies.push(suite('journeys', ['--config', 'vitest.journeys.config.ts', '--passWithNoTests']));
rmSync(reports, { recursive: true, force: true });

const sum = (of: keyof Tally) => tallies.reduce((total, tally) => total + tally[of], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
