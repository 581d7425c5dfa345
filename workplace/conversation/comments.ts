import { compileWaiting, newId } from '../../storage/index.ts';
import { mayTend, type PersonViewer, personId, type Viewer } from '../access/index.ts';
import {
  type EntryStanding,
  getStanding,
  getUnwithdrawn,
  mayCommentOn,
} from '../entries/standing.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { followWording, recordFound } from '../lineage/found.ts';
import { conflict, invalid, notAllowed, notFound, type Refusal } from '../refusal.ts';
import { recordReferences, renderBody } from '../works/body.ts';
import { forgetWork } from '../works/forgetting.ts';
import { reactionInput, setReaction } from '../works/reactions.ts';
import { keepWording } from '../works/revisions.ts';
import { commentChange, commentInput } from './rules.ts';
import { getCommentStanding, mayEditComment } from './standing.ts';
import type { CommentView } from './view.ts';

/** A comment as it was just added; what a list would look up besides is left out. */
export type AddedComment = Omit<CommentView, 'replyToAuthor'>;

interface NewComment {
  id: string;
  body: string;
  html: string;
  entryId: string;
  authorId: string;
  replyTo: string | null;
  createdAt: Date;
}

const insertComment = compileWaiting((db, comment: NewComment) =>
  db.insertInto('comments').values({
    id: comment.id,
    body: comment.body,
    html: comment.html,
    entry_id: comment.entryId,
    author_id: comment.authorId,
    reply_to: comment.replyTo,
    created_at: comment.createdAt,
  }),
);

/**
 * Adds a comment to an open conversation, perhaps as a reply to an earlier one. Answers its id,
 * and the comment itself unless the request was a repetition.
 */
export async function addComment(
  workplace: Workplace,
  viewer: PersonViewer,
  entryId: string,
  input: unknown,
): Promise<{ id: string; comment: AddedComment | null }> {
  const comment = parse(commentInput, input);
  let added: AddedComment | null = null;
  const { id } = await write(workplace, async (tx) => {
    const entry = await getUnwithdrawn(tx, viewer, entryId, 'share');
    if (!mayCommentOn(viewer, entry)) throw refusalToComment(entry.closed, entry.space.archived);
    if (comment.replyTo) await requireReplied(tx, entryId, comment.replyTo);
    const id = newId();
    const body = await renderBody(tx, comment.body);
    const words = { id, body: comment.body, html: body.html };
    const replyTo = comment.replyTo ?? null;
    const row = { ...words, entryId, authorId: viewer.id, replyTo, createdAt: tx.now };
    await insertComment(tx.db, row);
    const at = { entryId, entrySlug: entry.slug, createdAt: tx.now };
    added = { ...words, ...at, replyTo, ...asAdded(viewer) };
    await recordReferences(tx, viewer, { entryId, commentId: id }, body, true);
    await recordFound(tx, viewer, { entryId, commentId: id }, body.works);
    tx.happened({
      name: 'commentAdded',
      personId: viewer.id,
      spaceId: entry.spaceId,
      entryId,
      commentId: id,
    });
    return { id };
  });
  return { id, comment: added };
}

/** Everything of a new comment that does not depend on its words or its place. */
function asAdded({ id, handle, name, picture, webSite }: PersonViewer) {
  return {
    author: { handle, name, url: webSite, picture },
    authorId: id,
    timeKnown: true,
    editedAt: null,
    deletedAt: null,
    edits: 0,
    reactions: [],
  };
}

function refusalToComment(closed: boolean, archived: boolean): Refusal {
  if (closed) return conflict('conversationClosed');
  return notAllowed(archived ? 'spaceArchived' : undefined);
}

