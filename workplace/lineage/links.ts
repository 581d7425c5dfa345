import { newId, type Relation } from '../../storage/index.ts';
import { mayWrite, personId, type Viewer } from '../access/index.ts';
import { getStanding } from '../entries/standing.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { askForPage } from '../outside/asking.ts';
import { conflict, invalid, notAllowed } from '../refusal.ts';
import type { Place } from '../works/body.ts';
import { refusingCircles } from './circle.ts';
import { forgetSupersession, recordCorrection } from './corrections.ts';
import { getLink } from './queries.ts';
import { type LinkInput, linkInput, type SourceInput } from './rules.ts';
import { findTarget, type Target } from './sources.ts';
import { getWork, mayEditWork, type WorkId } from './work.ts';

/** Says what a work builds on, departs from, supersedes or answers. The same link twice is one. */
export async function addLink(
  workplace: Workplace,
  viewer: Viewer,
  from: WorkId,
  input: unknown,
): Promise<{ id: string }> {
  const link = parse(linkInput, input);
  return write(workplace, async (tx) => {
    const work = await getWork(tx, viewer, from);
    if (!mayEditWork(viewer, work)) throw notAllowed();
    const { id, changed } = await recordLink(tx, viewer, { place: work.place, link });
    if (changed) tell(tx, viewer, 'linkAdded', { ...work.place, spaceId: work.entry.spaceId });
    return { id };
  });
}

/** Takes back what `addLink` said. A link that stands in the work's own words goes with these. */
export async function removeLink(workplace: Workplace, viewer: Viewer, id: string): Promise<void> {
  await write(workplace, async (tx) => {
    const { from, to, relation, found } = await getLink(tx, viewer, id);
    const ends = { entryId: from.entry, commentId: from.comment };
    const work = await getWork(tx, viewer, ends);
    if (!mayEditWork(viewer, work)) throw notAllowed();
    if (found) throw conflict('linkInWords');
    await tx.db.deleteFrom('links').where('id', '=', id).execute();
    if (relation === 'supersedes' && to) await forgetSupersession(tx, to.entry, from.entry);
    tell(tx, viewer, 'linkRemoved', { ...ends, spaceId: work.entry.spaceId });
  });
}

/** Records the sources of a new work; `relation` is also the field that a refusal is about. */
export async function recordSources(
  tx: Writing,
  viewer: Viewer,
  place: Place,
  sources: Partial<Record<Relation, readonly SourceInput[]>>,
): Promise<void> {
  for (const [relation, of] of Object.entries(sources) as [Relation, SourceInput[]][]) {
    for (const source of of) {
      await recordLink(tx, viewer, { place, link: { ...source, relation }, field: relation });
    }
  }
}

interface Recording {
  place: Place;
  link: LinkInput;
  /** The field of the input that names the source. */
  field?: string;
}

async function recordLink(
  tx: Writing,
  viewer: Viewer,
  { place, link, field = 'source' }: Recording,
): Promise<{ id: string; changed: boolean }> {
  const target = await findTarget(tx, viewer, link.source);
  if (!target) throw invalid({ [field]: 'sourceUnknown' });
  if (isSame(place, target)) throw invalid({ [field]: 'linkToItself' });
  const spaceId =
    link.relation === 'supersedes' ? await replaceable(tx, viewer, place, target, field) : '';
  const known = await findSame(tx, place, target, link);
  if (known) return { id: known.id, changed: await saidAgain(tx, known, link) };
  if (target.withdrawn) throw conflict({ [field]: 'entryWithdrawn' });
  const id = await insert(tx, viewer, place, target, link);
  if (target.url) await askForPage(tx, target.url);
  if (link.relation !== 'supersedes' || !target.entry) return { id, changed: true };
  const [at, byEntry] = [{ entryId: target.entry, commentId: null }, place.entryId];
  const superseded = {
    place: at,
    spaceId,
    note: link.reason,
    cause: 'superseded',
    byEntry,
  } as const;
  await recordCorrection(tx, viewer, superseded);
  return { id, changed: true };
}

function isSame({ entryId, commentId }: Place, { entry, comment }: Target): boolean {
  return entry === entryId && comment === commentId;
}

/** Only an entry takes an entry's place, said by somebody who may write there. Answers its space. */
async function replaceable(
  tx: Writing,
  viewer: Viewer,
  place: Place,
  target: Target,
  field: string,
): Promise<string> {
  if (place.commentId || target.comment || !target.entry) {
    throw invalid({ [field]: 'supersedesNoEntry' });
  }
  const { space, spaceId } = await getStanding(tx, viewer, target.entry);
  if (!mayWrite(viewer, space)) throw notAllowed(space.archived ? 'spaceArchived' : undefined);
  return spaceId;
}

interface Known {
  id: string;
  reason: string | null;
  found: boolean;
}

/** Another passage of the same source is another link; another reason is not. */
async function findSame(
  tx: Writing,
  place: Place,
  target: Target,
  { relation, passage }: LinkInput,
): Promise<Known | undefined> {
  return tx.db
    .selectFrom('links')
    .where('from_entry', '=', place.entryId)
    .where('from_comment', 'is not distinct from', place.commentId)
    .where('to_entry', 'is not distinct from', target.entry)
    .where('to_comment', 'is not distinct from', target.comment)
    .where('to_url', 'is not distinct from', target.url)
    .where('relation', '=', relation)
    .where('passage', 'is not distinct from', passage)
    .select(['id', 'reason', 'found'])
    .executeTakeFirst();
}

/** What somebody says stays, whatever becomes of the words in which it was found. */
async function saidAgain(tx: Writing, known: Known, link: LinkInput): Promise<boolean> {
  const reason = link.reason ?? known.reason;
  if (reason === known.reason && !known.found) return false;
  await tx.db
    .updateTable('links')
    .set({ reason, found: false })
    .where('id', '=', known.id)
    .execute();
  return true;
}

async function insert(
  tx: Writing,
  viewer: Viewer,
  place: Place,
  target: Target,
  { relation, reason, passage }: LinkInput,
): Promise<string> {
  const id = newId();
  const row = {
    id,
    from_entry: place.entryId,
    from_comment: place.commentId,
    relation,
    to_entry: target.entry,
    to_comment: target.comment,
    to_url: target.url,
    reason,
    passage,
    created_by: personId(viewer),
    created_at: tx.now,
  };
  await refusingCircles(() => tx.db.insertInto('links').values(row).execute());
  return id;
}

function tell(
  tx: Writing,
  viewer: Viewer,
  name: 'linkAdded' | 'linkRemoved',
  at: { entryId: string; commentId: string | null; spaceId: string },
): void {
  tx.happened({ name, personId: personId(viewer), ...at });
}
