import type { Viewer } from '../../access/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  parseInput,
  type Tx,
  write,
} from '../../kernel/index.ts';
import { findRoleIds } from './people.ts';
import { type FactsChange, factsChange } from './rules.ts';
import { emitWagerEvent, lockOwnWager, type WagerAccess } from './wager-access.ts';

/** Changes what a wager says of itself, until it is sealed; after that it is amended. */
export async function changeWager(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  const change = parseInput(factsChange, input);
  await write(context, async (tx) => {
    const wager = await lockOwnWager(tx, viewer, id);
    if (wager.stage === 'commitment') throw conflict('wagerSealed');
    await updateFacts(tx, viewer, wager, change);
    await emitWagerEvent(tx, viewer, wager, 'wagerChanged', { what: 'facts' });
  });
}

/** Writes those facts that the change names. */
export async function updateFacts(
  tx: Tx,
  viewer: Viewer,
  wager: Pick<WagerAccess, 'id' | 'ownerId' | 'spaceId'>,
  change: FactsChange,
): Promise<void> {
  const columns = await toFactColumns(tx, viewer, wager, change);
  if (Object.keys(columns).length === 0) return;
  await tx.db.updateTable('wagers').set(columns).where('entry_id', '=', wager.id).execute();
}

/** Facts as columns, people by their ids; throws `invalid` for people who cannot have that part. */
export async function toFactColumns(
  tx: Tx,
  viewer: Viewer,
  { ownerId, spaceId }: Pick<WagerAccess, 'ownerId' | 'spaceId'>,
  { stake, sponsor, champion, resolver, stopRule, reviewOn, ...words }: FactsChange,
) {
  const named = Object.entries({ sponsor, champion, resolver }).filter(
    (part): part is [string, string | null] => part[1] !== undefined,
  );
  const parts = await findRoleIds(tx, viewer, spaceId, Object.fromEntries(named));
  if (parts.resolver === ownerId) throw invalid({ resolver: 'resolverIsOwner' });
  return omitUndefined({
    ...words,
    review_on: reviewOn,
    stop_rule: stopRule,
    sponsor_id: parts.sponsor,
    champion_id: parts.champion,
    resolver_id: parts.resolver,
    ...toStakeColumns(stake),
  });
}

function toStakeColumns(stake: FactsChange['stake']) {
  if (stake === undefined) return {};
  return {
    stake_amount: stake?.amount ?? null,
    stake_currency: stake?.currency ?? null,
    stake_days: stake?.days ?? null,
    stake_reputation: stake?.reputation ?? null,
  };
}

function omitUndefined<T extends object>(columns: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(columns).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
