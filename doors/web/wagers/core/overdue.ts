import { say } from '../../../../messages/index.ts';
import type { WagerLabel } from '../../../../workplace/wagers/index.ts';
import { formatCalendarDay } from '../../briefs/review-days.ts';

type DeadlineFields = Pick<WagerLabel, 'reviewOn' | 'due'>;

/** The first day on which something is to happen with a wager, and which: its review, or its end. */
export function getFirstDeadline({
  reviewOn,
  due,
}: DeadlineFields): { what: 'review' | 'due'; day: string } | null {
  if (reviewOn !== null && (due === null || reviewOn <= due)) {
    return { what: 'review', day: reviewOn };
  }
  return due === null ? null : { what: 'due', day: due };
}

/** What is overdue, since when: `This was to be looked at on 1 June 2026.` */
export function formatOverdue(of: DeadlineFields): string {
  const first = getFirstDeadline(of);
  return first ? say(`wager.overdue.${first.what}`, { day: formatCalendarDay(first.day) }) : '';
}
