import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { type CommandContext, type Tx, write } from '../kernel/index.ts';
import {
  defaultNotificationSettings,
  findQuietEnd,
  getBudgetDay,
  type QuietHours,
  spendBudget,
} from '../notifications/index.ts';
import { canBeOffered } from '../suggestions/index.ts';

const DAY_MS = 86_400_000;
/** Long enough for quiet hours and a spent budget; what came from elsewhere was told of there. */
const MAX_AGE_MS = 3 * DAY_MS;

/**
 * Queues a mail for each of two who were introduced, out of their budget of the day; answers how
 * many. In quiet hours, and where the budget is spent, it waits for a later round. Safe to run by
 * several at once: they take turns.
 */
export async function queueIntroductionMails(
  context: CommandContext,
  { canSend }: { canSend: boolean },
): Promise<number> {
  return write(context, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('mail introductions'))`.execute(tx.db);
    const awake = (await listUnmailed(tx)).filter((one) => !findQuietEnd(one, tx.now));
    // It names them, so that all of the budget is there for it.
    const costs = awake.map(({ budget: allowance, ...one }) => ({
      ...one,
      allowance,
      day: getBudgetDay(one.timeZone, tx.now),
    }));
    const met = [...(await spendBudget(tx, costs))].map(({ personId, introductionId }) => ({
      id: newId(),
      person_id: personId,
      introduction_id: introductionId,
      kind: 'introduction' as const,
      made_at: tx.now,
      next_try_at: canSend ? tx.now : null,
    }));
    if (met.length > 0) await tx.db.insertInto('mails').values(met).execute();
    return met.length;
  });
}

interface UnmailedIntroduction extends QuietHours {
  introductionId: string;
  personId: string;
  budget: number;
}

/** Each of the two who takes mail of it and has none of it yet, the longest introduced first. */
async function listUnmailed({ db, now }: Tx): Promise<UnmailedIntroduction[]> {
  const { rows } = await sql<UnmailedIntroduction>`
    select introductions.id as "introductionId", people.id as "personId",
      people.time_zone as "timeZone", attention.quiet_from as "quietFrom",
      attention.quiet_until as "quietUntil", coalesce(attention.budget, ${defaultNotificationSettings.budget}) as budget
    from introductions
    join people on people.id in (one_id, other_id)
    join people as other on other.id in (one_id, other_id) and other.id <> people.id
    left join attention on attention.person_id = people.id
    left join suggesting on suggesting.person_id = people.id
    where made_at > ${new Date(now.getTime() - MAX_AGE_MS)} and people.email is not null
      and ${canBeOffered()} and ${canBeOffered('other')}
      and coalesce(attention.mail, true) and coalesce(suggesting.by_mail, true)
      and not exists (select from mails where mails.introduction_id = introductions.id
        and mails.person_id = people.id)
    order by made_at, introductions.id`.execute(db);
  return rows;
}
