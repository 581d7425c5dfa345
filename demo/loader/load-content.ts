import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { rootDir } from '../../app/paths.ts';
import type { DemoContent } from './content.ts';
import { ContentError } from './content-error.ts';
import { type DemoEntry, parseEntry } from './entry.ts';
import { checkReferences } from './references.ts';
import { type DemoSpace, peopleSchema, spacesSchema, unitsSchema } from './schemas.ts';
import { type DemoWager, parseWager } from './wager.ts';
import { parseYaml } from './yaml.ts';

/** The content is read from the repository, so that a change to it needs no build. */
export const contentDir = join(rootDir, 'demo/content');

/** Reads and checks all content. Throws a `ContentError` that says where it is wrong. */
export function loadContent(dir = contentDir): DemoContent {
  const content = {
    units: readYaml(dir, 'units.yaml', unitsSchema),
    people: readYaml(dir, 'people.yaml', peopleSchema),
    spaces: readYaml(dir, 'spaces.yaml', spacesSchema),
  };
  checkFolders(dir, content.spaces);
  const entries = content.spaces.flatMap(({ name }) => readEntries(join(dir, name), name));
  const whole = { ...content, entries, wagers: readWagers(join(dir, 'wagers')) };
  checkReferences(dir, whole);
  return whole;
}

function readYaml<T>(dir: string, name: string, schema: z.ZodType<T>): T {
  const file = join(dir, name);
  return parseYaml(file, readFileSync(file, 'utf8'), schema);
}

/** A folder without a space would be left out without a word. */
function checkFolders(dir: string, spaces: readonly DemoSpace[]): void {
  const names = new Set(['wagers', ...spaces.map(({ name }) => name)]);
  const folders = readdirSync(dir, { withFileTypes: true }).filter((item) => item.isDirectory());
  const unknown = folders.filter(({ name }) => !names.has(name));
  if (unknown.length === 0) return;
  const message = 'spaces.yaml has no space of this name.';
  throw new ContentError(unknown.map(({ name }) => ({ file: join(dir, name), message })));
}

/** In the order of their names, so that entries of the same moment are made in the same order. */
function listFiles(dir: string, extension: string): string[] {
  if (!existsSync(dir)) return [];
  const names = readdirSync(dir).filter((name) => name.endsWith(extension));
  return names.toSorted().map((name) => join(dir, name));
}

function readEntries(dir: string, space: string): DemoEntry[] {
  return listFiles(dir, '.md').map((file) =>
    parseEntry(file, readFileSync(file, 'utf8'), space, basename(file, '.md')),
  );
}

function readWagers(dir: string): DemoWager[] {
  const numbers = new Set(listFiles(dir, '.yaml'));
  const wagers = listFiles(dir, '.md').map((file) => {
    const beside = file.replace(/\.md$/, '.yaml');
    const words = { file, source: readFileSync(file, 'utf8') };
    if (!numbers.delete(beside)) return parseWager(words);
    return parseWager(words, { file: beside, source: readFileSync(beside, 'utf8') });
  });
  const message = 'There is no wager of this name beside these numbers.';
  if (numbers.size > 0) throw new ContentError([...numbers].map((file) => ({ file, message })));
  return wagers;
}
