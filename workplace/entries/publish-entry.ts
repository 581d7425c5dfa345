import { findKind } from '../../kinds/index.ts';
import { newId } from '../../storage/index.ts';
import { canWrite, findSpaceAccess, type PersonViewer } from '../access/index.ts';
import {
  type CommandContext,
  invalid,
  notAllowed,
  parseInput,
  type Tx,
  write,
} from '../kernel/index.ts';
import { recordInlineLinks, recordSources } from '../lineage/index.ts';
import { createSlug } from '../text/index.ts';
import { createWager } from '../wagers/pilot/create-wager.ts';
import { makeExcerpt, recordReferences, renderBody } from '../works/index.ts';
import { type EntryInput, entryInput } from './rules.ts';

/** Publishes an entry in a space. Answers its id and slug, which make its permanent address. */
export async function publishEntry(
  context: CommandContext,
  viewer: PersonViewer,
  input: unknown,
): Promise<{ id: string; slug: string }> {
  const entry = parseInput(entryInput, input);
  return write(context, (tx) => publishEntryInTx(tx, viewer, entry));
}

/** By name of a kind: what an entry of it keeps in tables of its own from the beginning. */
const kindInitializers: Record<string, typeof createWager> = { wager: createWager };

/** The same within a transaction under way. */
export async function publishEntryInTx(
  tx: Tx,
  viewer: PersonViewer,
  entry: EntryInput,
): Promise<{ id: string; slug: string }> {
  const space = await findSpaceAccess(tx, viewer, entry.space);
  if (!space) throw invalid({ space: 'spaceUnknown' });
  if (!canWrite(viewer, space)) throw notAllowed(space.archived ? 'spaceArchived' : undefined);
  const [id, slug] = [newId(), createSlug(entry.title)];
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
      excerpt: makeExcerpt(body),
      details: JSON.stringify(findKind(kind)!.initialDetails),
      created_at: tx.now,
    })
    .execute();
  const ref = { entryId: id, commentId: null };
  const { buildsOn, departsFrom, supersedes, answers } = entry;
  await recordReferences(tx, viewer, ref, body, true);
  await recordSources(tx, viewer, ref, { buildsOn, departsFrom, supersedes, answers });
  await recordInlineLinks(tx, viewer, ref, body.inlineLinks);
  await kindInitializers[kind]?.(tx, viewer, { id, spaceId: space.id }, entry);
  if (entry.draft) await deleteDraft(tx, viewer, entry.draft);
  tx.emit({ name: 'entryPublished', personId: viewer.id, spaceId: space.id, entryId: id });
  return { id, slug };
}

async function deleteDraft(tx: Tx, viewer: PersonViewer, draft: string): Promise<void> {
  await tx.db
    .deleteFrom('drafts')
    .where('id', '=', draft)
    .where('person_id', '=', viewer.id)
    .execute();
}
