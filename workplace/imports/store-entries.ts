import { findKind } from '../../kinds/index.ts';
import { newId } from '../../storage/index.ts';
import { mostTags } from '../entries/rules.ts';
import type { Writing } from '../happenings/index.ts';
import { cleanLine, cleanText, slugOf, TooComplex } from '../text/bounds.ts';
import { type KnownPeople, recordAllReferences, renderThen } from '../works/batch.ts';
import { type Body, excerptOf } from '../works/body.ts';
import { alreadyHere } from './report.ts';
import { earlier, knownOn, newOnes, type Shelf } from './shelf.ts';
import type { ImportedEntry } from './works.ts';

const mostTitle = 200;

/** Entries of people who came before them. */
export async function storeEntries(
  tx: Writing,
  shelf: Shelf,
  entries: readonly ImportedEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const here = await earlier(
    tx,
    'entries',
    entries.map((entry) => entry.origin),
  );
  for (const [origin, id] of here) shelf.entries.set(origin, id);
  const known = await knownOn(tx, shelf);
  const made = newOnes(shelf, entries, here, alreadyHere).flatMap(
    (entry) => make(shelf, known, entry) ?? [],
  );
  if (made.length === 0) return;
  await tx.db
    .insertInto('entries')
    .values(made.map(({ row }) => row))
    .execute();
  await recordAllReferences(
    tx,
    made.map(({ row, body }) => ({
      place: { entryId: row.id, commentId: null },
      author: row.author_id,
      body,
    })),
  );
}

function make(shelf: Shelf, known: KnownPeople, entry: ImportedEntry) {
  const text = cleanText(entry.body);
  const body = rendered(known, text, { time: entry.createdAt, sections: true });
  if (!body) {
    shelf.tally.skipped(entry.what, tooMuch);
    return null;
  }
  const row = rowOf(shelf, entry, text, body);
  shelf.entries.set(entry.origin, row.id);
  if (entry.accepted) shelf.accepted.set(entry.accepted, row.id);
  shelf.tally.created(entry.what);
  return { row, body };
}

function rowOf(shelf: Shelf, entry: ImportedEntry, text: string, body: Body) {
  const title = titleOf(shelf, entry.title);
  return {
    id: newId(),
    kind: entry.kind,
    space_id: shelf.space,
    author_id: shelf.people.get(entry.author)!,
    title,
    slug: slugOf(title),
    body: text,
    html: body.html,
    excerpt: excerptOf(body),
    tags: tagsOf(shelf, entry.tags),
    details: JSON.stringify(findKind(entry.kind)!.initial),
    created_at: entry.createdAt,
    closed_at: entry.closedAt,
    origin: entry.origin,
  };
}

export const tooMuch = 'its text is longer or more entangled than a page can show';

/** A body as it would have been rendered then, or null where that is beyond all bounds. */
export function rendered(
  known: KnownPeople,
  text: string,
  rendering: Parameters<typeof renderThen>[2],
): Body | null {
  try {
    return renderThen(text, known, rendering);
  } catch (error) {
    if (error instanceof TooComplex) return null;
    throw error;
  }
}

function titleOf(shelf: Shelf, text: string): string {
  const title = cleanLine(text);
  if (title.length > mostTitle) shelf.tally.warn('{n} × a title cut to 200 characters');
  return title.slice(0, mostTitle).toWellFormed().trim() || 'Untitled';
}

function tagsOf(shelf: Shelf, tags: readonly string[]): string[] {
  const clean = tags.map((tag) =>
    cleanLine(tag).toLowerCase().replace(/^#/, '').replace(/\s+/g, '-'),
  );
  const fitting = [...new Set(clean)].filter((tag) => tag !== '' && tag.length <= 40);
  if (fitting.length < new Set(clean).size)
    shelf.tally.warn('{n} × tags left out: too long or empty');
  if (fitting.length > mostTags) shelf.tally.warn(`{n} × tags left out: more than ${mostTags}`);
  return fitting.slice(0, mostTags);
}
