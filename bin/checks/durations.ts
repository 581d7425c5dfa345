import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './program.ts';

const cache = path.join(root, 'node_modules/.cache/test-durations.json');

/** What each test file took the last time that it ran here, in seconds. */
export function loadDurations(): Record<string, number> {
  try {
    return JSON.parse(readFileSync(cache, 'utf8'));
  } catch {
    return {};
  }
}

export interface TimedFile {
  /** Its whole path. */
  name: string;
  startTime: number;
  endTime: number;
}

export function rememberDurations(files: TimedFile[]): void {
  const durations = loadDurations();
  for (const { name, startTime, endTime } of files) {
    durations[path.relative(root, name)] = (endTime - startTime) / 1000;
  }
  mkdirSync(path.dirname(cache), { recursive: true });
  writeFileSync(cache, JSON.stringify(durations));
}
