import { sql } from 'kysely';
import { personId, type Viewer } from '../access/index.ts';
import type { Writing } from '../happenings/index.ts';
import { type Expectation, readExpectations } from './expectation.ts';
import { bodyOf, hashOfSeal, noSeal } from './seal.ts';
import { tellOf, type WagerStanding } from './standing.ts';

/** A seal as it was made. */
export interface Sealed {
  number: number;
  hash: string;
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

/** All that a wager expects now. */
export async function expected(tx: Writing, id: string): Promise<Expectation> {
  const { stage: _, ...expectation } = (await readExpectations(tx, [id])).get(id)!;
  return expectation;
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

/** Seals what is expected, chained to the seal before. */
export async function seal(
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
