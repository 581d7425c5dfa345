export { amendWager, commitWager, previewSeal, type SealPreview } from './commitment/index.ts';
export {
  ActivityCount,
  changeWager,
  countsActivity,
  type EndView,
  type FindingView,
  type MeasureView,
  type PersonLabel,
  type QuestionView,
  type ReadingView,
  type SealLabel,
  type SealView,
  type VerdictView,
  type WagerLabel,
  type WagerOnBoard,
  type WagerView,
  type WorkLabel,
} from './core/index.ts';
export { addEnd, changeEnd, removeEnd } from './ends/index.ts';
export { addFinding, addQuestion, dropQuestion, enterStage } from './pilot/index.ts';
export {
  type AddedReadings,
  addReading,
  addReadingHook,
  addReadings,
  type CsvReading,
  getReading,
  listReadingHooks,
  listReadingPoints,
  listReadings,
  parseReadingCsv,
  type ReadingHookView,
  receiveHookReading,
  revokeReadingHook,
} from './readings/index.ts';
export {
  type ActivitySummary,
  type EarlierWager,
  type EarlierWagers,
  type EvidencePack,
  emitReviewReminders,
  findEarlierWagers,
  getActivitySummary,
  getEvidencePack,
  getWager,
  listSeals,
  listWagerDays,
  listWagers,
  type PackedMeasure,
  type PackedWager,
  type WagerDay,
  type WagerFilter,
} from './report/index.ts';
export type { NewSeal } from './seals/index.ts';
export {
  type DecidingReading,
  isBeforeCommitment,
  listDecidingReadings,
  resolveWager,
} from './verdict/index.ts';
