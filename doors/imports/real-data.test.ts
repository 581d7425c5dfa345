import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { archiveOf, sourceOf } from '../../test/archives.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import { operator } from '../../workplace/access/index.ts';
import { importArchive } from '../../workplace/archive/index.ts';
import { listComments } from '../../workplace/conversation/index.ts';
import { getEntry, listEntries } from '../../workplace/entries/index.ts';
import { importFormats } from './index.ts';

const data = resolve(process.env.SHARED_DATA ?? join(import.meta.dirname, '../../../shared/data'));
const real = test.skipIf(!existsSync(data));
if (!existsSync(data))
  console.warn(`Not tested on real data: there is none in ${data} (SHARED_DATA).`);

real('the founding conversation comes in whole', async () => {
  const { workplace } = await workplaceForTest();
  const path = join(data, 'seed-thread/thread.mt.txt');
  const { records } = await importFormats['movable-type']!.run(workplace, operator, path, {});
  expect([records.entry?.created, records.comment?.created]).toEqual([3, 6]);
  const { items } = await listEntries(workplace, operator, { space: 'thread' });
  const middle = await getEntry(workplace, operator, items[1]!.id);
  expect(middle.closed).not.toBeNull();
  const comments = await listComments(workplace, operator, middle.id);
  expect(comments.items.filter(({ author }) => author.url)).toHaveLength(2);
});

real(
  'a real community comes in, twice, and goes out and in again unchanged',
  async () => {
    const { workplace } = await workplaceForTest();
    const run = () =>
      importFormats['stack-exchange']!.run(workplace, operator, join(data, 'bicycles-meta'), {});
    const { records } = await run();
    const created = ['user', 'question', 'answer', 'comment', 'link'].map(
      (what) => records[what]?.created,
    );
    // Seven of the 189 links lead to or from questions that the dump does not have.
    expect(created).toEqual([2550, 453, 971, 2448, 182]);
    expect(records.link?.read).toBe(189);
    const before = await archiveOf(workplace);
    const again = await run();
    for (const outcome of Object.values(again.records)) expect(outcome.created).toBe(0);
    expect(await archiveOf(workplace)).toEqual(before);
    const other = await workplaceForTest();
    await importArchive(other.workplace, operator, sourceOf(...before));
    expect(await archiveOf(other.workplace)).toEqual(before);
  },
  120_000,
);
