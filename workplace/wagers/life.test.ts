import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Cast, settle } from '../../test/cast.ts';
import { runs } from '../../test/runs.ts';
import { openWorkplace, type TestWorkplace } from '../../test/workplace.ts';
import type { PersonViewer } from '../access/index.ts';
import { closeConversation } from '../conversation/index.ts';
import { withdrawEntry } from '../entries/index.ts';
import { countsDoing } from './doing.ts';
import { brokenSeals } from './examining.ts';
import {
  addEnd,
  addFinding,
  addReading,
  amendWager,
  changeWager,
  commitWager,
  enterStage,
  getMeans,
  getWager,
  listReadings,
  resolveWager,
  type WagerView,
} from './index.ts';
import { committedWager, page, placeWager, repairs } from './wager.fixture.ts';

let house: TestWorkplace;
let cast: Cast;

beforeAll(async () => {
  house = await openWorkplace();
  cast = await settle(house.workplace);
  return house.close;
});

const steps = [
  ...['change', 'find', 'model', 'end', 'commit', 'amend', 'read', 'correct', 'resolve', 'resolve'],
  ...['close', 'withdraw', 'doing', 'count'],
] as const;
const stepsOf = fc.array(
  fc.record({
    step: fc.constantFrom(...steps),
    who: fc.nat(2),
    value: fc.integer({ min: 0, max: 20 }),
    verdict: fc.constantFrom('met', 'notMet', 'learned', 'abandoned'),
  }),
  { minLength: 6, maxLength: 24 },
);
type Step = { step: string; who: number; value: number; verdict: string };

const order = ['pilot', 'model', 'commitment', 'closed'];

/** One step of a life, by whoever tries it. */
async function take(id: string, { step, value, verdict }: Step, viewer: PersonViewer) {
  const { workplace } = house;
  const wager = await getWager(workplace, cast.ada, id, '2026-03-02');
  const measure = wager.ends[0]?.measures[0]?.id ?? id;
  const read = { wager: id, measure, via: 'api' as const };
  const readings = await listReadings(workplace, cast.ada, read).catch(() => ({ items: [] }));
  const newest = readings.items.find(({ correctedBy }) => correctedBy === null)?.id;
  switch (step) {
    case 'change':
      return changeWager(workplace, viewer, id, { resolver: ['ada', 'ben', 'cleo'][value % 3] });
    case 'find': {
      const question = wager.questions[value % 3]!.id;
      return addFinding(workplace, viewer, id, { question, answer: 'yes', title: 'Found' });
    }
    case 'model':
      return enterStage(workplace, viewer, id, { stage: 'model' });
    case 'end':
      return addEnd(workplace, viewer, id, { title: 'Repairs last', measures: [repairs] });
    case 'commit':
      return commitWager(workplace, viewer, id);
    case 'amend':
      return amendWager(workplace, viewer, id, { reason: 'So.', stopRule: `Below ${value}.` });
    case 'read':
      return addReading(workplace, viewer, read, { value, evidence: page });
    case 'correct': {
      const correction = { corrects: newest, reason: 'Misread.' };
      return addReading(workplace, viewer, read, { value, evidence: page, ...correction });
    }
    case 'close':
      return closeConversation(workplace, viewer, id, { outcome: 'Done.' });
    case 'withdraw':
      return wager.stage === 'pilot' ? null : withdrawEntry(workplace, viewer, id);
    case 'doing': {
      const unit = ['comments', 'log-ins per week', '% of posts'][value % 3];
      return addEnd(workplace, viewer, id, { title: 'More', measures: [{ ...repairs, unit }] });
    }
    case 'count': {
      const { readings: done } = await getMeans(workplace, viewer, id);
      return addReading(workplace, viewer, read, { value: done, evidence: page });
    }
    default: {
      const words = { verdict, learned: 'Something.', readings: newest ? [newest] : [] };
      return resolveWager(workplace, viewer, id, words);
    }
  }
}

/** What holds of a wager after any step, whoever tried it. */
function mustFollow(before: WagerView, after: WagerView): void {
  const moved = order.indexOf(after.stage) - order.indexOf(before.stage);
  const closed = after.stage === 'closed';
  expect(moved === 0 || moved === 1 || (closed && moved > 0)).toBe(true);
  if (before.stage === 'closed') expect(after).toEqual(before);
  if (closed) expect(after.closing!.by!.handle).toBe(after.resolver!.handle);
  expect(after.resolver?.handle).not.toBe('ada');
  expect(after.seals.slice(0, before.seals.length)).toEqual(before.seals);
  if (after.stage === 'pilot') expect(after.ends).toEqual([]);
}

test('whatever is tried, stages follow each other, owners never resolve, seals hold, and nothing counts doing', async () => {
  const { workplace } = house;
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(stepsOf, fc.boolean(), async (tried, far) => {
      const id = far
        ? (await committedWager(workplace, cast.ada)).id
        : await placeWager(workplace, cast.ada);
      let before = await getWager(workplace, cast.ada, id, '2026-03-02');
      for (const each of tried) {
        const viewer = [cast.ada, cast.ben, cast.cleo][each.who]!;
        const error: Error | null = await take(id, each, viewer).then(
          () => null,
          (e) => e,
        );
        if (error && error.name !== 'Refusal') throw error;
        if (each.step === 'doing' || each.step === 'count') expect(error).not.toBeNull();
        const after = await getWager(workplace, cast.ada, id, '2026-03-02');
        mustFollow(before, after);
        before = after;
      }
      reached.add(before.stage);
      expect(await brokenSeals(workplace, [id])).toEqual([]);
    }),
    { numRuns: runs(0.2) },
  );
  expect(reached.size).toBeGreaterThan(1);
  const { rows } = await sql<{ words: string }>`
    select unnest(array[unit, name, source]) as words from measures
    union select title from ends`.execute(workplace.db);
  expect(rows.filter(({ words }) => countsDoing(words))).toEqual([]);
});
