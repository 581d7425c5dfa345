import {
  canCloseEntry,
  type EntryAccess,
  getActiveEntryAccess,
  getPersonId,
  type Viewer,
} from '../access/index.ts';
import {
  type CommandContext,
  conflict,
  notAllowed,
  parseInput,
  type Tx,
  write,
} from '../kernel/index.ts';
import { renderBody } from '../works/index.ts';
import { closureInput } from './rules.ts';

/**
 * Closes a conversation, with what came of it. Closing a closed one again only changes the
 * outcome; repeating the same closing changes nothing.
 */
export async function closeConversation(
  context: CommandContext,
  viewer: Viewer,
  entryId: string,
  input: unknown,
): Promise<void> {
  const { outcome } = parseInput(closureInput, input ?? {});
  await write(context, async (tx) => {
    await closeConversationInTx(tx, viewer, await getClosableEntry(tx, viewer, entryId), outcome);
  });
}

/** The same within a transaction under way, for whoever may. */
export async function closeConversationInTx(
  tx: Tx,
  viewer: Viewer,
  entry: EntryAccess,
  outcome: string | null,
): Promise<void> {
  const before = await tx.db
    .selectFrom('entries')
    .select(['outcome', 'closed_at'])
    .where('id', '=', entry.id)
    .executeTakeFirstOrThrow();
  if (before.closed_at && before.outcome === outcome) return;
  const html = outcome === null ? null : (await renderBody(tx, outcome)).html;
  await tx.db
    .updateTable('entries')
    .set((eb) => ({
      closed_at: before.closed_at ?? tx.now,
      closed_by: getPersonId(viewer),
      outcome,
      outcome_html: html,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', entry.id)
    .execute();
  emitClosureEvent(tx, 'conversationClosed', viewer, entry);
}

/** Opens a closed conversation again; its earlier outcome goes, since it is no longer one. */
export async function reopenConversation(
  context: CommandContext,
  viewer: Viewer,
  entryId: string,
): Promise<void> {
  await write(context, async (tx) => {
    const entry = await getClosableEntry(tx, viewer, entryId);
    if (!entry.isClosed) return;
    await tx.db
      .updateTable('entries')
      .set((eb) => ({
        closed_at: null,
        closed_by: null,
        outcome: null,
        outcome_html: null,
        revision: eb('revision', '+', 1),
      }))
      .where('id', '=', entryId)
      .execute();
    emitClosureEvent(tx, 'conversationReopened', viewer, entry);
  });
}

async function getClosableEntry(tx: Tx, viewer: Viewer, id: string): Promise<EntryAccess> {
  const entry = await getActiveEntryAccess(tx, viewer, id, 'update');
  if (!canCloseEntry(viewer, entry)) throw notAllowed();
  if (entry.kind.closedBy === 'verdict') throw conflict('closedByVerdict');
  return entry;
}

function emitClosureEvent(
  tx: Tx,
  name: 'conversationClosed' | 'conversationReopened',
  viewer: Viewer,
  { id, spaceId }: EntryAccess,
): void {
  tx.emit({ name, personId: getPersonId(viewer), spaceId, entryId: id });
}
