import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { budgetDay, type QuietHours, quietUntil } from '../attention/rules.ts';
import { unsaid } from '../attention/settings.ts';
import { spend } from '../attention/spending.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { mayBeOffered } from '../suggestions/settings.ts';

const day = 86_400_000;
/** Long enough for quiet hours and a spent budget; what came from elsewhere was told of there. */
const told = 3 * day;

/**
 * Queues a mail for each of two who were introduced, out of their budget of the day; answers how
 * many. In quiet hours, and where the budget is spent, it waits for a later round. Safe to run by
 * several at once: they take turns.
 */
export async function mailIntroductions(
  workplace: Workplace,
  { sends }: { sends: boolean },
): Promise<number> {
  return write(workplace, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('mail introductions'))`.execute(tx.db);
    const awake = (await untold(tx)).filter((one) => !quietUntil(one, tx.now));
    // It names them, so that all of the budget is there for it.
    const costs = awake.map(({ budget: allowance, ...one }) => ({
      ...one,
      allowance,
      day: budgetDay(one.timeZone, tx.now),
    }));
    const met = [...(await spend(tx, costs))].map(({ personId, introductionId }) => ({
      id: newId(),
      person_id: personId,
      introduction_id: introductionId,
      kind: 'introduction' as const,
      made_at: tx.now,
      next_try_at: sends ? tx.now : null,
    }));
    if (met.length > 0) await tx.db.insertInto('mails').values(met).execute();
    return met.length;
  });
}

interface Untold extends QuietHours {
  introductionId: string;
  personId: string;
  budget: number;
}

/** Each of the two who takes mail of it and has none of it yet, the longest introduced first. */
async function untold({ db, now }: Writing): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    select introductions.id as "introductionId", people.id as "personId",
      people.time_zone as "timeZone", attention.quiet_from as "quietFrom",
      attention.quiet_until as "quietUntil", coalesce(attention.budget, ${unsaid.budget}) as budget
    from introductions
    join people on people.id in (one_id, other_id)
    join people as other on other.id in (one_id, other_id) and other.id <> people.id
    left join attention on attention.person_id = people.id
    left join suggesting on suggesting.person_id = people.id
    where made_at > ${new Date(now.getTime() - told)} and people.email is not null
      and ${mayBeOffered()} and ${mayBeOffered('other')}
      and coalesce(attention.mail, true) and coalesce(suggesting.by_mail, true)
      and not exists (select from mails where mails.introduction_id = introductions.id
        and mails.person_id = people.id)
    order by made_at, introductions.id`.execute(db);
  return rows;
}
