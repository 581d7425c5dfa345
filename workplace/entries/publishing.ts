import { findKind } from '../../kinds/index.ts';
import { newId } from '../../storage/index.ts';
import { mayWrite, type PersonViewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { recordFound } from '../lineage/found.ts';
import { recordSources } from '../lineage/links.ts';
import { invalid, notAllowed } from '../refusal.ts';
import { findStanding } from '../spaces/queries.ts';
import { slugOf } from '../text/bounds.ts';
import { beginWager } from '../wagers/beginning.ts';
import { excerptOf, recordReferences, renderBody } from '../works/body.ts';
import { type EntryInput, entryInput } from './rules.ts';

/** Publishes an entry in a space. Answers its id and slug, which make its permanent address. */
export async function publishEntry(
  workplace: Workplace,
  viewer: PersonViewer,
  input: unknown,
): Promise<{ id: string; slug: string }> {
  const entry = parse(entryInput, input);
  return write(workplace, (tx) => publishIn(tx, viewer, entry));
}

/** By name of a kind: what an entry of it keeps in tables of its own from the beginning. */
const beginnings: Record<string, typeof beginWager> = { wager: beginWager };

/** The same within a transaction under way. */
export async function publishIn(
  tx: Writing,
  viewer: PersonViewer,
  entry: EntryInput,
): Promise<{ id: string; slug: string }> {
  const space = await findStanding(tx, viewer, entry.space);
  if (!space) throw invalid({ space: 'spaceUnknown' });
  if (!mayWrite(viewer, space)) throw notAllowed(space.archived ? 'spaceArchived' : undefined);
  const [id, slug] = [newId(), slugOf(entry.title)];
  const body = await renderBody(tx, entry.body, { sections: true });
  const { kind, title, tags } = entry;
  await tx.db
    .insertInto('entries')
    .values({
      id,
      kind,
      space_id: space.id,
      author_id: viewer.id,
      title,
      slug,
      tags,
      body: entry.body,
      html: body.html,
      excerpt: excerptOf(body),
      details: JSON.stringify(findKind(kind)!.initial),
      created_at: tx.now,
    })
    .execute();
  const place = { entryId: id, commentId: null };
  const { buildsOn, departsFrom, supersedes, answers } = entry;
  await recordReferences(tx, viewer, place, body, true);
  await recordSources(tx, viewer, place, { buildsOn, departsFrom, supersedes, answers });
  await recordFound(tx, viewer, place, body.works);
  await beginnings[kind]?.(tx, viewer, { id, spaceId: space.id }, entry);
  if (entry.draft) await discardDraft(tx, viewer, entry.draft);
  tx.happened({ name: 'entryPublished', personId: viewer.id, spaceId: space.id, entryId: id });
  return { id, slug };
}

async function discardDraft(tx: Writing, viewer: PersonViewer, draft: string): Promise<void> {
  await tx.db
    .deleteFrom('drafts')
    .where('id', '=', draft)
    .where('person_id', '=', viewer.id)
    .execute();
}
