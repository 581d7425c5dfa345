import type { Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, invalid } from '../refusal.ts';
import { findParts } from './people.ts';
import { type FactsChange, factsChange } from './rules.ts';
import { holdOwn, tellOf, type WagerStanding } from './standing.ts';

/** Changes what a wager says of itself, until it is sealed; after that it is amended. */
export async function changeWager(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  const change = parse(factsChange, input);
  await write(workplace, async (tx) => {
    const wager = await holdOwn(tx, viewer, id);
    if (wager.stage === 'commitment') throw conflict('wagerSealed');
    await storeFacts(tx, viewer, wager, change);
    await tellOf(tx, viewer, wager, 'wagerChanged', { what: 'facts' });
  });
}

/** Writes those facts that the change names. */
export async function storeFacts(
  tx: Writing,
  viewer: Viewer,
  wager: Pick<WagerStanding, 'id' | 'ownerId' | 'spaceId'>,
  change: FactsChange,
): Promise<void> {
  const columns = await columnsOf(tx, viewer, wager, change);
  if (Object.keys(columns).length === 0) return;
  await tx.db.updateTable('wagers').set(columns).where('entry_id', '=', wager.id).execute();
}

/** Facts as columns, people by their ids; throws `invalid` for people who cannot have that part. */
export async function columnsOf(
  tx: Writing,
  viewer: Viewer,
  { ownerId, spaceId }: Pick<WagerStanding, 'ownerId' | 'spaceId'>,
  { stake, sponsor, champion, resolver, stopRule, reviewOn, ...words }: FactsChange,
) {
  const named = Object.entries({ sponsor, champion, resolver }).filter(
    (part): part is [string, string | null] => part[1] !== undefined,
  );
  const parts = await findParts(tx, viewer, spaceId, Object.fromEntries(named));
  if (parts.resolver === ownerId) throw invalid({ resolver: 'resolverIsOwner' });
  return said({
    ...words,
    review_on: reviewOn,
    stop_rule: stopRule,
    sponsor_id: parts.sponsor,
    champion_id: parts.champion,
    resolver_id: parts.resolver,
    ...stakeColumns(stake),
  });
}

function stakeColumns(stake: FactsChange['stake']) {
  if (stake === undefined) return {};
  return {
    stake_amount: stake?.amount ?? null,
    stake_currency: stake?.currency ?? null,
    stake_days: stake?.days ?? null,
    stake_reputation: stake?.reputation ?? null,
  };
}

function said<T extends object>(columns: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(columns).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
