import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json, from the built program as from the source. */
export const rootDir = findRoot(import.meta.dirname);
export const distDir = join(rootDir, 'dist');

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  return findRoot(dirname(from));
}
