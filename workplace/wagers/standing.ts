import type { WagerStage } from '../../storage/index.ts';
import { mayWrite, personId, type Viewer } from '../access/index.ts';
import { type EntryStanding, getUnwithdrawn, mayEditEntry } from '../entries/standing.ts';
import type { HappeningName, Writing } from '../happenings/index.ts';
import { conflict, notAllowed, notFound } from '../refusal.ts';

/** A wager and the viewer's standing towards it. */
export interface WagerStanding extends EntryStanding {
  ownerId: string;
  resolverId: string | null;
  stage: WagerStage;
}

/**
 * The wager through its entry, and so through the one access rule, held until the transaction
 * ends: its commands follow each other. Throws `notFound`.
 */
export async function holdWager(tx: Writing, viewer: Viewer, id: string): Promise<WagerStanding> {
  const entry = await getUnwithdrawn(tx, viewer, id, 'update');
  const wager = await tx.db
    .selectFrom('wagers')
    .where('entry_id', '=', entry.id)
    .select(['owner_id as ownerId', 'resolver_id as resolverId', 'stage'])
    .executeTakeFirst();
  if (!wager) throw notFound();
  return { ...entry, ...wager };
}

/** The same for whoever made it and may still write there; a closed one stays as it is. */
export async function holdOwn(tx: Writing, viewer: Viewer, id: string): Promise<WagerStanding> {
  const wager = await holdWager(tx, viewer, id);
  if (!mayEditEntry(viewer, wager)) throw notAllowed(reasonAgainst(wager));
  if (wager.stage === 'closed') throw conflict('wagerClosed');
  return wager;
}

/** The same for whoever may write in its space. */
export async function holdOpen(tx: Writing, viewer: Viewer, id: string): Promise<WagerStanding> {
  const wager = await holdWager(tx, viewer, id);
  if (!mayWrite(viewer, wager.space)) throw notAllowed(reasonAgainst(wager));
  if (wager.stage === 'closed') throw conflict('wagerClosed');
  return wager;
}

const reasonAgainst = ({ space }: WagerStanding) => (space.archived ? 'spaceArchived' : undefined);

/** Says that the wager changed, so that its pages are shown anew. */
export async function tellOf(
  tx: Writing,
  viewer: Viewer,
  { id, spaceId }: Pick<WagerStanding, 'id' | 'spaceId'>,
  name: Extract<HappeningName, `wager${string}`>,
  data: Record<string, unknown> = {},
): Promise<void> {
  await tx.db
    .updateTable('entries')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
  tx.happened({ name, personId: personId(viewer), spaceId, entryId: id, data });
}
