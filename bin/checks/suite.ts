import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLong } from '../../test/long.ts';
import { rememberDurations } from './durations.ts';
import { type Part, runPart, type Tally } from './part.ts';
import { runProgram, runQuietly } from './program.ts';

interface Suite {
  name: string;
  /** Arguments of Vitest: files, words that files match, a configuration. */
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** Whether it runs beside something else that is shown. */
  quiet?: boolean;
}

/** Runs tests by Vitest and counts them. */
export function runSuite(suite: Suite): Promise<Part> {
  return runPart(suite.name, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonplace-report-'));
    const file = join(folder, 'report.json');
    try {
      const good = await runVitest(suite, file);
      const tally = readTally(file);
      // A run that broke down may have counted no failure of its own.
      return good || tally.failed > 0 ? tally : { ...tally, failed: 1 };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

function runVitest({ name, args, env, quiet }: Suite, file: string): Promise<boolean> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const all = ['run', '--passWithNoTests', ...args, ...reporters];
  const program = { script: 'vitest/vitest.mjs', args: all, env };
  if (quiet) return runQuietly(name, program);
  console.log(`\n— ${name}`);
  return runProgram(program);
}

function readTally(file: string): Tally {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } =
      JSON.parse(readFileSync(file, 'utf8'));
    const skipped = numPendingTests + numTodoTests;
    if (!isLong) rememberDurations(testResults);
    return { passed: numPassedTests, failed: numFailedTests, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
