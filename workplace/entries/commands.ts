import { isDeepStrictEqual } from 'node:util';
import type { Doing } from '../../kinds/index.ts';
import { isId } from '../../storage/index.ts';
import { mayTend, personId, type Viewer, zoneOf } from '../access/index.ts';
import { dayIn } from '../days.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { followWording } from '../lineage/found.ts';
import { invalid, notAllowed, notFound, Refusal } from '../refusal.ts';
import { slugOf } from '../text/bounds.ts';
import { excerptOf, recordReferences, renderBody } from '../works/body.ts';
import { reactionInput, setReaction } from '../works/reactions.ts';
import { keepWording } from '../works/revisions.ts';
import {
  changed,
  countEdits,
  EditedMeanwhile,
  findWording,
  mergeWordings,
  settledWording,
  type Wording,
} from './merging.ts';
import { entryChange, mostBody, mostTags } from './rules.ts';
import { type EntryStanding, getUnwithdrawn, mayEditEntry, requireRewording } from './standing.ts';

/** What became of an edit: where the entry is now, and whether others' edits were merged into it. */
export interface Edited {
  id: string;
  slug: string;
  merged: boolean;
}

/**
 * Changes an entry; the earlier wording stays in its history. What others changed since the writer
 * began (`edits`) is merged with it, and where both changed the same words nothing is written:
 * throws `EditedMeanwhile` with all that both said.
 */
export async function editEntry(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<Edited> {
  const change = parse(entryChange, input);
  return write(workplace, async (tx) => {
    const standing = await getUnwithdrawn(tx, viewer, id, 'update');
    requireRewording(viewer, standing);
    const before = await presentWording(tx, id);
    const edits = change.edits === undefined ? undefined : await countEdits(tx, id);
    const merged = edits !== change.edits;
    const after = merged
      ? await merge(tx, id, { change, theirs: before, edits: edits! })
      : changed(before, change);
    return { ...(await rewrite(tx, viewer, standing, before, after)), merged };
  });
}

/** What the change and the present wording come to together. */
async function merge(
  tx: Writing,
  id: string,
  met: {
    change: Partial<Wording> & { edits?: number | undefined };
    theirs: Wording;
    edits: number;
  },
): Promise<Wording> {
  const { change, theirs, edits } = met;
  const base = await findWording(tx, id, change.edits!);
  const yours = changed(base ?? theirs, change);
  const merged = base && settledWording(mergeWordings(base, yours, theirs));
  if (!merged) throw new EditedMeanwhile({ base, yours, theirs, edits });
  if (merged.tags.length > mostTags) throw invalid({ tags: 'tooManyTags' });
  if (merged.body.length > mostBody) throw invalid({ body: 'tooLong' });
  return merged;
}

function presentWording(tx: Writing, id: string): Promise<Wording> {
  return tx.db
    .selectFrom('entries')
    .select(['title', 'body', 'tags'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Writes another wording and keeps the one before; the same one changes nothing. */
export async function rewrite(
  tx: Writing,
  viewer: Viewer,
  { id, spaceId, ...standing }: EntryStanding,
  before: Wording,
  after: Wording,
): Promise<{ id: string; slug: string }> {
  if (isDeepStrictEqual(after, before)) return { id, slug: standing.slug };
  const place = { entryId: id, commentId: null };
  const body = await renderBody(tx, after.body, { sections: true });
  const slug = slugOf(after.title);
  await keepWording(tx, place, before, personId(viewer));
  await tx.db
    .updateTable('entries')
    .set((eb) => ({
      ...after,
      slug,
      html: body.html,
      excerpt: excerptOf(body),
      edited_at: tx.now,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
  await recordReferences(tx, viewer, place, body, false);
  await followWording(tx, viewer, place, body.works);
  tx.happened({ name: 'entryEdited', personId: personId(viewer), spaceId, entryId: id });
  return { id, slug };
}

/** Does what one of the kind's verbs says, such as accepting an answer. Saying it twice changes nothing. */
export async function actOnEntry(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  noun: string,
  input: unknown,
): Promise<void> {
  await changeDetails(workplace, viewer, id, noun, async (tx, verb, standing) => {
    const said = parse(verb.input, input);
    const comment = verb.comment?.(said);
    if (comment) await requireComment(tx, id, comment);
    return verb.apply(standing.details, said, doingOf(viewer, tx.now));
  });
}

function doingOf(viewer: Viewer, now: Date): Doing {
  return { personId: personId(viewer), now, today: dayIn(zoneOf(viewer), now) };
}

/** Undoes what a verb did. */
export async function undoAct(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  noun: string,
): Promise<void> {
  await changeDetails(workplace, viewer, id, noun, async (_tx, verb, standing) =>
    verb.undo(standing.details),
  );
}

type AnyVerb = EntryStanding['kind']['verbs'][number];

async function changeDetails(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  noun: string,
  change: (tx: Writing, verb: AnyVerb, standing: EntryStanding) => Promise<unknown>,
): Promise<void> {
  await write(workplace, async (tx) => {
    const standing = await getUnwithdrawn(tx, viewer, id, 'update');
    const verb = standing.kind.verbs.find((candidate) => candidate.noun === noun);
    if (!verb) throw notFound();
    const tends = mayTend(viewer, standing.space);
    const edits = mayEditEntry(viewer, standing);
    const writes = edits || (tends && !standing.space.archived);
    if (!writes || !verb.may({ author: standing.author, tends, edits })) throw notAllowed();
    const details = standing.kind.details.parse(await change(tx, verb, standing));
    if (isDeepStrictEqual(details, standing.details)) return;
    await tx.db
      .updateTable('entries')
      .set((eb) => ({ details: JSON.stringify(details), revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
    tx.happened({
      name: 'entryActedOn',
      personId: personId(viewer),
      spaceId: standing.spaceId,
      entryId: id,
      data: { noun },
    });
  });
}

async function requireComment(tx: Writing, entry: string, comment: string): Promise<void> {
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
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  if (viewer.is !== 'person' || viewer.scope === 'read') throw notAllowed();
  const reaction = parse(reactionInput, input);
  if (!isId(id)) throw new Refusal('notFound', 'notFound');
  await write(workplace, async (tx) => {
    const standing = await getUnwithdrawn(tx, viewer, id, 'update');
    if (standing.space.archived) throw notAllowed('spaceArchived');
    const changed = await setReaction(tx, viewer, { entryId: id, commentId: null }, reaction);
    if (!changed) return;
    await tx.db
      .updateTable('entries')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .execute();
    tx.happened({
      name: 'reactionChanged',
      personId: viewer.id,
      spaceId: standing.spaceId,
      entryId: id,
    });
  });
}
