import { findKind } from '../../../kinds/index.ts';
import { newId } from '../../../storage/index.ts';
import { MAX_TAGS } from '../../entries/index.ts';
import type { Tx } from '../../kernel/index.ts';
import { cleanLine, cleanText, createSlug, TooComplex } from '../../text/index.ts';
import {
  type HandleIndex,
  makeExcerpt,
  type RenderedBody,
  recordAllReferences,
  renderBodyAt,
} from '../../works/index.ts';
import { alreadyHereReason } from './import-report.ts';
import {
  findImportedIds,
  type ImportState,
  loadKnownPeople,
  skipKnownWorks,
} from './import-state.ts';
import type { ImportedEntry } from './imported-work.ts';

const MAX_TITLE = 200;

/** Entries of people who came before them. */
export async function storeEntries(
  tx: Tx,
  shelf: ImportState,
  entries: readonly ImportedEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const here = await findImportedIds(
    tx,
    'entries',
    entries.map((entry) => entry.origin),
  );
  for (const [origin, id] of here) shelf.entries.set(origin, id);
  const known = await loadKnownPeople(tx, shelf);
  const made = skipKnownWorks(shelf, entries, here, alreadyHereReason).flatMap(
    (entry) => toNewEntry(shelf, known, entry) ?? [],
  );
  if (made.length === 0) return;
  await tx.db
    .insertInto('entries')
    .values(made.map(({ row }) => row))
    .execute();
  await recordAllReferences(
    tx,
    made.map(({ row, body }) => ({
      ref: { entryId: row.id, commentId: null },
      author: row.author_id,
      body,
    })),
  );
}

function toNewEntry(shelf: ImportState, known: HandleIndex, entry: ImportedEntry) {
  const text = cleanText(entry.body);
  const body = renderIfPossible(known, text, { time: entry.createdAt, sections: true });
  if (!body) {
    shelf.tally.skipped(entry.what, tooComplexReason);
    return null;
  }
  const row = toEntryRow(shelf, entry, text, body);
  shelf.entries.set(entry.origin, row.id);
  if (entry.accepted) shelf.accepted.set(entry.accepted, row.id);
  shelf.tally.created(entry.what);
  return { row, body };
}

function toEntryRow(shelf: ImportState, entry: ImportedEntry, text: string, body: RenderedBody) {
  const title = toTitle(shelf, entry.title);
  return {
    id: newId(),
    kind: entry.kind,
    space_id: shelf.space,
    author_id: shelf.people.get(entry.author)!,
    title,
    slug: createSlug(title),
    body: text,
    html: body.html,
    excerpt: makeExcerpt(body),
    tags: toTags(shelf, entry.tags),
    details: JSON.stringify(findKind(entry.kind)!.initialDetails),
    created_at: entry.createdAt,
    closed_at: entry.closedAt,
    origin: entry.origin,
  };
}

export const tooComplexReason = 'its text is too long or too deeply nested to show';

/** A body as it would have been rendered then, or null where that is beyond all bounds. */
export function renderIfPossible(
  known: HandleIndex,
  text: string,
  rendering: Parameters<typeof renderBodyAt>[2],
): RenderedBody | null {
  try {
    return renderBodyAt(text, known, rendering);
  } catch (error) {
    if (error instanceof TooComplex) return null;
    throw error;
  }
}

function toTitle(shelf: ImportState, text: string): string {
  const title = cleanLine(text);
  if (title.length > MAX_TITLE) shelf.tally.warn('{n} × a title cut to 200 characters');
  return title.slice(0, MAX_TITLE).toWellFormed().trim() || 'Untitled';
}

function toTags(shelf: ImportState, tags: readonly string[]): string[] {
  const clean = tags.map((tag) =>
    cleanLine(tag).toLowerCase().replace(/^#/, '').replace(/\s+/g, '-'),
  );
  const fitting = [...new Set(clean)].filter((tag) => tag !== '' && tag.length <= 40);
  if (fitting.length < new Set(clean).size)
    shelf.tally.warn('{n} × tags left out: too long or empty');
  if (fitting.length > MAX_TAGS) shelf.tally.warn(`{n} × tags left out: more than ${MAX_TAGS}`);
  return fitting.slice(0, MAX_TAGS);
}
