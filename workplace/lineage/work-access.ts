import {
  type CommentAccess,
  canEditComment,
  canEditEntry,
  canManage,
  type EntryAccess,
  getActiveEntryAccess,
  getCommentAccess,
  type Viewer,
} from '../access/index.ts';
import type { Tx } from '../kernel/index.ts';
import { notFound } from '../kernel/index.ts';
import type { WorkRef } from '../works/index.ts';

/** How a work is named: an entry by its own id, a comment by its own. */
export interface WorkId {
  entryId?: string | undefined;
  commentId?: string | null | undefined;
}

/** An entry or a comment, and the viewer's access to it. */
export interface WorkAccess {
  ref: WorkRef;
  entry: EntryAccess;
  comment: CommentAccess | null;
}

/** The work through the viewer, its row held until the transaction ends; throws where there is none, or it was withdrawn. */
export async function getWorkAccess(
  tx: Tx,
  viewer: Viewer,
  { entryId = '', commentId }: WorkId,
): Promise<WorkAccess> {
  if (!commentId) {
    const entry = await getActiveEntryAccess(tx, viewer, entryId, 'update');
    return { ref: { entryId: entry.id, commentId: null }, entry, comment: null };
  }
  const { entry, comment } = await getCommentAccess(tx, viewer, commentId, 'update');
  if (comment.isDeleted || (entryId && entryId !== entry.id)) throw notFound();
  return { ref: { entryId: entry.id, commentId }, entry, comment };
}

/** As much of a work as decides who may do something about it. */
interface WorkRights {
  entry: EntryAccess;
  comment: Pick<CommentAccess, 'isOwn' | 'isDeleted'> | null;
}

export function canEditWork(viewer: Viewer, { entry, comment }: WorkRights): boolean {
  return comment ? canEditComment(viewer, comment, entry) : canEditEntry(viewer, entry);
}

/** Whoever wrote it, or looks after its space, answers for what it says. */
export function canManageWork(viewer: Viewer, work: WorkRights): boolean {
  const { space } = work.entry;
  return canEditWork(viewer, work) || (canManage(viewer, space) && !space.archived);
}
