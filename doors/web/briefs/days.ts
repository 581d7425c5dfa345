import { type Viewer, zoneOf } from '../../../workplace/access/index.ts';
import { type Day, dayIn } from '../../../workplace/days.ts';
import type { EntryStatus } from '../../../workplace/entries/index.ts';
import type { House } from '../house.ts';
import { dayText } from '../layout/time.tsx';

/** The day that it is where the viewer is. */
export function todayFor(house: House, viewer: Viewer): Day {
  return dayIn(zoneOf(viewer), house.doorway.workplace.now());
}

/** `2026-06-03` as people read it. */
export function dayWords(day: Day): string {
  return dayText(new Date(`${day}T12:00:00Z`), 'UTC');
}

/** Whether the day has come on which somebody is to look at it again; what is superseded is left in peace. */
export function isDue(status: EntryStatus | null, today: Day): boolean {
  if (!status?.reviewBy || status.name === 'superseded') return false;
  return status.reviewBy <= today;
}
