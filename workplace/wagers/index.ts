export { amendWager } from './amending.ts';
export { listWagers, type WagerFilter } from './board.ts';
export { type DayOfWager, listDays } from './calendar.ts';
export { type Counting, isFromBefore, listCounting } from './citing.ts';
export { commitWager } from './committing.ts';
export { type ReadingOfCsv, readingsIn } from './csv.ts';
export { ActivityCount, countsDoing } from './doing.ts';
export { type EarlierWager, type EarlierWagers, findEarlierWagers } from './earlier.ts';
export { addEnd, changeEnd, removeEnd } from './ends.ts';
export {
  type EvidencePack,
  getEvidencePack,
  type PackedMeasure,
  type PackedWager,
} from './evidence-pack.ts';
export { changeWager } from './facts.ts';
export { addFinding, enterStage } from './findings.ts';
export { addHook, type HookView, listHooks, revokeHook, takeReading } from './hooks.ts';
export { getMeans, type Means } from './means.ts';
export type { Someone } from './people.ts';
export { previewSeal, type SealPreview } from './preview.ts';
export { getWager, listSeals } from './queries.ts';
export { askInPilot, dropQuestion } from './questions.ts';
export { addReading, addReadings, type Entered } from './reading.ts';
export { getReading, listPoints, listReadings } from './readings.ts';
export { remindOfReviews } from './reminding.ts';
export type { Sealed } from './sealing.ts';
export { resolveWager } from './verdict.ts';
export type {
  EndView,
  FindingView,
  MeasureView,
  QuestionView,
  ReadingView,
  SealLabel,
  SealView,
  VerdictView,
  WagerLabel,
  WagerOnBoard,
  WagerView,
  WorkLabel,
} from './view.ts';
