import { execFileSync } from 'node:child_process';
import { root } from './program.ts';

/** The files that differ from where this branch left main, with what is not committed yet. */
export function listChangedFiles(): string[] {
  const base = findBase();
  const changed = base ? lines('diff', '--name-only', base) : [];
  return [...new Set([...changed, ...lines('ls-files', '--others', '--exclude-standard')])];
}

/** All files of the project, committed or not. */
export function listFiles(): string[] {
  return lines('ls-files', '--cached', '--others', '--exclude-standard');
}

function findBase(): string | undefined {
  for (const main of ['origin/main', 'main']) {
    try {
      return lines('merge-base', main, 'HEAD')[0];
    } catch {
      // There is no such branch here.
    }
  }
  return undefined;
}

function lines(...args: string[]): string[] {
  const output = execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64_000_000,
  });
  return output.split('\n').filter(Boolean);
}
