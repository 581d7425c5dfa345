import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { say } from '../../../../messages/index.ts';
import type { WagerDay } from '../../../../workplace/wagers/index.ts';

interface CalendarContext {
  /** The workplace's name. */
  name: string;
  origin: string;
}

/**
 * Days of wagers as iCalendar (RFC 5545): all-day events, which are dates without a time, so that
 * they fall on the same day in every zone. They block nobody's time.
 */
export function renderCalendar(
  days: readonly WagerDay[],
  { name, origin }: CalendarContext,
): string {
  const calendar = ical({
    name: say('wager.calendarOf', { name }),
    prodId: { company: 'Commonplace', product: 'Wagers', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const host = new URL(origin).hostname;
  for (const { id, day, what, title, measure, path } of days) {
    calendar.createEvent({
      id: `${id}@${host}`,
      start: new Date(`${day}T00:00:00Z`),
      // Events without a time end on the day after, which is not theirs any more.
      end: new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000),
      allDay: true,
      timezone: 'UTC',
      stamp: new Date(`${day}T00:00:00Z`),
      summary: say(`wager.day.${what}`, { title, measure: measure ?? '' }),
      url: `${origin}${path}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
