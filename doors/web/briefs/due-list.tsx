import { say } from '../../../messages/index.ts';
import type { EntrySummary } from '../../../workplace/entries/index.ts';
import { formatCalendarDay } from './review-days.ts';

/** Briefs that somebody should have looked at again by now, longest overdue first. */
export function DueList({ entries }: { entries: readonly EntrySummary[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="due">
      <h2 class="list-title" id="due">
        {say('brief.dueTitle')}
      </h2>
      <ul class="rows">
        {entries.map(({ path, title, space, status }) => (
          <li>
            <span>
              <a href={path}>{title}</a> <span class="quiet">{space.title}</span>
            </span>
            <span class="quiet">
              {status?.reviewBy
                ? say('brief.dueSince', { day: formatCalendarDay(status.reviewBy) })
                : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
