import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dangers } from '../../../test/hostile/safe-html.ts';
import { xss } from '../../../test/hostile/xss.ts';
import { testAppForTest } from '../../../test/workplace.ts';
import { operator } from '../../../workplace/access/index.ts';
import { listComments } from '../../../workplace/comments/index.ts';
import { getEntry, getNeighbours, listEntries } from '../../../workplace/entries/index.ts';
import type { CommandContext } from '../../../workplace/kernel/index.ts';
import type { ImportOptions } from '../../../workplace/transfer/imports/index.ts';
import { movableType } from './index.ts';

const samplePath = join(import.meta.dirname, '../../../test/data/rain.mt.txt');

async function writeTempFile(content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-mt-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'rain.mt.txt');
  await writeFile(path, content);
  return path;
}

const importFile = (context: CommandContext, path = samplePath, options: ImportOptions = {}) =>
  movableType.run(context, operator, path, options);

async function countStored(context: CommandContext): Promise<number> {
  const tables = ['people', 'spaces', 'entries', 'comments', 'imports', 'happenings'] as const;
  let count = 0;
  for (const table of tables) {
    count += (await context.db.selectFrom(table).select('id').execute()).length;
  }
  return count;
}

/** An entry of a file, with these lines as its body. */
const createEntryText = (body: string, fields = '') =>
  `AUTHOR: Ann\nTITLE: One\n${fields}DATE: 01/02/2010 10:00:00\n-----\nBODY:\n${body}\n-----\n--------\n`;

describe('a Movable Type file', () => {
  test('becomes entries that lead to each other, with their conversation in order', async () => {
    const { context } = await testAppForTest();
    const report = await importFile(context);
    expect(report.records).toMatchObject({
      space: { read: 1, created: 1 },
      person: { read: 1, created: 1 },
      entry: { read: 3, created: 3 },
      comment: { read: 6, created: 6 },
    });
    const { items } = await listEntries(context, operator, { space: 'rain' });
    const [third, second, first] = items;
    expect([first!.title, second!.title, third!.title]).toEqual([
      'A roof that leaks in the same place',
      '9 March 2011',
      'What the nail was for',
    ]);
    const beside = await getNeighbours(context, operator, second!.id);
    expect([beside.previous?.title, beside.next?.title]).toEqual([first!.title, third!.title]);
    const comments = await listComments(context, operator, second!.id);
    expect(comments.items.map(({ author }) => [author.name, author.url])).toEqual([
      ['Tobi', null],
      ['wanda pell', 'http://buckets.example.net/'],
      ['Odd Rasmussen', null],
      ['Tobi', null],
      ['Perpetua Lane', 'http://lane.example.org/'],
      ['ivo', null],
    ]);
    expect(comments.items.every((comment) => !comment.timeKnown)).toBe(true);
  });

  test('keeps its words, times, tags and closings', async () => {
    const { context } = await testAppForTest();
    await importFile(context);
    const { items } = await listEntries(context, operator, { space: 'rain' });
    const [third, second, first] = await Promise.all(
      items.map(({ id }) => getEntry(context, operator, id)),
    );
    expect(first).toMatchObject({
      createdAt: new Date('2011-03-08T08:15:00Z'),
      tags: ['weather', 'repairs-&-roofs'],
      closed: null,
    });
    expect(first!.html).toContain('We mended it twice.<br>\nIt leaks where we mended it.</p>');
    expect(first!.html).toContain('<em>inside</em>');
    expect(first!.body.endsWith('There was a nail.')).toBe(true);
    expect(second!.createdAt).toEqual(new Date('2011-03-09T12:05:00Z'));
    expect(second!.closed).not.toBeNull();
    expect(third).toMatchObject({ createdAt: new Date('2011-03-10T17:40:00Z') });
    expect(third!.html).toContain('<em>the first bucket</em>');
    const comments = await listComments(context, operator, second!.id);
    expect(comments.items[1]!.body).toContain('http://buckets.example.net/a_b?c=1');
    expect(comments.items[3]!.body).toContain('The line of dashes above is mine.');
  });

  test('says what it had that is not published, and what it lacked', async () => {
    const { context } = await testAppForTest();
    const { warnings } = await importFile(context);
    expect(warnings).toContain('6 comments had no time; their order is kept');
    expect(warnings).toContain('2 × an e-mail address left out: addresses are not published');
    expect(warnings).toContain('1 × a web site left out: it is no http or https address');
  });

  test('changes nothing the second time', async () => {
    const { context } = await testAppForTest();
    await importFile(context);
    const again = await importFile(context);
    for (const outcome of Object.values(again.records)) expect(outcome.created).toBe(0);
    expect((await listEntries(context, operator, {})).items).toHaveLength(3);
  });

  test('leaves drafts out, with their comments, and says so', async () => {
    const { context } = await testAppForTest();
    const file = (await readFile(samplePath, 'utf8')).replace(
      'BASENAME: 9-march-2011\nSTATUS: Publish',
      'BASENAME: 9-march-2011\nSTATUS: Draft',
    );
    const { records } = await importFile(context, await writeTempFile(file));
    expect(records.entry).toEqual({
      read: 3,
      created: 2,
      skipped: [{ reason: 'draft', count: 1 }],
    });
    expect(records.comment?.skipped).toEqual([
      { reason: 'the entry it is on was skipped', count: 6 },
    ]);
  });

  test('is read the same with Windows line ends and a byte order mark', async () => {
    const { context } = await testAppForTest();
    const file = `\uFEFF${(await readFile(samplePath, 'utf8')).replaceAll('\n', '\r\n')}`;
    const { records } = await importFile(context, await writeTempFile(file));
    expect(records.comment?.created).toBe(6);
  });

  test('goes into the space that was asked for, but not before other readers', async () => {
    const { context } = await testAppForTest();
    await importFile(context, samplePath, { space: 'shed', title: 'The shed', audience: 'public' });
    const entries = await listEntries(context, { kind: 'anonymous' }, { space: 'shed' });
    expect(entries.items).toHaveLength(3);
    await expect(
      importFile(context, samplePath, { space: 'shed', audience: 'closed' }),
    ).rejects.toMatchObject({
      reason: 'spaceAudienceOther',
    });
  });
});

