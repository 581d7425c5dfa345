import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testAppForTest } from '../../../test/workplace.ts';
import { operator } from '../../../workplace/access/index.ts';
import { listComments } from '../../../workplace/comments/index.ts';
import { getEntry, listEntries } from '../../../workplace/entries/index.ts';
import type { CommandContext } from '../../../workplace/kernel/index.ts';
import { getPerson } from '../../../workplace/people/index.ts';
import { stackExchange } from './index.ts';

const dumpPath = join(import.meta.dirname, '../../../test/data/pond-meta');

const importDump = (context: CommandContext, path = dumpPath) =>
  stackExchange.run(context, operator, path, {});

/** The dump with one of its files changed. */
async function createChangedDump(
  name: string,
  change: (text: string) => string | Buffer,
): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'commonplace-se-')), 'pond-meta');
  onTestFinished(() => rm(join(folder, '..'), { recursive: true }));
  await cp(dumpPath, folder, { recursive: true });
  await writeFile(join(folder, name), change(await readFile(join(folder, name), 'utf8')));
  return folder;
}

async function listQuestions(context: CommandContext) {
  const { items } = await listEntries(context, operator, { space: 'pond-meta' });
  return Promise.all(items.toReversed().map(({ id }) => getEntry(context, operator, id)));
}

describe('a Stack Exchange dump', () => {
  test('accounts for every row', async () => {
    const { context } = await testAppForTest();
    const { records } = await importDump(context);
    const counts = Object.entries(records).map(([what, { read, created }]) => [
      what,
      read,
      created,
    ]);
    expect(counts).toEqual([
      ['space', 1, 1],
      ['user', 4, 3],
      ['question', 3, 3],
      ['former user', 2, 2],
      ['tag wiki', 1, 0],
      ['answer', 3, 2],
      ['comment', 4, 3],
      ['link', 3, 2],
      ['tag', 1, 0],
    ]);
  });

  test('turns answers into comments, one of them accepted, and their comments into replies', async () => {
    const { context } = await testAppForTest();
    await importDump(context);
    const [frogs, mud, rules] = await listQuestions(context);
    expect(frogs).toMatchObject({ kind: 'question', tags: ['frogs', 'winter'], closed: null });
    expect(mud!.closed?.at).toEqual(new Date('2012-04-09T09:00:00Z'));
    expect(rules!.author.name).toBe('Community');
    const { items } = await listComments(context, operator, frogs!.id);
    expect(
      items.map((comment) => [comment.author.name, comment.body, comment.replyToAuthor]),
    ).toEqual([
      ['Жаба', 'Asked <often> in *autumn*.', null],
      ['Nell Tarn', 'Into the mud. [See here](/questions/4)', null],
      ['Nell Tarn', '@nell-tarn how deep?', 'Nell Tarn'],
      ['user88', '- Under leaves', null],
      ['user99', 'Which leaves?', 'user88'],
    ]);
    const row = await context.db
      .selectFrom('entries')
      .select('details')
      .where('id', '=', frogs!.id)
      .executeTakeFirstOrThrow();
    expect(row.details).toEqual({ accepted: items[3]!.id });
    expect(items[2]!.html).toContain('<a href="/people/nell-tarn" class="mention">');
  });

  test('makes people of its users, without accounts', async () => {
    const { context } = await testAppForTest();
    await importDump(context);
    const nell = await getPerson(context, operator, 'nell-tarn');
    expect(nell).toMatchObject({
      about: 'Keeps newts.\n\nAnd reeds.',
      website: 'https://tarn.example.org/',
    });
    expect((await getPerson(context, operator, 'nell-tarn-2')).website).toBeNull();
    expect((await getPerson(context, operator, 'person')).name).toBe('Жаба');
  });

  test('changes nothing the second time', async () => {
    const { context } = await testAppForTest();
    await importDump(context);
    const again = await importDump(context);
    for (const outcome of Object.values(again.records)) expect(outcome.created).toBe(0);
  });

  test.each([
    [
      'is cut off',
      'Posts.xml',
      (text: string) => text.slice(0, 900),
      /Posts\.xml, line \d+: this is not well-formed/,
    ],
    [
      'is another table',
      'Comments.xml',
      (text: string) => text.replaceAll('comments', 'votes'),
      '<votes> has no place here',
    ],
    [
      'has an element of its own',
      'Posts.xml',
      (text: string) => text.replace('<row', '<script/><row'),
      '<script>',
    ],
    [
      'has a DOCTYPE',
      'Users.xml',
      (text: string) => text.replace('<users>', '<!DOCTYPE users [<!ENTITY a "b">]><users>'),
      'a DOCTYPE has no place',
    ],
    [
      'asks for an entity',
      'Users.xml',
      (text: string) => text.replace('Жаба', '&lol;'),
      'not well-formed',
    ],
    [
      'is not UTF-8',
      'Users.xml',
      (text: string) => Buffer.from(text.replace('Жаба', '\xff'), 'latin1'),
      'not UTF-8',
    ],
    [
      'has an impossible time',
      'Posts.xml',
      (text: string) => text.replace('2012-04-05T09', '2012-99-05T09'),
      'is not a time',
    ],
    [
      'lacks a value',
      'Posts.xml',
      (text: string) => text.replace(' ParentId="1"', ''),
      'has no ParentId',
    ],
    [
      'has no number for an id',
      'Comments.xml',
      (text: string) => text.replace('Id="1"', 'Id="x:y"'),
      'is not a number',
    ],
    [
      'has a row without end',
      'Users.xml',
      (text: string) => text.replace('Жаба', 'x'.repeat(9 * 2 ** 20)),
      'this row has no end',
    ],
  ])(
    'that %s is refused with its place, and nothing is stored',
    async (_, name, change, message) => {
      const { context } = await testAppForTest();
      await expect(importDump(context, await createChangedDump(name, change))).rejects.toThrow(
        message,
      );
      const rows = await context.db.selectFrom('people').select('id').execute();
      expect(rows).toEqual([]);
    },
  );

  test('that lacks a file is refused', async () => {
    const { context } = await testAppForTest();
    const folder = await createChangedDump('Tags.xml', (text) => text);
    await rm(join(folder, 'Posts.xml'));
    await expect(importDump(context, folder)).rejects.toThrow('there is no such file');
  });
});
