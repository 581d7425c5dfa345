export {
  ActivityCount,
  countsActivity,
  expectsActivity,
  isActivityPage,
} from './activity-metrics.ts';
export { changeWager, toFactColumns, updateFacts } from './change-wager.ts';
export { eraseWager } from './erase-wager.ts';
export {
  type Expectation,
  type ExpectedMeasure,
  type ExpectedRange,
  loadExpectations,
  type SealedTerms,
} from './expectation.ts';
export { isOverdue, requireWager, selectWagers, toWagerLabel } from './labels.ts';
export { findRoleIds, loadPersonLookup, type PersonLabel } from './people.ts';
export {
  amendmentInput,
  answers,
  dayInput,
  directions,
  dropQuestionInput,
  type EndInput,
  endInput,
  factsChange,
  findingInput,
  findMeasureProblems,
  hookInput,
  MAX_ENDS,
  MAX_QUESTIONS,
  type MeasureInput,
  meetsTarget,
  questionInput,
  type ReadingInput,
  readingInput,
  stageInput,
  stages,
  verdictInput,
  verdicts,
  type WagerInput,
  wagerInput,
} from './rules.ts';
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
export {
  emitWagerEvent,
  lockOwnWager,
  lockWager,
  lockWritableWager,
  type WagerAccess,
} from './wager-access.ts';
