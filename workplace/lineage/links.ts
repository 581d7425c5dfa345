import { type LinkRelation, newId } from '../../storage/index.ts';
import { canWrite, getEntryAccess, getPersonId, type Viewer } from '../access/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  notAllowed,
  parseInput,
  type Tx,
  write,
} from '../kernel/index.ts';
import { requestPage } from '../link-previews/index.ts';
import type { WorkRef } from '../works/index.ts';
import { deleteSupersession, recordCorrection } from './corrections.ts';
import { getLink } from './link-queries.ts';
import { findLinkTarget, type LinkTarget } from './link-target.ts';
import { type LinkInput, linkInput, type SourceInput } from './rules.ts';
import { rejectCycles } from './supersession-cycle.ts';
import { canEditWork, getWorkAccess, type WorkId } from './work-access.ts';

/** Says what a work builds on, departs from, supersedes or answers. The same link twice is one. */
export async function addLink(
  context: CommandContext,
  viewer: Viewer,
  from: WorkId,
  input: unknown,
): Promise<{ id: string }> {
  const link = parseInput(linkInput, input);
  return write(context, async (tx) => {
    const work = await getWorkAccess(tx, viewer, from);
    if (!canEditWork(viewer, work)) throw notAllowed();
    const { id, changed } = await recordLink(tx, viewer, { ref: work.ref, link });
    if (changed)
      emitLinkEvent(tx, viewer, 'linkAdded', { ...work.ref, spaceId: work.entry.spaceId });
    return { id };
  });
}

/** Takes back what `addLink` said. A link that stands in the work's own words goes with these. */
export async function removeLink(
  context: CommandContext,
  viewer: Viewer,
  id: string,
): Promise<void> {
  await write(context, async (tx) => {
    const { from, to, relation, inText } = await getLink(tx, viewer, id);
    const ends = { entryId: from.entry, commentId: from.comment };
    const work = await getWorkAccess(tx, viewer, ends);
    if (!canEditWork(viewer, work)) throw notAllowed();
    if (inText) throw conflict('linkInText');
    await tx.db.deleteFrom('links').where('id', '=', id).execute();
    if (relation === 'supersedes' && to) await deleteSupersession(tx, to.entry, from.entry);
    emitLinkEvent(tx, viewer, 'linkRemoved', { ...ends, spaceId: work.entry.spaceId });
  });
}

/** Records the sources of a new work; `relation` is also the field that an error is about. */
export async function recordSources(
  tx: Tx,
  viewer: Viewer,
  ref: WorkRef,
  sources: Partial<Record<LinkRelation, readonly SourceInput[]>>,
): Promise<void> {
  for (const [relation, inputs] of Object.entries(sources) as [LinkRelation, SourceInput[]][]) {
    for (const source of inputs) {
      await recordLink(tx, viewer, { ref, link: { ...source, relation }, field: relation });
    }
  }
}

interface RecordLinkOptions {
  ref: WorkRef;
  link: LinkInput;
  /** The field of the input that names the source. */
  field?: string;
}

async function recordLink(
  tx: Tx,
  viewer: Viewer,
  { ref, link, field = 'source' }: RecordLinkOptions,
): Promise<{ id: string; changed: boolean }> {
  const target = await findLinkTarget(tx, viewer, link.source);
  if (!target) throw invalid({ [field]: 'sourceUnknown' });
  if (isSameWork(ref, target)) throw invalid({ [field]: 'linkToItself' });
  const spaceId =
    link.relation === 'supersedes' ? await requireSupersedable(tx, viewer, ref, target, field) : '';
  const known = await findExistingLink(tx, ref, target, link);
  if (known) return { id: known.id, changed: await updateExistingLink(tx, known, link) };
  if (target.withdrawn) throw conflict({ [field]: 'entryWithdrawn' });
  const id = await insertLink(tx, viewer, ref, target, link);
  if (target.url) await requestPage(tx, target.url);
  if (link.relation !== 'supersedes' || !target.entry) return { id, changed: true };
  const supersededRef = { entryId: target.entry, commentId: null };
  const byEntry = ref.entryId;
  const superseded = {
    ref: supersededRef,
    spaceId,
    note: link.reason,
    cause: 'superseded',
    byEntry,
  } as const;
  await recordCorrection(tx, viewer, superseded);
  return { id, changed: true };
}

function isSameWork({ entryId, commentId }: WorkRef, { entry, comment }: LinkTarget): boolean {
  return entry === entryId && comment === commentId;
}

/** Only an entry takes an entry's place, said by somebody who may write there. Answers its space. */
async function requireSupersedable(
  tx: Tx,
  viewer: Viewer,
  ref: WorkRef,
  target: LinkTarget,
  field: string,
): Promise<string> {
  if (ref.commentId || target.comment || !target.entry) {
    throw invalid({ [field]: 'supersedesOnlyEntries' });
  }
  const { space, spaceId } = await getEntryAccess(tx, viewer, target.entry);
  if (!canWrite(viewer, space)) throw notAllowed(space.archived ? 'spaceArchived' : undefined);
  return spaceId;
}

interface ExistingLink {
  id: string;
  reason: string | null;
  inText: boolean;
}

/** Another passage of the same source is another link; another reason is not. */
async function findExistingLink(
  tx: Tx,
  ref: WorkRef,
  target: LinkTarget,
  { relation, passage }: LinkInput,
): Promise<ExistingLink | undefined> {
  return tx.db
    .selectFrom('links')
    .where('from_entry', '=', ref.entryId)
    .where('from_comment', 'is not distinct from', ref.commentId)
    .where('to_entry', 'is not distinct from', target.entry)
    .where('to_comment', 'is not distinct from', target.comment)
    .where('to_url', 'is not distinct from', target.url)
    .where('relation', '=', relation)
    .where('passage', 'is not distinct from', passage)
    .select(['id', 'reason', 'found as inText'])
    .executeTakeFirst();
}

/** What somebody says stays, whatever becomes of the words in which it was found. */
async function updateExistingLink(tx: Tx, known: ExistingLink, link: LinkInput): Promise<boolean> {
  const reason = link.reason ?? known.reason;
  if (reason === known.reason && !known.inText) return false;
  await tx.db
    .updateTable('links')
    .set({ reason, found: false })
    .where('id', '=', known.id)
    .execute();
  return true;
}

async function insertLink(
  tx: Tx,
  viewer: Viewer,
  ref: WorkRef,
  target: LinkTarget,
  { relation, reason, passage }: LinkInput,
): Promise<string> {
  const id = newId();
  const row = {
    id,
    from_entry: ref.entryId,
    from_comment: ref.commentId,
    relation,
    to_entry: target.entry,
    to_comment: target.comment,
    to_url: target.url,
    reason,
    passage,
    created_by: getPersonId(viewer),
    created_at: tx.now,
  };
  await rejectCycles(() => tx.db.insertInto('links').values(row).execute());
  return id;
}

function emitLinkEvent(
  tx: Tx,
  viewer: Viewer,
  name: 'linkAdded' | 'linkRemoved',
  at: { entryId: string; commentId: string | null; spaceId: string },
): void {
  tx.emit({ name, personId: getPersonId(viewer), ...at });
}
