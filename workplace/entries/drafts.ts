import { z } from 'zod';
import { isId, newId } from '../../storage/index.ts';
import { findSpaceAccess, getEntryAccess, type PersonViewer, visibleTo } from '../access/index.ts';
import {
  type CommandContext,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type QueryContext,
  write,
} from '../kernel/index.ts';
import { stripWithdrawnSlugs } from './draft-addresses.ts';
import { MAX_BODY_LENGTH } from './rules.ts';

/** Unfinished text is kept as it is: a draft may be empty, untitled or too long for its place. */
const draftInput = z.object({
  id: z.uuid().optional(),
  entry: z.uuid().nullish(),
  space: z.string().nullish(),
  kind: z.string().max(40).default('post'),
  title: z.string().max(1000, 'tooLong').default(''),
  body: z.string().max(MAX_BODY_LENGTH, 'tooLong').default(''),
  tags: z.array(z.string().max(100)).max(50).default([]),
  buildsOn: z.string().max(MAX_BODY_LENGTH, 'tooLong').default(''),
  /** What its kind says besides, as typed, by the names of the fields. */
  details: z
    .record(z.string().max(40), z.string().max(20_000, 'tooLong'))
    .refine((details) => Object.keys(details).length <= MAX_DETAILS, 'tooMany')
    .default({}),
});

const MAX_DETAILS = 50;

/** Somebody's unfinished entry, or (with `entryId`) their unfinished comment on that entry. */
export interface DraftView {
  id: string;
  entryId: string | null;
  space: string | null;
  kind: string;
  title: string;
  body: string;
  tags: string[];
  /** Addresses of what it builds on, as typed. */
  buildsOn: string;
  /** What its kind says besides, by the names of the fields. */
  details: Record<string, string>;
  updatedAt: Date;
}

/** Keeps unfinished words. The client may choose the id, so that saving again is the same draft. */
export async function saveDraft(
  context: CommandContext,
  viewer: PersonViewer,
  input: unknown,
): Promise<{ id: string }> {
  if (viewer.scope === 'read') throw notAllowed();
  const draft = parseInput(draftInput, input);
  return write(context, async (tx) => {
    if (draft.entry) await getEntryAccess(tx, viewer, draft.entry);
    const space = draft.space ? await findSpaceAccess(tx, viewer, draft.space) : null;
    const words = {
      space_id: space?.id ?? null,
      kind: stripInvalidCharacters(draft.kind),
      title: stripInvalidCharacters(draft.title),
      body: stripInvalidCharacters(draft.body),
      tags: draft.tags.map(stripInvalidCharacters),
      builds_on: await stripWithdrawnSlugs(tx, stripInvalidCharacters(draft.buildsOn)),
      details: serializeDetails(draft.details),
      updated_at: tx.now,
    };
    const kept = await tx.db
      .insertInto('drafts')
      .values({
        // A comment's draft goes by its entry, so an id that is in use cannot stand in its way.
        id: (!draft.entry && draft.id) || newId(),
        person_id: viewer.id,
        entry_id: draft.entry ?? null,
        ...words,
      })
      .onConflict((on) =>
        draft.entry
          ? on
              .columns(['person_id', 'entry_id'])
              .where('entry_id', 'is not', null)
              .doUpdateSet(words)
          : on.column('id').doUpdateSet(words).where('drafts.person_id', '=', viewer.id),
      )
      .returning('id')
      .executeTakeFirst();
    if (!kept) throw invalid({ id: 'draftUnknown' });
    return kept;
  });
}

function serializeDetails(details: Record<string, string>): string {
  const entries = Object.entries(details).map(([name, text]) => [
    stripInvalidCharacters(name),
    stripInvalidCharacters(text),
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

function stripInvalidCharacters(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

function selectDrafts(context: QueryContext, viewer: PersonViewer) {
  return context.db
    .selectFrom('drafts')
    .leftJoin('spaces', (on) => on.onRef('spaces.id', '=', 'drafts.space_id').on(visibleTo(viewer)))
    .where('drafts.person_id', '=', viewer.id)
    .select([
      'drafts.id',
      'drafts.entry_id as entryId',
      'spaces.name as space',
      'drafts.kind',
      'drafts.title',
      'drafts.body',
      'drafts.tags',
      'drafts.builds_on as buildsOn',
      'drafts.details',
      'drafts.updated_at as updatedAt',
    ]);
}

/** One's own unfinished entries (comments are found at their entry), last touched first. */
export async function listDrafts(
  context: QueryContext,
  viewer: PersonViewer,
): Promise<DraftView[]> {
  return selectDrafts(context, viewer)
    .where('drafts.entry_id', 'is', null)
    .orderBy('drafts.updated_at', 'desc')
    .orderBy('drafts.id')
    .limit(200)
    .execute();
}

/** A draft by its id, or one's comment draft on an entry; null or `notFound` where there is none. */
export async function getDraft(
  context: QueryContext,
  viewer: PersonViewer,
  id: string,
): Promise<DraftView> {
  if (!isId(id)) throw notFound();
  const draft = await selectDrafts(context, viewer).where('drafts.id', '=', id).executeTakeFirst();
  if (!draft) throw notFound();
  return draft;
}

/** One's comment draft on an entry, or null. */
export async function findCommentDraft(
  context: QueryContext,
  viewer: PersonViewer,
  entryId: string,
): Promise<DraftView | null> {
  if (!isId(entryId)) return null;
  const draft = await selectDrafts(context, viewer)
    .where('drafts.entry_id', '=', entryId)
    .executeTakeFirst();
  return draft ?? null;
}

/** Throws a draft of one's own away. */
export async function discardDraft(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (!isId(id)) return;
  await write(context, (tx) =>
    tx.db
      .deleteFrom('drafts')
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .executeTakeFirst()
      .then(() => undefined),
  );
}
