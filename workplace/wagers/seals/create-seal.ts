import { sql } from 'kysely';
import { getPersonId, type Viewer } from '../../access/index.ts';
import type { Tx } from '../../kernel/index.ts';
import {
  type Expectation,
  emitWagerEvent,
  loadExpectations,
  type WagerAccess,
} from '../core/index.ts';
import { GENESIS_HASH, hashSeal, serializeSealBody } from './seal-hash.ts';

/** A seal as it was made. */
export interface NewSeal {
  number: number;
  hash: string;
}

/** Lets what was sealed of a wager be changed until the transaction ends; it is to be sealed anew. */
export async function allowAmendment(tx: Tx, wager: string): Promise<void> {
  await sql`select set_config('commonplace.amends', ${wager}, true)`.execute(tx.db);
}

/** Seals what is expected now, after an amendment for this reason. */
export async function sealAmendment(
  tx: Tx,
  viewer: Viewer,
  wager: WagerAccess,
  reason: string,
): Promise<NewSeal> {
  const [expectation, last] = [
    await loadExpectation(tx, wager.id),
    await getLastSeal(tx, wager.id),
  ];
  const sealed = await createSeal(tx, viewer, wager, { expectation, reason, last });
  await emitWagerEvent(tx, viewer, wager, 'wagerAmended', { seal: sealed.hash });
  return sealed;
}

/** All that a wager expects now. */
export async function loadExpectation(tx: Tx, id: string): Promise<Expectation> {
  const { stage: _, ...expectation } = (await loadExpectations(tx, [id])).get(id)!;
  return expectation;
}

function getLastSeal(tx: Tx, wager: string): Promise<NewSeal> {
  return tx.db
    .selectFrom('seals')
    .where('entry_id', '=', wager)
    .orderBy('number', 'desc')
    .select(['number', 'hash'])
    .limit(1)
    .executeTakeFirstOrThrow();
}

interface SealInput {
  expectation: Expectation;
  reason: string | null;
  last: NewSeal | null;
}

/** Seals what is expected, chained to the seal before. */
export async function createSeal(
  tx: Tx,
  viewer: Viewer,
  { id: wager }: WagerAccess,
  { expectation, reason, last }: SealInput,
): Promise<NewSeal> {
  const [number, previous] = [(last?.number ?? 0) + 1, last?.hash ?? GENESIS_HASH];
  const by = getPersonId(viewer);
  const body = serializeSealBody({
    wager,
    number,
    at: tx.now.toISOString(),
    by,
    reason,
    expectation,
  });
  const hash = hashSeal(previous, body);
  const made = { entry_id: wager, number, sealed_at: tx.now, sealed_by: by, reason };
  await tx.db
    .insertInto('seals')
    .values({ ...made, body, previous, hash })
    .execute();
  return { number, hash };
}
