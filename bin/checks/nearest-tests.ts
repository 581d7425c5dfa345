import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listChangedFiles, listFiles } from './changed-files.ts';
import { loadDurations } from './durations.ts';
import { root } from './program.ts';

/** What the tests may take together, in seconds of one worker. */
const BUDGET = 40;

/** For a test file that has never been timed here. */
const USUAL_DURATION = 3;

const isTest = (file: string) => /\.test\.tsx?$/.test(file) && !file.startsWith('test/journeys/');

/**
 * The tests nearest to what has changed. Almost every test imports almost everything by some way, so
 * the nearest come first, and those that do not fit in the budget are left to `npm test`.
 */
export function findNearestTests(): { tests: string[]; left: number } {
  const files = listFiles().filter(
    (file) => /\.tsx?$/.test(file) && existsSync(path.join(root, file)),
  );
  const distances = measureDistances(files, listChangedFiles());
  const durations = loadDurations();
  const durationOf = (file: string) => durations[file] ?? USUAL_DURATION;
  const found = files
    .filter((file) => isTest(file) && distances.has(file))
    .sort((a, b) => distances.get(a)! - distances.get(b)! || durationOf(a) - durationOf(b));
  let seconds = 0;
  const tests = found.filter((file) => {
    if (seconds + durationOf(file) > BUDGET) return false;
    seconds += durationOf(file);
    return true;
  });
  return { tests, left: found.length - tests.length };
}

/** How many imports lie between each file and a changed one; files of one folder count as neighbours. */
function measureDistances(files: string[], changed: string[]): Map<string, number> {
  const importers = readImporters(files);
  const distances = new Map<string, number>();
  const folders = new Set(changed.map((file) => path.dirname(file)));
  let next = changed;
  for (let distance = 0; next.length > 0; distance += 1) {
    const reached = next.filter((file) => !distances.has(file));
    for (const file of reached) distances.set(file, distance);
    next = reached.flatMap((file) => importers.get(file) ?? []);
    if (distance === 0) {
      next.push(...files.filter((file) => isTest(file) && folders.has(path.dirname(file))));
    }
  }
  return distances;
}

/** Which files import each file. */
function readImporters(files: string[]): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const [, to] of text.matchAll(/\b(?:from|import\(?)\s*'(\.[^']+)'/g)) {
      const imported = path.join(path.dirname(file), to!);
      importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  }
  return importers;
}
