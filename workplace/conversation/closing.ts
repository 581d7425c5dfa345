import { personId, type Viewer } from '../access/index.ts';
import { type EntryStanding, getUnwithdrawn, mayClose } from '../entries/standing.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, notAllowed } from '../refusal.ts';
import { renderBody } from '../works/body.ts';
import { closureInput } from './rules.ts';

/**
 * Closes a conversation, with what came of it. Closing a closed one again only changes the
 * outcome; repeating the same closing changes nothing.
 */
export async function closeConversation(
  workplace: Workplace,
  viewer: Viewer,
  entryId: string,
  input: unknown,
): Promise<void> {
  const { outcome } = parse(closureInput, input ?? {});
  await write(workplace, async (tx) => {
    await closeIn(tx, viewer, await closable(tx, viewer, entryId), outcome);
  });
}

/** The same within a transaction under way, for whoever may. */
export async function closeIn(
  tx: Writing,
  viewer: Viewer,
  entry: EntryStanding,
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
      closed_by: personId(viewer),
      outcome,
      outcome_html: html,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', entry.id)
    .execute();
  tell(tx, 'conversationClosed', viewer, entry);
}

/** Opens a closed conversation again; its earlier outcome goes, since it is no longer one. */
export async function reopenConversation(
  workplace: Workplace,
  viewer: Viewer,
  entryId: string,
): Promise<void> {
  await write(workplace, async (tx) => {
    const entry = await closable(tx, viewer, entryId);
    if (!entry.closed) return;
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
    tell(tx, 'conversationReopened', viewer, entry);
  });
}

async function closable(tx: Writing, viewer: Viewer, id: string): Promise<EntryStanding> {
  const entry = await getUnwithdrawn(tx, viewer, id, 'update');
  if (!mayClose(viewer, entry)) throw notAllowed();
  if (entry.kind.closedBy === 'verdict') throw conflict('closedByVerdict');
  return entry;
}

function tell(
  tx: Writing,
  name: 'conversationClosed' | 'conversationReopened',
  viewer: Viewer,
  { id, spaceId }: EntryStanding,
): void {
  tx.happened({ name, personId: personId(viewer), spaceId, entryId: id });
}
