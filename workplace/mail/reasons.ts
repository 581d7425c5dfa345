import { say } from '../../messages/index.ts';
import { type NoticeReason, noticeReasons } from '../../storage/index.ts';

/** Why somebody gets this, by the most pressing of the reasons. */
export function mostPressing(told: readonly { why: NoticeReason }[]): string {
  const why = noticeReasons.find((reason) => told.some((one) => one.why === reason)) ?? 'entry';
  return say('mail.why', { why: say(`mail.why.${why}`) });
}
