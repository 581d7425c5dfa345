import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { english } from './en.ts';
import { type MessageName, say, sayErrorReason } from './index.ts';

const root = join(import.meta.dirname, '..');
const names = Object.keys(english) as MessageName[];

/** The program's own source, without its tests. */
function sources(folders: string[]): { path: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture|d)\.tsx?$/.test(path))
      .map((path) => ({
        path: `${folder}/${path}`,
        text: readFileSync(join(root, folder, path), 'utf8'),
      })),
  );
}

/** Where a refusal or a schema names its reason; each pattern has the name in its first group. */
const reasonPatterns = [
  /\b(?:notFound|notAllowed|conflict)\(\s*'(\w+)'/g,
  /new (?:AppError|ProblemError)\(\s*'\w+',\s*'(\w+)'/g,
  /\b(?:invalid|conflict)\(\{\s*\w+: '(\w+)'/g,
  /\.(?:min|max|length|regex|refine|int)\((?:[^'()]|\([^()]*\))*,\s*'([a-z]\w+)'\)/g,
  /z\.(?:uuid|email|string|number|enum|union)\((?:\[[^\]]*\],\s*|\w+,\s*)?'([a-z][A-Za-z]+)'\)/g,
  /message: '([a-z][A-Za-z]+)'/g,
];

/** Every reason that the source can give, and where. */
function findReasons(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of sources(['workplace', 'kinds', 'doors'])) {
    for (const pattern of reasonPatterns) {
      for (const [, reason] of text.matchAll(pattern)) found.set(reason!, path);
    }
  }
  return found;
}

describe('what is said to people', () => {
  test('has a sentence for every reason that a command may give', () => {
    const reasons = findReasons();
    expect(reasons.size).toBeGreaterThan(35);
    const mute = [...reasons].filter(([reason]) => !(`refusal.${reason}` in english));
    expect(mute).toEqual([]);
  });

  test('says each of them in one place, so that none takes the place of another', () => {
    const said = sources(['messages']).flatMap(({ text }) =>
      [...text.matchAll(/^ {2}'([^']+)':/gm)].map(([, name]) => name!),
    );
    expect(said.filter((name, i) => said.indexOf(name) !== i)).toEqual([]);
    expect(said.length).toBe(names.length);
  });

  test('has no empty sentence', () => {
    for (const name of names) expect(say(name, {}).trim(), name).not.toBe('');
  });

  test('leaves no brace open, and every plural has an "other"', () => {
    for (const name of names) {
      const text: string = english[name];
      expect(text.split('{').length, name).toBe(text.split('}').length);
      for (const [, forms] of text.matchAll(/\{\w+, ([^}]*)\}/g)) {
        expect(forms, name).toMatch(/\bother:/);
      }
    }
  });

  test('leaves nothing of its own notation when the values are given', () => {
    for (const name of names) {
      const keys = [...english[name].matchAll(/\{(\w+)/g)].map(([, key]) => key!);
      const said = say(name, Object.fromEntries(keys.map((key) => [key, 3])));
      expect(said, name).not.toMatch(/[{}]|\bother:/);
    }
  });

  test('puts values in as they are, whatever is in them', () => {
    const withValue = names.find((name) => /\{\w+\}/.test(english[name]));
    if (!withValue) return;
    const key = /\{(\w+)\}/.exec(english[withValue])![1]!;
    expect(say(withValue, { [key]: '$& {x} $1' })).toContain('$& {x} $1');
  });

  test('counts as English does', () => {
    const counted = names.find((name) => /\{\w+, one: [^}]*\| other: [^}]*#/.test(english[name]));
    if (!counted) return;
    const key = /\{(\w+), one:/.exec(english[counted])![1]!;
    const [one, many] = [say(counted, { [key]: 1 }), say(counted, { [key]: 12_345 })];
    expect(one).not.toBe(many);
    expect(many).toContain('12,345');
    expect(say(counted, { [key]: 0 })).not.toBe(one);
  });

  test('answers a reason that nobody knows with the general sentence', () => {
    expect(sayErrorReason('neverHeardOf')).toBe(english['refusal.invalid']);
    expect(sayErrorReason('toString')).toBe(english['refusal.invalid']);
    expect(sayErrorReason('notFound')).toBe(english['refusal.notFound']);
  });
});
