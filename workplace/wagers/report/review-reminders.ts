import { sql } from 'kysely';
import { type CommandContext, type Tx, toDay, write } from '../../kernel/index.ts';

/** So long after its day somebody is told once more, and never again. */
const DAYS_UNTIL_OVERDUE = 7;
const MAX_REMINDERS = 200;

interface DueDay {
  id: string;
  spaceId: string;
  day: string;
  timeZone: string;
}

/**
 * Says once of every open wager that its day of review, or the day by which it should have come
 * true, has come where its owner is; and once more when a week has gone by since. Answers how many
 * were said.
 */
export async function emitReviewReminders(context: CommandContext): Promise<number> {
  return write(context, async (tx) => {
    const due = (await listDueDays(tx)).flatMap((one) => toReminders(one, tx.now));
    let sent = 0;
    for (const { id, spaceId, day, what } of due) {
      const added = await tx.db
        .insertInto('reviews_told')
        .values({ entry_id: id, day, what, told_at: tx.now })
        .onConflict((on) => on.doNothing())
        .returning('what')
        .executeTakeFirst();
      if (!added) continue;
      sent += 1;
      tx.emit({ name: what, personId: null, spaceId, entryId: id, data: { day } });
    }
    return sent;
  });
}

/** Days that have come somewhere on earth, of which something is still to be told. */
async function listDueDays({ db, now }: Tx): Promise<DueDay[]> {
  const { rows } = await sql<DueDay>`
    select wagers.entry_id as id, entries.space_id as "spaceId", days.day::text as day,
      owner.time_zone as "timeZone"
    from wagers
    join entries on entries.id = wagers.entry_id and entries.withdrawn_at is null
    join people as owner on owner.id = wagers.owner_id
    cross join lateral (select distinct day from
      (values (wagers.review_on), (wagers.due)) as named (day)) as days
    where wagers.stage <> 'closed' and days.day <= (${now}::timestamptz
        at time zone 'UTC' + interval '14 hours')::date
      and not exists (select from reviews_told where reviews_told.entry_id = wagers.entry_id
        and reviews_told.day = days.day and reviews_told.what = case
          when days.day <= (${now}::timestamptz at time zone 'UTC')::date - ${DAYS_UNTIL_OVERDUE}::int
          then 'reviewOverdue' else 'reviewDue' end)
    order by days.day limit ${MAX_REMINDERS}`.execute(db);
  return rows;
}

/** A day that is long over by the time anybody looks is told of as that, not as both. */
function toReminders(due: DueDay, now: Date) {
  const today = toDay(due.timeZone, now);
  if (due.day > today) return [];
  const overdue = countDaysBetween(due.day, today) >= DAYS_UNTIL_OVERDUE;
  return [{ ...due, what: overdue ? ('reviewOverdue' as const) : ('reviewDue' as const) }];
}

function countDaysBetween(one: string, other: string): number {
  return Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000);
}
