import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentDir, loadContent } from './load-content.ts';

describe('the content of the demo', () => {
  test('is readable, whole and consistent', () => {
    const { units, people, spaces, entries, wagers } = loadContent();
    expect(units.filter((unit) => unit.signs)).toHaveLength(1);
    expect(people.filter((person) => person.admin).length).toBeGreaterThan(0);
    for (const { name } of spaces) {
      expect(entries.some((entry) => entry.space === name)).toBe(true);
    }
    expect(wagers.some((wager) => wager.closed)).toBe(true);
    expect(wagers.some((wager) => wager.numbers?.worth)).toBe(true);
  });
});

describe('a file that is wrong', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'commonplace-content-'));
    for (const name of ['units.yaml', 'people.yaml', 'spaces.yaml', 'wagers']) {
      cpSync(join(contentDir, name), join(dir, name), { recursive: true });
    }
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const entry = ({ frontMatter = '', body = 'Words.\n' }) =>
    `---\nkind: post\ntitle: Fog\nauthor: moana\ndaysAgo: 3\n${frontMatter}---\n\n${body}`;

  function load(name: string, source: string) {
    const file = join(dir, name);
    cpSync(join(contentDir, 'harbour-club'), join(dir, 'harbour-club'), { recursive: true });
    writeFileSync(file, source);
    return { file, run: () => loadContent(dir) };
  }
  const loadEntry = (source: string) => load('harbour-club/fog.md', source);

  test.each([
    ['no front matter', 'Words.\n', ':1: A file begins with front matter'],
    ['a field that is missing', '---\nkind: post\ntitle: Fog\nauthor: moana\n---\n', ':2: daysAgo'],
    ['a field of the wrong type', entry({ frontMatter: 'tags: fog\n' }), ':6: tags: Invalid input'],
    ['a field that is unknown', entry({ frontMatter: 'tag: fog\n' }), '"tag"'],
    ['YAML that cannot be parsed', entry({ frontMatter: 'tags: [fog\n' }), ':7: '],
    [
      'a heading of another form',
      entry({ body: 'Words.\n\n# Coment by ines, 1 day later\n\nHello.\n' }),
      ':10: A heading of the first level is',
    ],
    [
      'a comment without words',
      entry({ body: 'Words.\n\n# Comment by ines, 1 day later\n' }),
      ':10: There is no text',
    ],
    [
      'a comment by a stranger',
      entry({ body: 'Words.\n\n# Comment by ivan, 1 day later\n\nHello.\n' }),
      ':10: heading: There is no person "ivan".',
    ],
    [
      'a reply to nothing',
      entry({ body: 'Words.\n\n# Comment by ines, 1 day later, replying to ada\n\nYes.\n' }),
      ':10: There is no comment by ada above',
    ],
    [
      'an accepted answer to a post',
      entry({ body: 'Words.\n\n# Accepted answer by ines, 1 day later\n\nYes.\n' }),
      ':10: Only a question has an accepted answer',
    ],
    [
      'a source that is missing',
      entry({ frontMatter: 'buildsOn: [harbour-club/mist]\n' }),
      ': buildsOn: There is no older entry "harbour-club/mist".',
    ],
  ])('with %s is named with its place', (_, source, message) => {
    const { file, run } = loadEntry(source);
    expect(run).toThrow(`${file}`);
    expect(run).toThrow(message);
  });

  test('that has numbers of no wager is named', () => {
    const { file, run } = load('wagers/fog.yaml', 'model: { daysAgo: 3 }\nends: []\n');
    expect(run).toThrow(`${file}: There is no wager`);
  });

  test('that rests a number on a question without a finding is named', () => {
    const { run } = load(
      'wagers/quotes.yaml',
      'model: { daysAgo: 3 }\nends: []\nworth:\n  daysAgo: 2\n  formula: a\n  unit: EUR\n  quantities: [{ name: a, low: 1, high: 2, unit: EUR, question: 9 }]\n',
    );
    expect(run).toThrow('quantity a: Question 9 has no finding.');
  });
});
