import { isDeepStrictEqual } from 'node:util';
import type { Viewer } from '../../access/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  parseInput,
  type Tx,
  write,
} from '../../kernel/index.ts';
import type { Expectation, ExpectedMeasure } from '../core/index.ts';
import { amendmentInput, lockOwnWager, meetsTarget, updateFacts } from '../core/index.ts';
import { replaceEnds } from '../ends/index.ts';
import { latestReadingId } from '../readings/index.ts';
import { allowAmendment, loadExpectation, type NewSeal, sealAmendment } from '../seals/index.ts';
import {
  findMissingFacts,
  getToday,
  indexMeasures,
  requireCommittable,
  requireNoProblems,
} from './commitment-checks.ts';

/** Amends what was sealed, with the reason; the earlier seal keeps what was expected before. */
export async function amendWager(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<NewSeal> {
  const { reason, ends, ...facts } = parseInput(amendmentInput, input);
  return write(context, async (tx) => {
    const wager = await lockOwnWager(tx, viewer, id);
    if (wager.stage !== 'commitment') throw conflict('notCommitted');
    const before = await loadExpectation(tx, wager.id);
    await allowAmendment(tx, wager.id);
    requireNoProblems(findMissingFacts(facts));
    await updateFacts(tx, viewer, wager, facts);
    if (ends) await replaceEnds(tx, viewer, wager, ends);
    const expectation = await loadExpectation(tx, wager.id);
    if (isDeepStrictEqual(expectation, before)) throw conflict('nothingAmended');
    requireCommittable(expectation, before, getToday(viewer, tx.now));
    await refuseChangedUnits(tx, expectation, before);
    await refuseTargetsAlreadyMet(tx, expectation, before);
    return sealAmendment(tx, viewer, wager, reason);
  });
}

/** What was read in one unit says nothing in another, nor with the better side turned about. */
async function refuseChangedUnits(tx: Tx, expectation: Expectation, before: Expectation) {
  for (const { at, measure, was } of listKeptMeasures(expectation, before)) {
    const turned = (['unit', 'direction'] as const).find((field) => was[field] !== measure[field]);
    if (!turned || (await getLatestValue(tx, measure.id)) === null) continue;
    throw invalid({ [`${at}.${turned}`]: 'measureRead' });
  }
}

/** A target that is moved behind what was read already would be met by moving it. */
async function refuseTargetsAlreadyMet(tx: Tx, expectation: Expectation, before: Expectation) {
  for (const { at, measure, was } of listKeptMeasures(expectation, before)) {
    if (was.target === measure.target) continue;
    const latest = await getLatestValue(tx, measure.id);
    if (latest === null || !meetsTarget({ ...measure, target: measure.target! }, latest)) continue;
    throw invalid({ [`${at}.target`]: 'targetMet' });
  }
}

interface KeptMeasure {
  /** Where it stands in the input. */
  at: string;
  measure: ExpectedMeasure;
  was: ExpectedMeasure;
}

/** The measures that were there before, as they are and as they were. */
function listKeptMeasures(expectation: Expectation, before: Expectation): KeptMeasure[] {
  const stood = indexMeasures(before);
  return expectation.ends.flatMap(({ measures }, i) =>
    measures.flatMap((measure, j) => {
      const was = stood.get(measure.id);
      return was ? [{ at: `ends.${i}.measures.${j}`, measure, was }] : [];
    }),
  );
}

async function getLatestValue(tx: Tx, measure: string): Promise<number | null> {
  const row = await tx.db
    .selectFrom('measures')
    .innerJoin('readings as latest', (on) => on.on('latest.id', '=', latestReadingId))
    .where('measures.id', '=', measure)
    .select('latest.value')
    .executeTakeFirst();
  return row?.value ?? null;
}
