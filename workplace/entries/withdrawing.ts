import { personId, type Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { recordCorrection } from '../lineage/corrections.ts';
import { withdrawalInput } from '../lineage/rules.ts';
import { conflict, notAllowed } from '../refusal.ts';
import { forgetWager } from '../wagers/forgetting.ts';
import { forgetWork } from '../works/forgetting.ts';
import { type EntryStanding, getStanding, mayClose, mayWithdraw } from './standing.ts';
import { forgetTyped } from './typed-addresses.ts';
import { withdrawnSlug } from './withdrawal.ts';

/**
 * Withdraws an entry: its words go for good, with their history and all that hangs on them. Its
 * place stays, with the conversation, which is others' words; whatever was built on it is flagged.
 * Doing it again changes nothing.
 */
export async function withdrawEntry(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input?: unknown,
): Promise<void> {
  const { note } = parse(withdrawalInput, input ?? {});
  await write(workplace, async (tx) => {
    const entry = await getStanding(tx, viewer, id, 'update');
    if (!mayClose(viewer, entry)) throw notAllowed();
    if (!mayWithdraw(viewer, entry)) throw conflict('wagerStays');
    if (entry.withdrawn) return;
    const place = { entryId: id, commentId: null };
    const { spaceId } = entry;
    await silence(tx, viewer, entry);
    await forgetting[entry.kind.name]?.(tx, id);
    await forgetWork(tx, place);
    await forgetTyped(tx, id);
    await recordCorrection(tx, viewer, { place, spaceId, note, cause: 'withdrawn' });
    tx.happened({
      name: 'entryWithdrawn',
      personId: personId(viewer),
      spaceId,
      entryId: id,
    });
  });
}

/** By name of a kind: what becomes of what an entry of it keeps in tables of its own. */
const forgetting: Record<string, typeof forgetWager> = { wager: forgetWager };

async function silence(tx: Writing, viewer: Viewer, entry: EntryStanding): Promise<void> {
  await tx.db
    .updateTable('entries')
    .set((eb) => ({
      title: '',
      slug: withdrawnSlug,
      body: '',
      html: '',
      excerpt: '',
      tags: [],
      details: JSON.stringify(detailsLeft(entry)),
      edited_at: null,
      withdrawn_at: tx.now,
      withdrawn_by: personId(viewer),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', entry.id)
    .execute();
}

/**
 * What its verbs said of the words (confirmed, due, a template) is undone with them; a comment
 * that was singled out is part of the conversation and stays so.
 */
function detailsLeft({ kind, details }: EntryStanding): unknown {
  const ofWords = kind.verbs.filter((verb) => !verb.comment);
  return ofWords.reduce((left, verb) => verb.undo(left), details);
}
