import { newId } from '../../storage/index.ts';
import { getPersonId, type Viewer } from '../access/index.ts';
import type { Tx } from '../kernel/index.ts';
import type { InlineLink, WorkAddress, WorkRef } from '../works/index.ts';
import { findWorkByAddress } from './link-target.ts';

/** Links a new work to those that its words lead to, unless somebody has said so already. */
export async function recordInlineLinks(
  tx: Tx,
  viewer: Viewer,
  ref: WorkRef,
  works: readonly InlineLink[],
): Promise<void> {
  for (const { address, passage } of works) {
    const target = await findWorkByAddress(tx, viewer, address);
    // Within a conversation people point at each other all the time; nothing is built by that.
    if (!target?.entry || target.withdrawn || target.entry === ref.entryId) continue;
    const link = { to_entry: target.entry, to_comment: target.comment, passage };
    if (await hasLink(tx, ref, link)) continue;
    const made = { created_by: getPersonId(viewer), created_at: tx.now };
    const from = { from_entry: ref.entryId, from_comment: ref.commentId };
    await tx.db
      .insertInto('links')
      .values({ id: newId(), ...from, ...link, relation: 'buildsOn', found: true, ...made })
      .execute();
  }
}

type LinkTargetColumns = { to_entry: string; to_comment: string | null };

async function hasLink(
  tx: Tx,
  ref: WorkRef,
  { to_entry, to_comment }: LinkTargetColumns,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('links')
    .where('from_entry', '=', ref.entryId)
    .where('from_comment', 'is not distinct from', ref.commentId)
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
export async function syncInlineLinks(
  tx: Tx,
  viewer: Viewer,
  ref: WorkRef,
  works: readonly InlineLink[],
): Promise<void> {
  const before = await tx.db
    .selectFrom('links')
    .where('from_entry', '=', ref.entryId)
    .where('from_comment', 'is not distinct from', ref.commentId)
    .where('found', '=', true)
    .select(['id', 'to_entry', 'to_comment', 'passage'])
    .execute();
  const fresh = new Set(works);
  for (const link of before) {
    const still = works.find(({ address }) => pointsTo(address, link));
    if (still) fresh.delete(still);
    await updateInlineLink(tx, link, still);
  }
  await recordInlineLinks(tx, viewer, ref, [...fresh]);
}

function pointsTo(
  { entry, comment }: WorkAddress,
  link: { to_entry: string | null; to_comment: string | null },
) {
  return comment ? link.to_comment === comment : link.to_entry === entry && !link.to_comment;
}

async function updateInlineLink(
  tx: Tx,
  link: { id: string; passage: string | null },
  still: InlineLink | undefined,
): Promise<void> {
  if (!still) await tx.db.deleteFrom('links').where('id', '=', link.id).execute();
  else if (still.passage !== link.passage) {
    const { passage } = still;
    await tx.db.updateTable('links').set({ passage }).where('id', '=', link.id).execute();
  }
}

/** A work without words rests on nothing, answers for nothing, takes no place, and is quoted nowhere. */
export async function deleteLineage(tx: Tx, { entryId, commentId }: WorkRef): Promise<void> {
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
