import { getTimeZone, type Viewer } from '../../../workplace/access/index.ts';
import type { EntryStatus } from '../../../workplace/entries/index.ts';
import { type Day, toDay } from '../../../workplace/kernel/index.ts';
import { formatDay } from '../layout/time.tsx';
import type { WebContext } from '../web-context.ts';

/** The day that it is where the viewer is. */
export function getToday(web: WebContext, viewer: Viewer): Day {
  return toDay(getTimeZone(viewer), web.door.context.now());
}

/** `2026-06-03` as people read it. */
export function formatCalendarDay(day: Day): string {
  return formatDay(new Date(`${day}T12:00:00Z`), 'UTC');
}

/** Whether the day has come on which somebody is to look at it again; what is superseded is left in peace. */
export function isReviewDue(status: EntryStatus | null, today: Day): boolean {
  if (!status?.reviewBy || status.name === 'superseded') return false;
  return status.reviewBy <= today;
}
