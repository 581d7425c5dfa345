import type { Database } from '../../../storage/index.ts';
import {
  loadCommentsByEntry,
  loadCommentsById,
  loadEntriesById,
  loadNewestModel,
  streamComments,
  streamEntries,
} from './index-queries.ts';
import { buildSocialGraph } from './social-graph.ts';
import {
  loadActiveMembers,
  loadExposureCaps,
  loadTiesFromComments,
  streamTies,
} from './tie-queries.ts';
import type { IndexChange } from './worker-messages.ts';
import { WorksIndex } from './works-index.ts';

/** Reads everything that is written, and what was learnt of it. */
export async function loadIndex(db: Database): Promise<WorksIndex> {
  const works = new WorksIndex();
  for await (const rows of streamEntries(db)) for (const row of rows) works.putEntry(row);
  for await (const rows of streamComments(db)) for (const row of rows) works.putComment(row);
  works.socialGraph = await buildSocialGraph(await loadActiveMembers(db), streamTies(db));
  await refreshModel(db, works);
  return works;
}

/** Takes over what was learnt last, here or by another process. */
export async function refreshModel(db: Database, works: WorksIndex): Promise<void> {
  const newest = await loadNewestModel(db, works.model?.id ?? null);
  if (newest === 'known') return;
  if (newest !== works.model) works.setModel(newest);
  works.socialGraph.setExposureCaps(await loadExposureCaps(db));
}

/** Happenings after which an entry is read again with all its comments. */
const entryReloadEvents = new Set([
  'entryPublished',
  'entryEdited',
  'entryActionApplied',
  'entryWithdrawn',
  'commentEdited',
  'commentDeleted',
  'conversationClosed',
  'conversationReopened',
]);

/** Brings the index up to what these changes made; those of which it knows already do nothing. */
export async function applyChanges(
  db: Database,
  works: WorksIndex,
  changes: readonly IndexChange[],
): Promise<void> {
  const rewritten = new Set(
    changes.flatMap(({ name, entryId }) =>
      entryId && entryReloadEvents.has(name) ? [entryId] : [],
    ),
  );
  const added = changes.filter(({ name }) => name === 'commentAdded');
  for (const { entryId } of added) if (entryId && !works.hasEntry(entryId)) rewritten.add(entryId);
  if (rewritten.size > 0) await reloadEntries(db, works, [...rewritten]);
  const comments = added.flatMap(({ entryId, commentId }) =>
    commentId && entryId && !rewritten.has(entryId) ? [commentId] : [],
  );
  if (comments.length > 0) {
    for (const row of await loadCommentsById(db, comments)) works.putComment(row);
  }
  // What came while everything was read may count twice, until everything is read again.
  const commentIds = added.flatMap(({ commentId }) => commentId ?? []);
  if (commentIds.length > 0)
    for (const tie of await loadTiesFromComments(db, commentIds)) works.socialGraph.addTie(tie);
}

async function reloadEntries(db: Database, works: WorksIndex, ids: readonly string[]) {
  const [entries, comments] = await Promise.all([
    loadEntriesById(db, ids),
    loadCommentsByEntry(db, ids),
  ]);
  for (const row of entries) works.putEntry(row);
  for (const row of comments) works.putComment(row);
}
