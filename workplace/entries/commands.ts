import { isDeepStrictEqual } from 'node:util';
import type { ActionContext } from '../../kinds/index.ts';
import { isId } from '../../storage/index.ts';
import {
  canEditEntry,
  canManage,
  type EntryAccess,
  getActiveEntryAccess,
  getPersonId,
  getTimeZone,
  requireEditableText,
  type Viewer,
} from '../access/index.ts';
import {
  AppError,
  type CommandContext,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type Tx,
  toDay,
  write,
} from '../kernel/index.ts';
import { syncInlineLinks } from '../lineage/index.ts';
import { createSlug } from '../text/index.ts';
import {
  makeExcerpt,
  reactionInput,
  recordReferences,
  renderBody,
  saveRevision,
  setReaction,
} from '../works/index.ts';
import {
  applyChange,
  countEdits,
  EditConflict,
  type EntryRevision,
  findRevision,
  mergeRevisions,
  toMergedRevision,
} from './merge-revisions.ts';
import { entryChange, MAX_BODY_LENGTH, MAX_TAGS } from './rules.ts';

/** What became of an edit: where the entry is now, and whether others' edits were merged into it. */
export interface EditResult {
  id: string;
  slug: string;
  merged: boolean;
}

/**
 * Changes an entry; the earlier version stays in its history. What others changed since the writer
 * began (`edits`) is merged with it, and where both changed the same words nothing is written:
 * throws `EditedMeanwhile` with all that both said.
 */
export async function editEntry(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<EditResult> {
  const change = parseInput(entryChange, input);
  return write(context, async (tx) => {
    const access = await getActiveEntryAccess(tx, viewer, id, 'update');
    requireEditableText(viewer, access);
    const before = await loadCurrentRevision(tx, id);
    const edits = change.edits === undefined ? undefined : await countEdits(tx, id);
    const merged = edits !== change.edits;
    const after = merged
      ? await mergeWithCurrent(tx, id, { change, theirs: before, edits: edits! })
      : applyChange(before, change);
    return { ...(await rewriteEntry(tx, viewer, access, before, after)), merged };
  });
}

/** What the change and the present version come to together. */
async function mergeWithCurrent(
  tx: Tx,
  id: string,
  met: {
    change: Partial<EntryRevision> & { edits?: number | undefined };
    theirs: EntryRevision;
    edits: number;
  },
): Promise<EntryRevision> {
  const { change, theirs, edits } = met;
  const base = await findRevision(tx, id, change.edits!);
  const yours = applyChange(base ?? theirs, change);
  const merged = base && toMergedRevision(mergeRevisions(base, yours, theirs));
  if (!merged) throw new EditConflict({ base, yours, theirs, edits });
  if (merged.tags.length > MAX_TAGS) throw invalid({ tags: 'tooManyTags' });
  if (merged.body.length > MAX_BODY_LENGTH) throw invalid({ body: 'tooLong' });
  return merged;
}

function loadCurrentRevision(tx: Tx, id: string): Promise<EntryRevision> {
  return tx.db
    .selectFrom('entries')
    .select(['title', 'body', 'tags'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Writes another version and keeps the one before; the same one changes nothing. */
export async function rewriteEntry(
  tx: Tx,
  viewer: Viewer,
  { id, spaceId, ...access }: EntryAccess,
  before: EntryRevision,
  after: EntryRevision,
): Promise<{ id: string; slug: string }> {
  if (isDeepStrictEqual(after, before)) return { id, slug: access.slug };
  const ref = { entryId: id, commentId: null };
  const body = await renderBody(tx, after.body, { sections: true });
  const slug = createSlug(after.title);
  await saveRevision(tx, ref, before, getPersonId(viewer));
  await tx.db
    .updateTable('entries')
    .set((eb) => ({
      ...after,
      slug,
      html: body.html,
      excerpt: makeExcerpt(body),
      edited_at: tx.now,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  await recordReferences(tx, viewer, ref, body, false);
  await syncInlineLinks(tx, viewer, ref, body.inlineLinks);
  tx.emit({ name: 'entryEdited', personId: getPersonId(viewer), spaceId, entryId: id });
  return { id, slug };
}

/** Does what one of the kind's verbs says, such as accepting an answer. Saying it twice changes nothing. */
export async function applyAction(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  noun: string,
  input: unknown,
): Promise<void> {
  await changeDetails(context, viewer, id, noun, async (tx, verb, access) => {
    const parsed = parseInput(verb.input, input);
    const comment = verb.getCommentId?.(parsed);
    if (comment) await requireComment(tx, id, comment);
    return verb.apply(access.details, parsed, toActionContext(viewer, tx.now));
  });
}

function toActionContext(viewer: Viewer, now: Date): ActionContext {
  return { personId: getPersonId(viewer), now, today: toDay(getTimeZone(viewer), now) };
}

/** Undoes what a verb did. */
export async function undoAction(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  noun: string,
): Promise<void> {
  await changeDetails(context, viewer, id, noun, async (_tx, verb, access) =>
    verb.undo(access.details),
  );
}

type EntryAction = EntryAccess['kind']['actions'][number];

async function changeDetails(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  noun: string,
  change: (tx: Tx, verb: EntryAction, access: EntryAccess) => Promise<unknown>,
): Promise<void> {
  await write(context, async (tx) => {
    const access = await getActiveEntryAccess(tx, viewer, id, 'update');
    const verb = access.kind.actions.find((candidate) => candidate.noun === noun);
    if (!verb) throw notFound();
    const tends = canManage(viewer, access.space);
    const edits = canEditEntry(viewer, access);
    const writes = edits || (tends && !access.space.archived);
    if (!writes || !verb.isAllowed({ isAuthor: access.isAuthor, canManage: tends, canEdit: edits }))
      throw notAllowed();
    const details = access.kind.details.parse(await change(tx, verb, access));
    if (isDeepStrictEqual(details, access.details)) return;
    await tx.db
      .updateTable('entries')
      .set((eb) => ({ details: JSON.stringify(details), revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
    tx.emit({
      name: 'entryActionApplied',
      personId: getPersonId(viewer),
      spaceId: access.spaceId,
      entryId: id,
      data: { noun },
    });
  });
}

async function requireComment(tx: Tx, entry: string, comment: string): Promise<void> {
  const row = await tx.db
    .selectFrom('comments')
    .select('id')
    .where('id', '=', comment)
    .where('entry_id', '=', entry)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw invalid({ comment: 'commentUnknown' });
}

/** Reacts to an entry, or takes the reaction back. */
export async function reactToEntry(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  if (viewer.kind !== 'person' || viewer.scope === 'read') throw notAllowed();
  const reaction = parseInput(reactionInput, input);
  if (!isId(id)) throw new AppError('notFound', 'notFound');
  await write(context, async (tx) => {
    const access = await getActiveEntryAccess(tx, viewer, id, 'update');
    if (access.space.archived) throw notAllowed('spaceArchived');
    const changed = await setReaction(tx, viewer, { entryId: id, commentId: null }, reaction);
    if (!changed) return;
    await tx.db
      .updateTable('entries')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
    tx.emit({
      name: 'reactionChanged',
      personId: viewer.id,
      spaceId: access.spaceId,
      entryId: id,
    });
  });
}
