import { compileDeferredWrite, newId } from '../../storage/index.ts';
import {
  canCommentOnEntry,
  canEditComment,
  canManage,
  type EntryAccess,
  getActiveEntryAccess,
  getCommentAccess,
  getEntryAccess,
  getPersonId,
  type PersonViewer,
  type Viewer,
} from '../access/index.ts';
import { eraseWork } from '../entries/index.ts';
import {
  type AppError,
  type CommandContext,
  conflict,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type Tx,
  write,
} from '../kernel/index.ts';
import { recordInlineLinks, syncInlineLinks } from '../lineage/index.ts';
import {
  reactionInput,
  recordReferences,
  renderBody,
  saveRevision,
  setReaction,
} from '../works/index.ts';
import { commentChange, commentInput } from './rules.ts';
import type { CommentView } from './view.ts';

/** A comment as it was just added; what a list would look up besides is left out. */
export type AddedComment = Omit<CommentView, 'replyToAuthor'>;

interface NewCommentRow {
  id: string;
  body: string;
  html: string;
  entryId: string;
  authorId: string;
  replyTo: string | null;
  createdAt: Date;
}

const insertComment = compileDeferredWrite((db, comment: NewCommentRow) =>
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
  context: CommandContext,
  viewer: PersonViewer,
  entryId: string,
  input: unknown,
): Promise<{ id: string; comment: AddedComment | null }> {
  const comment = parseInput(commentInput, input);
  let added: AddedComment | null = null;
  const { id } = await write(context, async (tx) => {
    const entry = await getActiveEntryAccess(tx, viewer, entryId, 'share');
    if (!canCommentOnEntry(viewer, entry))
      throw toCommentError(entry.isClosed, entry.space.archived);
    if (comment.replyTo) await requireReplyTarget(tx, entryId, comment.replyTo);
    const id = newId();
    const body = await renderBody(tx, comment.body);
    const words = { id, body: comment.body, html: body.html };
    const replyTo = comment.replyTo ?? null;
    const row = { ...words, entryId, authorId: viewer.id, replyTo, createdAt: tx.now };
    await insertComment(tx.db, row);
    const at = { entryId, entrySlug: entry.slug, createdAt: tx.now };
    added = { ...words, ...at, replyTo, ...toNewCommentFields(viewer) };
    await recordReferences(tx, viewer, { entryId, commentId: id }, body, true);
    await recordInlineLinks(tx, viewer, { entryId, commentId: id }, body.inlineLinks);
    tx.emit({
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
function toNewCommentFields({ id, handle, name, picture, website }: PersonViewer) {
  return {
    author: { handle, name, url: website, picture },
    authorId: id,
    timeKnown: true,
    editedAt: null,
    deletedAt: null,
    edits: 0,
    reactions: [],
  };
}

function toCommentError(closed: boolean, archived: boolean): AppError {
  if (closed) return conflict('conversationClosed');
  return notAllowed(archived ? 'spaceArchived' : undefined);
}

async function requireReplyTarget(tx: Tx, entryId: string, id: string): Promise<void> {
  const row = await tx.db
    .selectFrom('comments')
    .select('id')
    .where('id', '=', id)
    .where('entry_id', '=', entryId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw invalid({ replyTo: 'commentUnknown' });
}

/** Changes one's own comment, unless its entry was withdrawn; the earlier version stays in its history. */
export async function editComment(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  const change = parseInput(commentChange, input);
  await write(context, async (tx) => {
    const { comment, entry } = await getCommentAccess(tx, viewer, id, 'update');
    if (!canEditComment(viewer, comment, entry)) throw notAllowed();
    if (entry.isWithdrawn) throw conflict('entryWithdrawn');
    if (change.edits !== undefined && change.edits !== comment.edits) {
      throw conflict('editConflict');
    }
    if (change.body === comment.body) return;
    const ref = { entryId: entry.id, commentId: id };
    const body = await renderBody(tx, change.body);
    const before = { title: null, body: comment.body, tags: null };
    await saveRevision(tx, ref, before, getPersonId(viewer));
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
    await recordReferences(tx, viewer, ref, body, false);
    await syncInlineLinks(tx, viewer, ref, body.inlineLinks);
    emitCommentEvent(tx, 'commentEdited', viewer, entry, id);
  });
}

/** Deletes a comment: its words and their history go, a tombstone keeps the place of the replies. */
export async function deleteComment(
  context: CommandContext,
  viewer: Viewer,
  id: string,
): Promise<void> {
  await write(context, async (tx) => {
    const { comment, entry } = await lockCommentAndEntry(tx, viewer, id);
    const reads = viewer.kind === 'person' && viewer.scope === 'read';
    if (reads || !(comment.isOwn || canManage(viewer, entry.space))) throw notAllowed();
    if (comment.isDeleted) return;
    await tx.db
      .updateTable('comments')
      .set((eb) => ({
        body: '',
        html: '',
        deleted_at: tx.now,
        deleted_by: getPersonId(viewer),
        revision: eb('revision', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await eraseWork(tx, { entryId: entry.id, commentId: id });
    await clearChosenComment(tx, entry, id);
    emitCommentEvent(tx, 'commentDeleted', viewer, entry, id);
  });
}

/** Where a comment can be chosen, its entry is held first, so that nobody chooses it meanwhile. */
async function lockCommentAndEntry(tx: Tx, viewer: Viewer, id: string) {
  const { entry } = await getCommentAccess(tx, viewer, id);
  if (entry.kind.actions.some((verb) => verb.getCommentId)) {
    await getEntryAccess(tx, viewer, entry.id, 'update');
  }
  return getCommentAccess(tx, viewer, id, 'update');
}

/** A question whose accepted answer is gone has none. */
async function clearChosenComment(tx: Tx, { id, kind, details }: EntryAccess, comment: string) {
  if (kind.chosenComment(details) !== comment) return;
  const verb = kind.actions.find((candidate) => candidate.getCommentId);
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
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  if (viewer.kind !== 'person' || viewer.scope === 'read') throw notAllowed();
  const reaction = parseInput(reactionInput, input);
  await write(context, async (tx) => {
    const { comment, entry } = await getCommentAccess(tx, viewer, id, 'update');
    if (comment.isDeleted) throw notFound();
    if (entry.space.archived) throw notAllowed('spaceArchived');
    const ref = { entryId: entry.id, commentId: id };
    if (!(await setReaction(tx, viewer, ref, reaction))) return;
    await tx.db
      .updateTable('comments')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
    emitCommentEvent(tx, 'reactionChanged', viewer, entry, id);
  });
}

function emitCommentEvent(
  tx: Tx,
  name: 'commentEdited' | 'commentDeleted' | 'reactionChanged',
  viewer: Viewer,
  entry: { id: string; spaceId: string },
  commentId: string,
): void {
  const { id: entryId, spaceId } = entry;
  tx.emit({ name, personId: getPersonId(viewer), spaceId, entryId, commentId });
}
