import { type CorrectionCause, newId } from '../../storage/index.ts';
import { getPersonId, type Viewer } from '../access/index.ts';
import { type CommandContext, notAllowed, parseInput, type Tx, write } from '../kernel/index.ts';
import type { WorkRef } from '../works/index.ts';
import { raiseFlags } from './flags.ts';
import { correctionInput } from './rules.ts';
import { canManageWork, getWorkAccess, type WorkId } from './work-access.ts';

/** Says that a work was wrong, and about what; everything downstream of it is flagged. */
export async function correctWork(
  context: CommandContext,
  viewer: Viewer,
  workId: WorkId,
  input: unknown,
): Promise<{ id: string }> {
  const { note } = parseInput(correctionInput, input);
  return write(context, async (tx) => {
    const work = await getWorkAccess(tx, viewer, workId);
    if (!canManageWork(viewer, work)) throw notAllowed();
    const { ref, entry } = work;
    const corrected = { ref, spaceId: entry.spaceId, note, cause: 'corrected' } as const;
    return { id: await recordCorrection(tx, viewer, corrected) };
  });
}

interface CorrectionInput {
  ref: WorkRef;
  spaceId: string;
  note: string | null;
  cause: CorrectionCause;
  /** What took its place, if that is how it was corrected. */
  byEntry?: string;
}

/** Writes a correction down, with its flags. */
export async function recordCorrection(
  tx: Tx,
  viewer: Viewer,
  { ref, spaceId, note, cause, byEntry }: CorrectionInput,
): Promise<string> {
  const id = newId();
  await tx.db
    .insertInto('corrections')
    .values({
      id,
      entry_id: ref.entryId,
      comment_id: ref.commentId,
      note,
      cause,
      by_entry: byEntry ?? null,
      made_by: getPersonId(viewer),
      made_at: tx.now,
    })
    .execute();
  await raiseFlags(tx, { correction: id, ref, except: byEntry ?? null });
  tx.emit({ name: 'workCorrected', personId: getPersonId(viewer), spaceId, ...ref });
  return id;
}

/** Nothing has taken the entry's place after all, so nothing is flagged for it either. */
export async function deleteSupersession(tx: Tx, entry: string, by: string): Promise<void> {
  await tx.db
    .deleteFrom('corrections')
    .where('entry_id', '=', entry)
    .where('by_entry', '=', by)
    .execute();
}
