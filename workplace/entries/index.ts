export { actOnEntry, type Edited, editEntry, reactToEntry, undoAct } from './commands.ts';
export {
  type DraftView,
  discardDraft,
  findCommentDraft,
  getDraft,
  listDrafts,
  saveDraft,
} from './drafts.ts';
export { getEntryHead, getNeighbours } from './head.ts';
export {
  type Choice,
  chosenWording,
  EditedMeanwhile,
  getMerge,
  type Merge,
  mergeWordings,
  type Wording,
} from './merging.ts';
export { publishEntry } from './publishing.ts';
export {
  type EntryFilter,
  entrySummaries,
  getEntry,
  listEntries,
  summaryView,
} from './queries.ts';
export { restoreWording } from './restoring.ts';
export { entryStands } from './stands.ts';
export { listTakenAway, type TakenAway } from './taken-away.ts';
export {
  type EntryAttention,
  type EntryHead,
  type EntryMay,
  type EntryStatus,
  type EntrySummary,
  type EntryView,
  entryPath,
  type Neighbour,
  type OwnReaction,
  type WordingView,
} from './view.ts';
export {
  getWholeEntry,
  listWholeEntries,
  listWholeEntriesById,
  type WholeEntry,
} from './whole.ts';
export { type Withdrawal, withdrawnSlug } from './withdrawal.ts';
export { withdrawEntry } from './withdrawing.ts';
