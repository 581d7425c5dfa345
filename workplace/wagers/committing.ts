import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { personId, type Viewer } from '../access/index.ts';
import { dayIn } from '../days.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, invalid } from '../refusal.ts';
import { storeEnds } from './ends.ts';
import { type Expectation, type ExpectedMeasure, readExpectations } from './expectation.ts';
import { storeFacts } from './facts.ts';
import { amendmentInput, flawOf, meets } from './rules.ts';
import { bodyOf, hashOfSeal, noSeal } from './seal.ts';
import { holdOwn, tellOf, type WagerStanding } from './standing.ts';

/** A seal as it was made. */
export interface Sealed {
  number: number;
  hash: string;
}

/**
 * Commits to the ends of a wager: all that it expects is sealed as it stands. What could not come
 * out both ways is refused, with every field that is wrong.
 */
export async function commitWager(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
): Promise<Sealed> {
  return write(workplace, async (tx) => {
    const wager = await holdOwn(tx, viewer, id);
    if (wager.stage === 'pilot') throw conflict('modelFirst');
    if (wager.stage !== 'model') throw conflict('wagerSealed');
    const expectation = await expected(tx, wager.id);
    refuseFlaws(expectation, null, todayFor(viewer, tx.now));
    await tx.db
      .updateTable('wagers')
      .set({ stage: 'commitment' })
      .where('entry_id', '=', wager.id)
      .execute();
    const sealed = await seal(tx, viewer, wager, { expectation, reason: null, last: null });
    await tellOf(tx, viewer, wager, 'wagerCommitted', { seal: sealed.hash });
    return sealed;
  });
}

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
    await refuseMet(tx, expectation, before);
    return sealAnew(tx, viewer, wager, reason);
  });
}

/** Lets what was sealed of a wager be changed until the transaction ends; it is to be sealed anew. */
export async function beginAmending(tx: Writing, wager: string): Promise<void> {
  await sql`select set_config('commonplace.amends', ${wager}, true)`.execute(tx.db);
}

/** Seals what is expected now, after an amendment for this reason. */
export async function sealAnew(
  tx: Writing,
  viewer: Viewer,
  wager: WagerStanding,
  reason: string,
): Promise<Sealed> {
  const [expectation, last] = [await expected(tx, wager.id), await lastSeal(tx, wager.id)];
  const sealed = await seal(tx, viewer, wager, { expectation, reason, last });
  await tellOf(tx, viewer, wager, 'wagerAmended', { seal: sealed.hash });
  return sealed;
}

/** What a commitment cannot be without, and what to say where it is missing. */
const needed = {
  due: 'dueMissing',
  resolver: 'resolverMissing',
  reviewOn: 'reviewMissing',
  stopRule: 'stopRuleMissing',
} as const;

/** Those of them that these facts leave empty. */
function gapsOf(facts: Partial<Record<keyof typeof needed, unknown>>): Record<string, string> {
  const empty = ([field]: [string, string]) => facts[field as keyof typeof needed] === null;
  return Object.fromEntries(Object.entries(needed).filter(empty));
}

function refuse(flaws: Record<string, string>): void {
  if (Object.keys(flaws).length > 0) throw invalid(flaws);
}

async function expected(tx: Writing, id: string): Promise<Expectation> {
  const { stage: _, ...expectation } = (await readExpectations(tx, [id])).get(id)!;
  return expectation;
}

function todayFor(viewer: Viewer, now: Date): string {
  return dayIn(viewer.is === 'person' ? viewer.timeZone : 'UTC', now);
}

function refuseFlaws(expectation: Expectation, before: Expectation | null, today: string): void {
  refuse(flawsOf(expectation, before, today));
}

/**
 * Why this could not be sealed, by its fields; nothing where it could. Days that stood in the seal
 * before may be over by now; a new one may not.
 */
export function flawsOf(
  expectation: Expectation,
  before: Expectation | null,
  today: string,
): Record<string, string> {
  const flaws = gapsOf(expectation);
  for (const field of ['due', 'reviewOn'] as const) {
    const day = expectation[field];
    if (day !== null && day !== before?.[field] && day <= today) flaws[field] = 'duePast';
  }
  const { amount, days, reputation } = expectation.stake;
  if (amount === null && days === null && reputation === null) flaws.stake = 'stakeMissing';
  if (expectation.ends.length === 0) flaws.ends = 'endsMissing';
  return { ...flaws, ...flawsOfEnds(expectation, before, today) };
}

function flawsOfEnds({ ends }: Expectation, before: Expectation | null, today: string) {
  const flaws: Record<string, string> = {};
  const stood = measuresById(before);
  for (const [i, { measures }] of ends.entries()) {
    if (measures.length === 0) flaws[`ends.${i}.measures`] = 'measuresMissing';
    for (const [j, measure] of measures.entries()) {
      const asBefore = stood.get(measure.id)?.due === measure.due;
      const flaw = flawOf(measure, asBefore ? null : today);
      if (flaw) flaws[`ends.${i}.measures.${j}.${flaw[0]}`] = flaw[1];
    }
  }
  return flaws;
}

function measuresById(expectation: Expectation | null): Map<string, ExpectedMeasure> {
  const measures = expectation?.ends.flatMap((end) => end.measures) ?? [];
  return new Map(measures.map((measure) => [measure.id, measure]));
}

/** A target that is moved behind what was read already would be met by moving it. */
async function refuseMet(tx: Writing, expectation: Expectation, before: Expectation) {
  const stood = measuresById(before);
  for (const [i, { measures }] of expectation.ends.entries()) {
    for (const [j, measure] of measures.entries()) {
      const was = stood.get(measure.id);
      const same = was?.target === measure.target && was?.direction === measure.direction;
      const latest = same ? null : await latestValue(tx, measure.id);
      if (latest === null || !meets({ ...measure, target: measure.target! }, latest)) continue;
      throw invalid({ [`ends.${i}.measures.${j}.target`]: 'targetMet' });
    }
  }
}

async function latestValue(tx: Writing, measure: string): Promise<number | null> {
  const row = await tx.db
    .selectFrom('readings')
    .where('measure_id', '=', measure)
    .where(sql<boolean>`not exists (select from readings as later
      where later.corrects = readings.id)`)
    .orderBy('read_at', 'desc')
    .orderBy('id', 'desc')
    .select('value')
    .executeTakeFirst();
  return row?.value ?? null;
}

function lastSeal(tx: Writing, wager: string): Promise<Sealed> {
  return tx.db
    .selectFrom('seals')
    .where('entry_id', '=', wager)
    .orderBy('number', 'desc')
    .select(['number', 'hash'])
    .limit(1)
    .executeTakeFirstOrThrow();
}

interface Making {
  expectation: Expectation;
  reason: string | null;
  last: Sealed | null;
}

async function seal(
  tx: Writing,
  viewer: Viewer,
  { id: wager }: WagerStanding,
  { expectation, reason, last }: Making,
): Promise<Sealed> {
  const [number, previous] = [(last?.number ?? 0) + 1, last?.hash ?? noSeal];
  const by = personId(viewer);
  const body = bodyOf({ wager, number, at: tx.now.toISOString(), by, reason, expectation });
  const hash = hashOfSeal(previous, body);
  const made = { entry_id: wager, number, sealed_at: tx.now, sealed_by: by, reason };
  await tx.db
    .insertInto('seals')
    .values({ ...made, body, previous, hash })
    .execute();
  return { number, hash };
}
