export { type ActivitySummary, getActivitySummary } from './activity-summary.ts';
export { listWagers, type WagerFilter } from './board.ts';
export { listWagerDays, type WagerDay } from './calendar.ts';
export { type EarlierWager, type EarlierWagers, findEarlierWagers } from './earlier-wagers.ts';
export {
  type EvidencePack,
  getEvidencePack,
  type PackedMeasure,
  type PackedWager,
} from './evidence-pack.ts';
export { emitReviewReminders } from './review-reminders.ts';
export { getWager, listSeals } from './wager-details.ts';
