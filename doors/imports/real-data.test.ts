import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { archiveOf, sourceOf } from '../../test/archives.ts';
import { testAppForTest } from '../../test/workplace.ts';
import { operator } from '../../workplace/access/index.ts';
import { listComments } from '../../workplace/comments/index.ts';
import { getEntry, listEntries } from '../../workplace/entries/index.ts';
import { importArchive } from '../../workplace/transfer/archive/index.ts';
import { importFormats } from './index.ts';

const data = resolve(process.env.SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data'));
const real = test.skipIf(!existsSync(data));
if (!existsSync(data))
  console.warn(`Not tested on real data: there is none in ${data} (SHARED_DATA).`);

real('the founding conversation comes in whole', async () => {
  const { context } = await testAppForTest();
  const path = join(data, 'seed-thread/thread.mt.txt');
  const { records } = await importFormats['movable-type']!.run(context, operator, path, {});
  expect([records.entry?.created, records.comment?.created]).toEqual([3, 6]);
  const { items } = await listEntries(context, operator, { space: 'thread' });
  const middle = await getEntry(context, operator, items[1]!.id);
  expect(middle.closed).not.toBeNull();
  const comments = await listComments(context, operator, middle.id);
  expect(comments.items.filter(({ author }) => author.url)).toHaveLength(2);
});

real(
  'a real community comes in, twice, and goes out and in again unchanged',
  async () => {
    const { context } = await testAppForTest();
    const run = () =>
      importFormats['stack-exchange']!.run(context, operator, join(data, 'bicycles-meta'), {});
    const { records } = await run();
    const created = ['user', 'question', 'answer', 'comment', 'link'].map(
      (what) => records[what]?.created,
    );
    // Seven of the 189 links lead to or from questions that the dump does not have.
    expect(created).toEqual([2550, 453, 971, 2448, 182]);
    expect(records.link?.read).toBe(189);
    const before = await archiveOf(context);
    const again = await run();
    for (const outcome of Object.values(again.records)) expect(outcome.created).toBe(0);
    expect(await archiveOf(context)).toEqual(before);
    const other = await testAppForTest();
    await importArchive(other.context, operator, sourceOf(...before));
    expect(await archiveOf(other.context)).toEqual(before);
  },
  120_000,
);
