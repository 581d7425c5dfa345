import { expect, test } from 'vitest';
import { archiveOf, sourceOf } from '../../../test/archives.ts';
import { settle } from '../../../test/cast.ts';
import { testAppForTest } from '../../../test/workplace.ts';
import { operator } from '../../access/index.ts';
import { emitReviewReminders } from '../../wagers/index.ts';
import { placeCommittedWager } from '../../wagers/wager.fixture.ts';
import { importArchive } from './index.ts';

test.each([
  ['restored', true],
  ['brought elsewhere', false],
])('a workplace that was %s reminds nobody of what they were reminded of', async (_, secrets) => {
  const app = await testAppForTest();
  const cast = await settle(app.context);
  await placeCommittedWager(app.context, cast.ada);
  app.at('2026-06-01T12:00:00Z');
  expect(await emitReviewReminders(app.context)).toBe(1);
  const lines = await archiveOf(app.context, { secrets });
  const { context, at } = await testAppForTest();
  at('2026-06-01T13:00:00Z');
  await importArchive(context, operator, sourceOf(...lines), { restore: secrets });
  expect(await archiveOf(context, { secrets })).toEqual(lines);
  expect(await emitReviewReminders(context)).toBe(0);
  at('2026-06-08T12:00:00Z');
  expect(await emitReviewReminders(context)).toBe(1);
});
