import {
  canCloseEntry,
  canWithdrawEntry,
  type EntryAccess,
  getEntryAccess,
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
import { recordCorrection, withdrawalInput } from '../lineage/index.ts';
import { eraseWager } from '../wagers/core/erase-wager.ts';
import { stripSlugFromDrafts } from './draft-addresses.ts';
import { eraseWork } from './erase-work.ts';
import { withdrawnSlug } from './withdrawal.ts';

/**
 * Withdraws an entry: its words go for good, with their history and all that hangs on them. Its
 * place stays, with the conversation, which is others' words; whatever was built on it is flagged.
 * Doing it again changes nothing.
 */
export async function withdrawEntry(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input?: unknown,
): Promise<void> {
  const { note } = parseInput(withdrawalInput, input ?? {});
  await write(context, async (tx) => {
    const entry = await getEntryAccess(tx, viewer, id, 'update');
    if (!canCloseEntry(viewer, entry)) throw notAllowed();
    if (!canWithdrawEntry(viewer, entry)) throw conflict('wagerLocked');
    if (entry.isWithdrawn) return;
    const ref = { entryId: id, commentId: null };
    const { spaceId } = entry;
    await clearEntryText(tx, viewer, entry);
    await kindErasers[entry.kind.name]?.(tx, id);
    await eraseWork(tx, ref);
    await stripSlugFromDrafts(tx, id);
    await recordCorrection(tx, viewer, { ref, spaceId, note, cause: 'withdrawn' });
    tx.emit({
      name: 'entryWithdrawn',
      personId: getPersonId(viewer),
      spaceId,
      entryId: id,
    });
  });
}

/** By name of a kind: what becomes of what an entry of it keeps in tables of its own. */
const kindErasers: Record<string, typeof eraseWager> = { wager: eraseWager };

async function clearEntryText(tx: Tx, viewer: Viewer, entry: EntryAccess): Promise<void> {
  await tx.db
    .updateTable('entries')
    .set((eb) => ({
      title: '',
      slug: withdrawnSlug,
      body: '',
      html: '',
      excerpt: '',
      tags: [],
      details: JSON.stringify(undoTextActions(entry)),
      edited_at: null,
      withdrawn_at: tx.now,
      withdrawn_by: getPersonId(viewer),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', entry.id)
    .execute();
}

/**
 * What its verbs said of the words (confirmed, due, a template) is undone with them; a comment
 * that was singled out is part of the conversation and stays so.
 */
function undoTextActions({ kind, details }: EntryAccess): unknown {
  const ofWords = kind.actions.filter((verb) => !verb.getCommentId);
  return ofWords.reduce((left, verb) => verb.undo(left), details);
}
