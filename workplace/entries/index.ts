export { isNotWithdrawn } from '../access/index.ts';
export { applyAction, type EditResult, editEntry, reactToEntry, undoAction } from './commands.ts';
export { stripWithdrawnSlugs } from './draft-addresses.ts';
export {
  type DraftView,
  discardDraft,
  findCommentDraft,
  getDraft,
  listDrafts,
  saveDraft,
} from './drafts.ts';
export {
  type EntryWithSources,
  getEntryWithSources,
  listEntriesWithSources,
  listEntriesWithSourcesById,
} from './entries-with-sources.ts';
export { getEntryHead, getNeighbours } from './entry-head.ts';
export { eraseWork } from './erase-work.ts';
export {
  applyMergeChoices,
  EditConflict,
  type EntryMerge,
  type EntryRevision,
  getMerge,
  type MergeChoice,
  mergeRevisions,
} from './merge-revisions.ts';
export { isPendingFor } from './pending-asks.ts';
export { renderPreview } from './preview.ts';
export { publishEntry, publishEntryInTx } from './publish-entry.ts';
export {
  buildEntryConditions,
  type EntryFilter,
  getEntry,
  listEntries,
  selectAnyEntrySummaries,
  selectEntrySummaries,
  toEntrySummary,
} from './queries.ts';
export { restoreRevision } from './restore-revision.ts';
export { listRevisions } from './revisions.ts';
export { bodyField, entryChange, entryInput, MAX_TAGS, titleField } from './rules.ts';
export type {
  EntryFollowState,
  EntryHead,
  EntryPermissions,
  EntryStatus,
  EntrySummary,
  EntryView,
  Neighbour,
  OwnReaction,
  RevisionView,
  SpaceLabel,
} from './view.ts';
export { withdrawEntry } from './withdraw-entry.ts';
export { type Withdrawal, withdrawnSlug } from './withdrawal.ts';
export { type EntryWithdrawnByOther, listWithdrawnByOthers } from './withdrawn-by-others.ts';