describe('a file that is not whole, or hostile', () => {
  test.each([
    ['is no export at all', 'Dear diary,\nit rained.\n', 'Line 1: an entry should begin here'],
    ['is empty', '', 'there is no published entry'],
    [
      'ends inside a body',
      createEntryText('It').slice(0, -12),
      'Line 5: the file is cut off inside the BODY',
    ],
    [
      'ends before the entry does',
      createEntryText('It').slice(0, -9),
      'Line 1: the entry that begins here',
    ],
    ['ends inside the fields', 'AUTHOR: Ann\nTIT', 'Line 2: a field such as'],
    [
      'has an impossible date',
      createEntryText('It').replace('01/02', '02/30'),
      'Line 3: “02/30/2010',
    ],
    ['has an hour too many', createEntryText('It').replace('10:00:00', '13:00:00 PM'), 'Line 3:'],
    ['has no date', createEntryText('It').replace(/DATE.*\n/, ''), 'is not a date'],
    ['is not UTF-8', Buffer.from(createEntryText('caf\xe9'), 'latin1'), 'Line 6: it is not UTF-8'],
    [
      'has a line without end',
      createEntryText('x'.repeat(9 * 2 ** 20)),
      'Line 6: it is longer than 8 MiB',
    ],
  ])('when it %s is refused with its line, and nothing is stored', async (_, content, message) => {
    const { context } = await testAppForTest();
    const path = await writeTempFile(typeof content === 'string' ? content : Buffer.from(content));
    await expect(importFile(context, path)).rejects.toThrow(message);
    expect(await countStored(context)).toBe(0);
  });

  test('cut off anywhere stores all of its entries or nothing', async () => {
    const { context } = await testAppForTest();
    const whole = await readFile(samplePath, 'utf8');
    for (let end = 40; end < whole.length - 20; end += 97) {
      const path = await writeTempFile(whole.slice(0, end));
      await expect(importFile(context, path)).rejects.toThrow(
        /cut off|ended by|should stand|should begin/,
      );
    }
    expect(await countStored(context)).toBe(0);
  });

  test('cannot bring anything that runs, in bodies, names or addresses', async () => {
    const { context } = await testAppForTest();
    const one = (text: string) => text.replaceAll('\n', ' ');
    const file = xss
      .map(
        (text) =>
          `AUTHOR: ${one(text)}\nTITLE: ${one(text)}\nDATE: 01/02/2010 10:00:00\n-----\nBODY:\n${text}\n-----\nCOMMENT:\nAUTHOR: ${one(text)}\nURL: ${one(text)}\n${text}\n-----\n--------\n`,
      )
      .join('');
    await importFile(context, await writeTempFile(file));
    const entries = await context.db.selectFrom('entries').select(['html']).execute();
    const comments = await context.db
      .selectFrom('comments')
      .select(['html', 'author_url'])
      .execute();
    for (const { html } of [...entries, ...comments]) expect(dangers(html)).toEqual([]);
    for (const { author_url } of comments) expect(author_url ?? 'https:').toMatch(/^https?:/);
    expect(entries).toHaveLength(xss.length);
  });
});
