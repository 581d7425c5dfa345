import { findKind } from '../../kinds/index.ts';
import { isId, newId } from '../../storage/index.ts';
import { mayTend, mayWrite, type PersonViewer, personId, type Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { followWording, recordFound } from '../lineage/found.ts';
import { recordSources } from '../lineage/links.ts';
import { conflict, invalid, notAllowed, notFound, Refusal } from '../refusal.ts';
import { findStanding } from '../spaces/queries.ts';
import { slugOf } from '../text/bounds.ts';
import { recordReferences, renderBody } from '../works/body.ts';
import { reactionInput, setReaction } from '../works/reactions.ts';
import { keepWording } from '../works/revisions.ts';
import { entryChange, entryInput } from './rules.ts';
import { type EntryStanding, getStanding, mayEditEntry } from './standing.ts';

/** Publishes an entry in a space. Answers its id and slug, which make its permanent address. */
export async function publishEntry(
  workplace: Workplace,
  viewer: PersonViewer,
  input: unknown,
): Promise<{ id: string; slug: string }> {
  const entry = parse(entryInput, input);
  return write(workplace, async (tx) => {
    const space = await findStanding(tx, viewer, entry.space);
    if (!space) throw invalid({ space: 'spaceUnknown' });
    if (!mayWrite(viewer, space)) throw notAllowed(space.archived ? 'spaceArchived' : undefined);
    const id = newId();
    const slug = slugOf(entry.title);
    const body = await renderBody(tx, entry.body);
    await tx.db
      .insertInto('entries')
      .values({
        id,
        kind: entry.kind,
        space_id: space.id,
        author_id: viewer.id,
        title: entry.title,
        slug,
        body: entry.body,
        html: body.html,
        excerpt: body.excerpt,
        tags: entry.tags,
        details: JSON.stringify(findKind(entry.kind)!.initial),
        created_at: tx.now,
      })
      .execute();
    const place = { entryId: id, commentId: null };
    const { buildsOn, departsFrom, supersedes, answers } = entry;
    await recordReferences(tx, viewer, place, body, true);
    await recordSources(tx, viewer, place, { buildsOn, departsFrom, supersedes, answers });
    await recordFound(tx, viewer, place, body.works);
    if (entry.draft) await discardDraft(tx, viewer, entry.draft);
    tx.happened({
      name: 'entryPublished',
      personId: viewer.id,
      spaceId: space.id,
      entryId: id,
    });
    return { id, slug };
  });
}

async function discardDraft(tx: Writing, viewer: PersonViewer, draft: string): Promise<void> {
  await tx.db
    .deleteFrom('drafts')
    .where('id', '=', draft)
    .where('person_id', '=', viewer.id)
    .execute();
}

/** Changes one's own entry; the earlier wording stays in its history. */
export async function editEntry(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<{ id: string; slug: string }> {
  const change = parse(entryChange, input);
  return write(workplace, async (tx) => {
    const standing = await getStanding(tx, viewer, id, 'update');
    if (!mayEditEntry(viewer, standing)) throw notAllowed();
    const before = await tx.db
      .selectFrom('entries')
      .select(['title', 'body', 'tags'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (change.edits !== undefined) await refuseOverwriting(tx, id, change.edits);
    const after = {
      title: change.title ?? before.title,
      body: change.body ?? before.body,
      tags: change.tags ?? before.tags,
    };
    if (JSON.stringify(after) === JSON.stringify(before)) return { id, slug: standing.slug };
    return rewrite(tx, viewer, standing, before, after);
  });
}

interface Wording {
  title: string;
  body: string;
  tags: string[];
}

async function rewrite(
  tx: Writing,
  viewer: Viewer,
  { id, spaceId }: EntryStanding,
  before: Wording,
  after: Wording,
): Promise<{ id: string; slug: string }> {
  const place = { entryId: id, commentId: null };
  const body = await renderBody(tx, after.body);
  const slug = slugOf(after.title);
  await keepWording(tx, place, before, personId(viewer));
  await tx.db
    .updateTable('entries')
    .set((eb) => ({
      ...after,
      slug,
      html: body.html,
      excerpt: body.excerpt,
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

async function refuseOverwriting(tx: Writing, id: string, seen: number): Promise<void> {
  const { edits } = await tx.db
    .selectFrom('revisions')
    .where('entry_id', '=', id)
    .where('comment_id', 'is', null)
    .select((eb) => eb.fn.countAll<string>().as('edits'))
    .executeTakeFirstOrThrow();
  if (Number(edits) !== seen) throw conflict('editedMeanwhile');
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
    return verb.apply(standing.details, said);
  });
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
    const standing = await getStanding(tx, viewer, id, 'update');
    const verb = standing.kind.verbs.find((candidate) => candidate.noun === noun);
    if (!verb) throw notFound();
    const tends = mayTend(viewer, standing.space);
    const writes = mayEditEntry(viewer, standing) || (tends && !standing.space.archived);
    if (!writes || !verb.may({ author: standing.author, tends })) throw notAllowed();
    const details = standing.kind.details.parse(await change(tx, verb, standing));
    if (JSON.stringify(details) === JSON.stringify(standing.details)) return;
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
    const standing = await getStanding(tx, viewer, id, 'update');
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