async function requireReplied(tx: Writing, entryId: string, id: string): Promise<void> {
  const row = await tx.db
    .selectFrom('comments')
    .select('id')
    .where('id', '=', id)
    .where('entry_id', '=', entryId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw invalid({ replyTo: 'commentUnknown' });
}

/** Changes one's own comment, unless its entry was withdrawn; the earlier wording stays in its history. */
export async function editComment(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  const change = parse(commentChange, input);
  await write(workplace, async (tx) => {
    const { comment, entry } = await getCommentStanding(tx, viewer, id, 'update');
    if (!mayEditComment(viewer, comment, entry)) throw notAllowed();
    if (entry.withdrawn) throw conflict('entryWithdrawn');
    if (change.edits !== undefined && change.edits !== comment.edits) {
      throw conflict('editedMeanwhile');
    }
    if (change.body === comment.body) return;
    const place = { entryId: entry.id, commentId: id };
    const body = await renderBody(tx, change.body);
    const before = { title: null, body: comment.body, tags: null };
    await keepWording(tx, place, before, personId(viewer));
    await tx.db
      .updateTable('comments')
      .set((eb) => ({
        body: change.body,
        html: body.html,
        edited_at: tx.now,
        revision: eb('revision', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await recordReferences(tx, viewer, place, body, false);
    await followWording(tx, viewer, place, body.works);
    tell(tx, 'commentEdited', viewer, entry, id);
  });
}

/** Deletes a comment: its words and their history go, a tombstone keeps the place of the replies. */
export async function deleteComment(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
): Promise<void> {
  await write(workplace, async (tx) => {
    const { comment, entry } = await withEntryHeld(tx, viewer, id);
    const reads = viewer.is === 'person' && viewer.scope === 'read';
    if (reads || !(comment.own || mayTend(viewer, entry.space))) throw notAllowed();
    if (comment.deleted) return;
    await tx.db
      .updateTable('comments')
      .set((eb) => ({
        body: '',
        html: '',
        deleted_at: tx.now,
        deleted_by: personId(viewer),
        revision: eb('revision', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await forgetWork(tx, { entryId: entry.id, commentId: id });
    await unchoose(tx, entry, id);
    tell(tx, 'commentDeleted', viewer, entry, id);
  });
}

/** Where a comment can be chosen, its entry is held first, so that nobody chooses it meanwhile. */
async function withEntryHeld(tx: Writing, viewer: Viewer, id: string) {
  const { entry } = await getCommentStanding(tx, viewer, id);
  if (entry.kind.verbs.some((verb) => verb.comment)) {
    await getStanding(tx, viewer, entry.id, 'update');
  }
  return getCommentStanding(tx, viewer, id, 'update');
}

/** A question whose accepted answer is gone has none. */
async function unchoose(tx: Writing, { id, kind, details }: EntryStanding, comment: string) {
  if (kind.chosenComment(details) !== comment) return;
  const verb = kind.verbs.find((candidate) => candidate.comment);
  if (!verb) return;
  await tx.db
    .updateTable('entries')
    .set((eb) => ({
      details: JSON.stringify(verb.undo(details)),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** Reacts to a comment, or takes the reaction back. */
export async function reactToComment(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  if (viewer.is !== 'person' || viewer.scope === 'read') throw notAllowed();
  const reaction = parse(reactionInput, input);
  await write(workplace, async (tx) => {
    const { comment, entry } = await getCommentStanding(tx, viewer, id, 'update');
    if (comment.deleted) throw notFound();
    if (entry.space.archived) throw notAllowed('spaceArchived');
    const place = { entryId: entry.id, commentId: id };
    if (!(await setReaction(tx, viewer, place, reaction))) return;
    await tx.db
      .updateTable('comments')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
    tell(tx, 'reactionChanged', viewer, entry, id);
  });
}

function tell(
  tx: Writing,
  name: 'commentEdited' | 'commentDeleted' | 'reactionChanged',
  viewer: Viewer,
  entry: { id: string; spaceId: string },
  commentId: string,
): void {
  const { id: entryId, spaceId } = entry;
  tx.happened({ name, personId: personId(viewer), spaceId, entryId, commentId });
}
