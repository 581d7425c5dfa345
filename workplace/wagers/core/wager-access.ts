import type { WagerStage } from '../../../storage/index.ts';
import {
  canEditEntry,
  canWrite,
  type EntryAccess,
  getActiveEntryAccess,
  getPersonId,
  type Viewer,
} from '../../access/index.ts';
import type { EventName, Tx } from '../../kernel/index.ts';
import { conflict, notAllowed, notFound } from '../../kernel/index.ts';

/** A wager and the viewer's standing towards it. */
export interface WagerAccess extends EntryAccess {
  ownerId: string;
  resolverId: string | null;
  stage: WagerStage;
}

/**
 * The wager through its entry, and so through the one access rule, held until the transaction
 * ends: its commands follow each other. Throws `notFound`.
 */
export async function lockWager(tx: Tx, viewer: Viewer, id: string): Promise<WagerAccess> {
  const entry = await getActiveEntryAccess(tx, viewer, id, 'update');
  const wager = await tx.db
    .selectFrom('wagers')
    .where('entry_id', '=', entry.id)
    .select(['owner_id as ownerId', 'resolver_id as resolverId', 'stage'])
    .executeTakeFirst();
  if (!wager) throw notFound();
  return { ...entry, ...wager };
}

/** The same for whoever made it and may still write there; a closed one stays as it is. */
export async function lockOwnWager(tx: Tx, viewer: Viewer, id: string): Promise<WagerAccess> {
  const wager = await lockWager(tx, viewer, id);
  if (!canEditEntry(viewer, wager)) throw notAllowed(getRefusalReason(wager));
  if (wager.stage === 'closed') throw conflict('wagerClosed');
  return wager;
}

/** The same for whoever may write in its space. */
export async function lockWritableWager(tx: Tx, viewer: Viewer, id: string): Promise<WagerAccess> {
  const wager = await lockWager(tx, viewer, id);
  if (!canWrite(viewer, wager.space)) throw notAllowed(getRefusalReason(wager));
  if (wager.stage === 'closed') throw conflict('wagerClosed');
  return wager;
}

const getRefusalReason = ({ space }: WagerAccess) => (space.archived ? 'spaceArchived' : undefined);

/** Says that the wager changed, so that its pages are shown anew. */
export async function emitWagerEvent(
  tx: Tx,
  viewer: Viewer,
  { id, spaceId }: Pick<WagerAccess, 'id' | 'spaceId'>,
  name: Extract<EventName, `wager${string}`>,
  data: Record<string, unknown> = {},
): Promise<void> {
  await tx.db
    .updateTable('entries')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
  tx.emit({ name, personId: getPersonId(viewer), spaceId, entryId: id, data });
}
