import { newId } from '../../storage/index.ts';
import { personId, type Viewer } from '../access/index.ts';
import type { Writing } from '../happenings/index.ts';
import type { FoundWork, Place } from '../works/body.ts';
import { findWork, type Named } from './sources.ts';

/** Links a new work to those that its words lead to, unless somebody has said so already. */
export async function recordFound(
  tx: Writing,
  viewer: Viewer,
  place: Place,
  works: readonly FoundWork[],
): Promise<void> {
  for (const { named, passage } of works) {
    const target = await findWork(tx, viewer, named);
    // Within a conversation people point at each other all the time; nothing is built by that.
    if (!target?.entry || target.withdrawn || target.entry === place.entryId) continue;
    const link = { to_entry: target.entry, to_comment: target.comment, passage };
    if (await isSaid(tx, place, link)) continue;
    const made = { created_by: personId(viewer), created_at: tx.now };
    const from = { from_entry: place.entryId, from_comment: place.commentId };
    await tx.db
      .insertInto('links')
      .values({ id: newId(), ...from, ...link, relation: 'buildsOn', found: true, ...made })
      .execute();
  }
}

type End = { to_entry: string; to_comment: string | null };

async function isSaid(tx: Writing, place: Place, { to_entry, to_comment }: End): Promise<boolean> {
  const row = await tx.db
    .selectFrom('links')
    .where('from_entry', '=', place.entryId)
    .where('from_comment', 'is not distinct from', place.commentId)
    .where('to_entry', '=', to_entry)
    .where('to_comment', 'is not distinct from', to_comment)
    .where('relation', '=', 'buildsOn')
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * After an edit: links whose address went from the words go, new ones come. What still stands
 * there stays, even where the editor no longer sees what it leads to.
 */
export async function followWording(
  tx: Writing,
  viewer: Viewer,
  place: Place,
  works: readonly FoundWork[],
): Promise<void> {
  const before = await tx.db
    .selectFrom('links')
    .where('from_entry', '=', place.entryId)
    .where('from_comment', 'is not distinct from', place.commentId)
    .where('found', '=', true)
    .select(['id', 'to_entry', 'to_comment', 'passage'])
    .execute();
  const fresh = new Set(works);
  for (const link of before) {
    const still = works.find(({ named }) => leadsTo(named, link));
    if (still) fresh.delete(still);
    await keepUp(tx, link, still);
  }
  await recordFound(tx, viewer, place, [...fresh]);
}

function leadsTo(
  { entry, comment }: Named,
  link: { to_entry: string | null; to_comment: string | null },
) {
  return comment ? link.to_comment === comment : link.to_entry === entry && !link.to_comment;
}

async function keepUp(
  tx: Writing,
  link: { id: string; passage: string | null },
  still: FoundWork | undefined,
): Promise<void> {
  if (!still) await tx.db.deleteFrom('links').where('id', '=', link.id).execute();
  else if (still.passage !== link.passage) {
    const { passage } = still;
    await tx.db.updateTable('links').set({ passage }).where('id', '=', link.id).execute();
  }
}

/** A work without words rests on nothing, answers for nothing, takes no place, and is quoted nowhere. */
export async function forgetLineage(tx: Writing, { entryId, commentId }: Place): Promise<void> {
  await tx.db
    .deleteFrom('links')
    .where('from_entry', '=', entryId)
    .where('from_comment', 'is not distinct from', commentId)
    .execute();
  await tx.db
    .deleteFrom('flags')
    .where('entry_id', '=', entryId)
    .where('comment_id', 'is not distinct from', commentId)
    .execute();
  await tx.db
    .updateTable('links')
    .set({ passage: null })
    .where('to_entry', '=', entryId)
    .where('to_comment', 'is not distinct from', commentId)
    .where('passage', 'is not', null)
    .execute();
  if (commentId !== null) return;
  await tx.db.deleteFrom('corrections').where('by_entry', '=', entryId).execute();
}
