import { expect, test } from 'vitest';
import { archiveOf, sourceOf } from '../../test/archives.ts';
import { settle } from '../../test/cast.ts';
import { workplaceForTest } from '../../test/workplace.ts';
import { operator } from '../access/index.ts';
import { remindOfReviews } from '../wagers/index.ts';
import { committedWager } from '../wagers/wager.fixture.ts';
import { importArchive } from './index.ts';

test.each([
  ['restored', true],
  ['brought elsewhere', false],
])('a workplace that was %s reminds nobody of what they were reminded of', async (_, secrets) => {
  const house = await workplaceForTest();
  const cast = await settle(house.workplace);
  await committedWager(house.workplace, cast.ada);
  house.at('2026-06-01T12:00:00Z');
  expect(await remindOfReviews(house.workplace)).toBe(1);
  const lines = await archiveOf(house.workplace, { secrets });
  const { workplace, at } = await workplaceForTest();
  at('2026-06-01T13:00:00Z');
  await importArchive(workplace, operator, sourceOf(...lines), { restore: secrets });
  expect(await archiveOf(workplace, { secrets })).toEqual(lines);
  expect(await remindOfReviews(workplace)).toBe(0);
  at('2026-06-08T12:00:00Z');
  expect(await remindOfReviews(workplace)).toBe(1);
});
