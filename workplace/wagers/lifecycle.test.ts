import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openTestApp, type TestApp } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { closeConversation } from '../comments/index.ts';
import { withdrawEntry } from '../entries/index.ts';
import { countsActivity } from './core/activity-metrics.ts';
import {
  addEnd,
  addFinding,
  addReading,
  amendWager,
  changeWager,
  commitWager,
  enterStage,
  getActivitySummary,
  getWager,
  listReadings,
  resolveWager,
  type WagerView,
} from './index.ts';
import { findBrokenSeals } from './seals/integrity-checks.ts';
import { evidencePage, placeCommittedWager, placeWager, repairMeasure } from './wager.fixture.ts';

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await openTestApp();
  cast = await settle(app.context);
  return app.close;
});

const steps = [
  'change',
  'find',
  'model',
  'end',
  'commit',
  'amend',
  'read',
  'correct',
  'resolve',
  'resolve',
  'close',
  'withdraw',
  'doing',
  'count',
] as const;
const arbitrarySteps = fc.array(
  fc.record({
    step: fc.constantFrom(...steps),
    who: fc.nat(2),
    value: fc.integer({ min: 0, max: 20 }),
    verdict: fc.constantFrom('met', 'notMet', 'learned', 'abandoned'),
  }),
  { minLength: 6, maxLength: 24 },
);
type Step = { step: string; who: number; value: number; verdict: string };

const stageOrder = ['pilot', 'model', 'commitment', 'closed'];

/** One step of a life, by whoever tries it. */
async function takeStep(id: string, { step, value, verdict }: Step, viewer: PersonViewer) {
  const { context } = app;
  const wager = await getWager(context, cast.ada, id, '2026-03-02');
  const measure = wager.ends[0]?.measures[0]?.id ?? id;
  const read = { wager: id, measure, via: 'api' as const };
  const readings = await listReadings(context, cast.ada, read).catch(() => ({ items: [] }));
  const newest = readings.items.find(({ correctedBy }) => correctedBy === null)?.id;
  switch (step) {
    case 'change':
      return changeWager(context, viewer, id, { resolver: ['ada', 'ben', 'cleo'][value % 3] });
    case 'find': {
      const question = wager.questions[value % 3]!.id;
      return addFinding(context, viewer, id, { question, answer: 'yes', title: 'Found' });
    }
    case 'model':
      return enterStage(context, viewer, id, { stage: 'model' });
    case 'end':
      return addEnd(context, viewer, id, { title: 'Repairs last', measures: [repairMeasure] });
    case 'commit':
      return commitWager(context, viewer, id);
    case 'amend':
      return amendWager(context, viewer, id, { reason: 'So.', stopRule: `Below ${value}.` });
    case 'read':
      return addReading(context, viewer, read, { value, evidence: evidencePage });
    case 'correct': {
      const correction = { corrects: newest, reason: 'Misread.' };
      return addReading(context, viewer, read, { value, evidence: evidencePage, ...correction });
    }
    case 'close':
      return closeConversation(context, viewer, id, { outcome: 'Done.' });
    case 'withdraw':
      return wager.stage === 'pilot' ? null : withdrawEntry(context, viewer, id);
    case 'doing': {
      const unit = ['comments', 'log-ins per week', '% of posts'][value % 3];
      return addEnd(context, viewer, id, { title: 'More', measures: [{ ...repairMeasure, unit }] });
    }
    case 'count': {
      const { readings: done } = await getActivitySummary(context, viewer, id);
      return addReading(context, viewer, read, { value: done, evidence: evidencePage });
    }
    default: {
      const words = { verdict, learned: 'Something.', readings: newest ? [newest] : [] };
      return resolveWager(context, viewer, id, words);
    }
  }
}

/** What holds of a wager after any step, whoever tried it. */
function expectStageOrder(before: WagerView, after: WagerView): void {
  const moved = stageOrder.indexOf(after.stage) - stageOrder.indexOf(before.stage);
  const closed = after.stage === 'closed';
  expect(moved === 0 || moved === 1 || (closed && moved > 0)).toBe(true);
  if (before.stage === 'closed') expect(after).toEqual(before);
  if (closed) expect(after.closing!.by!.handle).toBe(after.resolver!.handle);
  expect(after.resolver?.handle).not.toBe('ada');
  expect(after.seals.slice(0, before.seals.length)).toEqual(before.seals);
  if (after.stage === 'pilot') expect(after.ends).toEqual([]);
}

test('whatever is tried, stages follow each other, owners never resolve, seals hold, and nothing counts doing', async () => {
  const { context } = app;
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(arbitrarySteps, fc.boolean(), async (tried, far) => {
      const id = far
        ? (await placeCommittedWager(context, cast.ada)).id
        : await placeWager(context, cast.ada);
      let before = await getWager(context, cast.ada, id, '2026-03-02');
      for (const each of tried) {
        const viewer = [cast.ada, cast.ben, cast.cleo][each.who]!;
        const error: Error | null = await takeStep(id, each, viewer).then(
          () => null,
          (e) => e,
        );
        if (error && error.name !== 'AppError') throw error;
        if (each.step === 'doing' || each.step === 'count') expect(error).not.toBeNull();
        const after = await getWager(context, cast.ada, id, '2026-03-02');
        expectStageOrder(before, after);
        before = after;
      }
      reached.add(before.stage);
      expect(await findBrokenSeals(context, [id])).toEqual([]);
    }),
    { numRuns: runs(0.2) },
  );
  expect(reached.size).toBeGreaterThan(1);
  const { rows } = await sql<{ words: string }>`
    select unnest(array[unit, name, source]) as words from measures
    union select title from ends`.execute(context.db);
  expect(rows.filter(({ words }) => countsActivity(words))).toEqual([]);
});
