import { isDeepStrictEqual } from 'node:util';
import type { Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, invalid } from '../refusal.ts';
import { storeEnds } from './ends.ts';
import type { Expectation, ExpectedMeasure } from './expectation.ts';
import { storeFacts } from './facts.ts';
import { gapsOf, measuresById, refuse, refuseFlaws, todayFor } from './flaws.ts';
import { lastReading } from './readings.ts';
import { amendmentInput, meets } from './rules.ts';
import { beginAmending, expected, type Sealed, sealAnew } from './sealing.ts';
import { holdOwn } from './standing.ts';

/** Amends what was sealed, with the reason; the earlier seal keeps what was expected before. */
export async function amendWager(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<Sealed> {
  const { reason, ends, ...facts } = parse(amendmentInput, input);
  return write(workplace, async (tx) => {
    const wager = await holdOwn(tx, viewer, id);
    if (wager.stage !== 'commitment') throw conflict('notCommitted');
    const before = await expected(tx, wager.id);
    await beginAmending(tx, wager.id);
    refuse(gapsOf(facts));
    await storeFacts(tx, viewer, wager, facts);
    if (ends) await storeEnds(tx, viewer, wager, ends);
    const expectation = await expected(tx, wager.id);
    if (isDeepStrictEqual(expectation, before)) throw conflict('nothingAmended');
    refuseFlaws(expectation, before, todayFor(viewer, tx.now));
    await refuseOtherwiseRead(tx, expectation, before);
    await refuseMet(tx, expectation, before);
    return sealAnew(tx, viewer, wager, reason);
  });
}

/** What was read in one unit says nothing in another, nor with the better side turned about. */
async function refuseOtherwiseRead(tx: Writing, expectation: Expectation, before: Expectation) {
  for (const { at, measure, was } of keptMeasures(expectation, before)) {
    const turned = (['unit', 'direction'] as const).find((field) => was[field] !== measure[field]);
    if (!turned || (await latestValue(tx, measure.id)) === null) continue;
    throw invalid({ [`${at}.${turned}`]: 'measureRead' });
  }
}

/** A target that is moved behind what was read already would be met by moving it. */
async function refuseMet(tx: Writing, expectation: Expectation, before: Expectation) {
  for (const { at, measure, was } of keptMeasures(expectation, before)) {
    if (was.target === measure.target) continue;
    const latest = await latestValue(tx, measure.id);
    if (latest === null || !meets({ ...measure, target: measure.target! }, latest)) continue;
    throw invalid({ [`${at}.target`]: 'targetMet' });
  }
}

interface Kept {
  /** Where it stands in the input. */
  at: string;
  measure: ExpectedMeasure;
  was: ExpectedMeasure;
}

/** The measures that were there before, as they are and as they were. */
function keptMeasures(expectation: Expectation, before: Expectation): Kept[] {
  const stood = measuresById(before);
  return expectation.ends.flatMap(({ measures }, i) =>
    measures.flatMap((measure, j) => {
      const was = stood.get(measure.id);
      return was ? [{ at: `ends.${i}.measures.${j}`, measure, was }] : [];
    }),
  );
}

async function latestValue(tx: Writing, measure: string): Promise<number | null> {
  const row = await tx.db
    .selectFrom('measures')
    .innerJoin('readings as latest', (on) => on.on('latest.id', '=', lastReading))
    .where('measures.id', '=', measure)
    .select('latest.value')
    .executeTakeFirst();
  return row?.value ?? null;
}
