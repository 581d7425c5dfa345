import type { Database } from '../../../storage/index.ts';
import { circleOf } from './circle.ts';
import type { Change } from './messages.ts';
import {
  allComments,
  allEntries,
  commentsById,
  commentsOf,
  entriesById,
  newestMeaning,
} from './stored.ts';
import { allTies, membersHere, storedReaches, tiesBy } from './stored-ties.ts';
import { WorksIndex } from './works-index.ts';

/** Reads everything that is written, and what was learnt of it. */
export async function loadIndex(db: Database): Promise<WorksIndex> {
  const works = new WorksIndex();
  for await (const rows of allEntries(db)) for (const row of rows) works.putEntry(row);
  for await (const rows of allComments(db)) for (const row of rows) works.putComment(row);
  works.circle = await circleOf(await membersHere(db), allTies(db));
  await learnNewest(db, works);
  return works;
}

/** Takes over what was learnt last, here or by another process. */
export async function learnNewest(db: Database, works: WorksIndex): Promise<void> {
  const newest = await newestMeaning(db, works.meaning?.id ?? null);
  if (newest === 'known') return;
  if (newest !== works.meaning) works.learn(newest);
  works.circle.limit(await storedReaches(db));
}

/** Happenings after which an entry is read again with all its comments. */
const rewriting = new Set([
  'entryPublished',
  'entryEdited',
  'entryActedOn',
  'entryWithdrawn',
  'commentEdited',
  'commentDeleted',
  'conversationClosed',
  'conversationReopened',
]);

/** Brings the index up to what these changes made; those of which it knows already do nothing. */
export async function follow(
  db: Database,
  works: WorksIndex,
  changes: readonly Change[],
): Promise<void> {
  const rewritten = new Set(
    changes.flatMap(({ name, entryId }) => (entryId && rewriting.has(name) ? [entryId] : [])),
  );
  const added = changes.filter(({ name }) => name === 'commentAdded');
  for (const { entryId } of added) if (entryId && !works.has(entryId)) rewritten.add(entryId);
  if (rewritten.size > 0) await rereadEntries(db, works, [...rewritten]);
  const comments = added.flatMap(({ entryId, commentId }) =>
    commentId && entryId && !rewritten.has(entryId) ? [commentId] : [],
  );
  if (comments.length > 0) {
    for (const row of await commentsById(db, comments)) works.putComment(row);
  }
  // What came while everything was read may count twice, until everything is read again.
  const said = added.flatMap(({ commentId }) => commentId ?? []);
  if (said.length > 0) for (const tie of await tiesBy(db, said)) works.circle.put(tie);
}

async function rereadEntries(db: Database, works: WorksIndex, ids: readonly string[]) {
  const [entries, comments] = await Promise.all([entriesById(db, ids), commentsOf(db, ids)]);
  for (const row of entries) works.putEntry(row);
  for (const row of comments) works.putComment(row);
}
