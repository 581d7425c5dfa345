import { type CorrectionCause, newId } from '../../storage/index.ts';
import { personId, type Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { notAllowed } from '../refusal.ts';
import type { Place } from '../works/body.ts';
import { raiseFlags } from './flags.ts';
import { correctionInput } from './rules.ts';
import { getWork, mayAnswerFor, type WorkId } from './work.ts';

/** Says that a work was wrong, and about what; everything downstream of it is flagged. */
export async function correctWork(
  workplace: Workplace,
  viewer: Viewer,
  of: WorkId,
  input: unknown,
): Promise<{ id: string }> {
  const { note } = parse(correctionInput, input);
  return write(workplace, async (tx) => {
    const work = await getWork(tx, viewer, of);
    if (!mayAnswerFor(viewer, work)) throw notAllowed();
    const { place, entry } = work;
    const corrected = { place, spaceId: entry.spaceId, note, cause: 'corrected' } as const;
    return { id: await recordCorrection(tx, viewer, corrected) };
  });
}

interface Corrected {
  place: Place;
  spaceId: string;
  note: string | null;
  cause: CorrectionCause;
  /** What took its place, if that is how it was corrected. */
  byEntry?: string;
}

/** Writes a correction down, with its flags. */
export async function recordCorrection(
  tx: Writing,
  viewer: Viewer,
  { place, spaceId, note, cause, byEntry }: Corrected,
): Promise<string> {
  const id = newId();
  await tx.db
    .insertInto('corrections')
    .values({
      id,
      entry_id: place.entryId,
      comment_id: place.commentId,
      note,
      cause,
      by_entry: byEntry ?? null,
      made_by: personId(viewer),
      made_at: tx.now,
    })
    .execute();
  await raiseFlags(tx, { correction: id, place, except: byEntry ?? null });
  tx.happened({ name: 'workCorrected', personId: personId(viewer), spaceId, ...place });
  return id;
}

/** Nothing has taken the entry's place after all, so nothing is flagged for it either. */
export async function forgetSupersession(tx: Writing, entry: string, by: string): Promise<void> {
  await tx.db
    .deleteFrom('corrections')
    .where('entry_id', '=', entry)
    .where('by_entry', '=', by)
    .execute();
}
