import { mayTend, type Viewer } from '../access/index.ts';
import {
  type CommentStanding,
  getCommentStanding,
  mayEditComment,
} from '../conversation/standing.ts';
import { type EntryStanding, getUnwithdrawn, mayEditEntry } from '../entries/standing.ts';
import type { Writing } from '../happenings/index.ts';
import { notFound } from '../refusal.ts';
import type { Place } from '../works/body.ts';

/** How a work is named: an entry by its own id, a comment by its own. */
export interface WorkId {
  entryId?: string | undefined;
  commentId?: string | null | undefined;
}

/** An entry or a comment, and the viewer's standing towards it. */
export interface Work {
  place: Place;
  entry: EntryStanding;
  comment: CommentStanding | null;
}

/** The work through the viewer, its row held until the transaction ends; throws where there is none, or it was withdrawn. */
export async function getWork(
  tx: Writing,
  viewer: Viewer,
  { entryId = '', commentId }: WorkId,
): Promise<Work> {
  if (!commentId) {
    const entry = await getUnwithdrawn(tx, viewer, entryId, 'update');
    return { place: { entryId: entry.id, commentId: null }, entry, comment: null };
  }
  const { entry, comment } = await getCommentStanding(tx, viewer, commentId, 'update');
  if (comment.deleted || (entryId && entryId !== entry.id)) throw notFound();
  return { place: { entryId: entry.id, commentId }, entry, comment };
}

/** As much of a work as decides who may do something about it. */
interface Answerable {
  entry: EntryStanding;
  comment: Pick<CommentStanding, 'own' | 'deleted'> | null;
}

export function mayEditWork(viewer: Viewer, { entry, comment }: Answerable): boolean {
  return comment ? mayEditComment(viewer, comment, entry) : mayEditEntry(viewer, entry);
}

/** Whoever wrote it, or looks after its space, answers for what it says. */
export function mayAnswerFor(viewer: Viewer, work: Answerable): boolean {
  const { space } = work.entry;
  return mayEditWork(viewer, work) || (mayTend(viewer, space) && !space.archived);
}
