import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../system-packages.ts';
import { packagesInstalled } from './packages.ts';
import type { Part } from './part.ts';
import { root } from './program.ts';
import { runSuite } from './suite.ts';

const config = ['--config', 'vitest.journeys.config.ts'];

/** Runs the journeys whose file matches a word, or all; first waits for the browser's installation. */
export async function runJourneys(words: string[]): Promise<Part[]> {
  const files = readdirSync(join(root, 'test/journeys')).map((name) => `test/journeys/${name}`);
  const isWanted = (file: string) =>
    words.length === 0 || words.some((word) => file.includes(word));
  if (!files.some(isWanted)) return [];
  await packagesInstalled();
  if (!findChromium()) {
    console.error('Chromium is missing: install the package "chromium", or name one in CHROMIUM.');
  }
  return [await runSuite({ name: 'browser journeys', args: [...config, ...words] })];
}
