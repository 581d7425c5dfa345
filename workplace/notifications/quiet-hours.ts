import { sql } from 'kysely';
import type { NotificationReason } from '../../storage/index.ts';
import { type CommandContext, type Tx, write } from '../kernel/index.ts';
import { spendBudget } from './daily-budget.ts';
import { calculateAllowance, directReasons, findQuietEnd, getBudgetDay } from './rules.ts';
import { defaultNotificationSettings } from './settings.ts';

interface HeldNotification {
  id: string;
  personId: string;
  entryId: string;
  why: NotificationReason;
  timeZone: string;
  budget: number;
}

/**
 * Lets go of what quiet hours held back and are over for: a notice a conversation, out of the
 * budget of the day that it is now. Answers the ids of the people whose notices changed.
 */
export async function releaseHeldNotifications(context: CommandContext): Promise<string[]> {
  return write(context, (tx) => releaseDue(tx, null));
}

/** Somebody's quiet hours have changed: what is held is held until the end of these, if at all. */
export async function rescheduleHeldNotifications(tx: Tx, personId: string): Promise<void> {
  const person = await tx.db
    .selectFrom('people')
    .leftJoin('attention', 'attention.person_id', 'people.id')
    .where('people.id', '=', personId)
    .select(['quiet_from as quietFrom', 'quiet_until as quietUntil', 'time_zone as timeZone'])
    .executeTakeFirstOrThrow();
  await tx.db
    .updateTable('notices')
    .set({ held_until: findQuietEnd(person, tx.now) ?? tx.now })
    .where('person_id', '=', personId)
    .where('reach', '=', 'held')
    .execute();
  await releaseDue(tx, personId);
}

/** Of one person, or of all. */
async function releaseDue(tx: Tx, personId: string | null): Promise<string[]> {
  const held = await claimHeld(tx, personId);
  const met = await spendBudget(tx, listCosts(held, tx.now));
  const paid = new Set([...met].map(({ id }) => id));
  const [now, later] = [true, false].map((is) => held.filter(({ id }) => paid.has(id) === is));
  await setDelivery(tx, 'now', now!);
  await setDelivery(tx, 'digest', later!);
  return [...new Set(held.map((one) => one.personId))];
}

/** The first of each conversation is what it costs. */
function listCosts(held: readonly HeldNotification[], now: Date) {
  const seen = new Set<string>();
  return held
    .filter(({ personId, entryId }) => {
      const conversation = `${personId} ${entryId}`;
      return !seen.has(conversation) && seen.add(conversation);
    })
    .map(({ id, personId, why, timeZone, budget }) => ({
      id,
      personId,
      day: getBudgetDay(timeZone, now),
      allowance: calculateAllowance(budget, why),
    }));
}

/** The most pressing of a conversation first, since that is what it is released for. */
async function claimHeld(tx: Tx, personId: string | null): Promise<HeldNotification[]> {
  const { rows } = await sql<HeldNotification>`
    select notices.id, notices.person_id as "personId", notices.entry_id as "entryId",
      notices.why, people.time_zone as "timeZone", coalesce(attention.budget, ${defaultNotificationSettings.budget}) as budget
    from notices join people on people.id = notices.person_id
    left join attention on attention.person_id = people.id
    where notices.reach = 'held' and notices.held_until <= ${tx.now} and notices.seen_at is null
      and people.left_at is null
      and (${personId}::uuid is null or people.id = ${personId}::uuid)
    order by notices.why = any(${[...directReasons]}::text[]) desc, notices.at, notices.id
    for update of notices skip locked`.execute(tx.db);
  return rows;
}

async function setDelivery(
  tx: Tx,
  delivery: 'now' | 'digest',
  held: HeldNotification[],
): Promise<void> {
  if (held.length === 0) return;
  const ids = held.map(({ id }) => id);
  await sql`update notices set reach = ${delivery} where id = any(${ids}::uuid[])`.execute(tx.db);
}
