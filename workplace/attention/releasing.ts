import { sql } from 'kysely';
import type { NoticeReason } from '../../storage/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { allowanceOf, budgetDay, pressing, quietUntil } from './rules.ts';
import { unsaid } from './settings.ts';
import { spend } from './spending.ts';

interface Held {
  id: string;
  personId: string;
  entryId: string;
  why: NoticeReason;
  timeZone: string;
  budget: number;
}

/**
 * Lets go of what quiet hours held back and are over for: a notice a conversation, out of the
 * budget of the day that it is now. Answers the ids of the people whose notices changed.
 */
export async function releaseHeld(workplace: Workplace): Promise<string[]> {
  return write(workplace, (tx) => release(tx, null));
}

/** Somebody's quiet hours have changed: what is held is held until the end of these, if at all. */
export async function holdAnew(tx: Writing, personId: string): Promise<void> {
  const person = await tx.db
    .selectFrom('people')
    .leftJoin('attention', 'attention.person_id', 'people.id')
    .where('people.id', '=', personId)
    .select(['quiet_from as quietFrom', 'quiet_until as quietUntil', 'time_zone as timeZone'])
    .executeTakeFirstOrThrow();
  await tx.db
    .updateTable('notices')
    .set({ held_until: quietUntil(person, tx.now) ?? tx.now })
    .where('person_id', '=', personId)
    .where('reach', '=', 'held')
    .execute();
  await release(tx, personId);
}

/** Of one person, or of all. */
async function release(tx: Writing, personId: string | null): Promise<string[]> {
  const held = await takeHeld(tx, personId);
  const met = await spend(tx, costsOf(held, tx.now));
  const paid = new Set([...met].map(({ id }) => id));
  const [now, later] = [true, false].map((is) => held.filter(({ id }) => paid.has(id) === is));
  await settle(tx, 'now', now!);
  await settle(tx, 'digest', later!);
  return [...new Set(held.map((one) => one.personId))];
}

/** The first of each conversation is what it costs. */
function costsOf(held: readonly Held[], now: Date) {
  const seen = new Set<string>();
  return held
    .filter(({ personId, entryId }) => {
      const conversation = `${personId} ${entryId}`;
      return !seen.has(conversation) && seen.add(conversation);
    })
    .map(({ id, personId, why, timeZone, budget }) => ({
      id,
      personId,
      day: budgetDay(timeZone, now),
      allowance: allowanceOf(budget, why),
    }));
}

/** The most pressing of a conversation first, since that is what it is released for. */
async function takeHeld(tx: Writing, personId: string | null): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select notices.id, notices.person_id as "personId", notices.entry_id as "entryId",
      notices.why, people.time_zone as "timeZone", coalesce(attention.budget, ${unsaid.budget}) as budget
    from notices join people on people.id = notices.person_id
    left join attention on attention.person_id = people.id
    where notices.reach = 'held' and notices.held_until <= ${tx.now} and notices.seen_at is null
      and people.left_at is null
      and (${personId}::uuid is null or people.id = ${personId}::uuid)
    order by notices.why = any(${[...pressing]}::text[]) desc, notices.at, notices.id
    for update of notices skip locked`.execute(tx.db);
  return rows;
}

async function settle(tx: Writing, reach: 'now' | 'digest', held: Held[]): Promise<void> {
  if (held.length === 0) return;
  const ids = held.map(({ id }) => id);
  await sql`update notices set reach = ${reach} where id = any(${ids}::uuid[])`.execute(tx.db);
}
