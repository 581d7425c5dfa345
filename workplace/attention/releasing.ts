import { sql } from 'kysely';
import type { NoticeReason } from '../../storage/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { allowanceOf, budgetDay, pressing } from './rules.ts';
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
  return write(workplace, async (tx) => {
    const held = await takeHeld(tx);
    const seen = new Set<string>();
    const costs = held
      .filter(({ personId, entryId }) => {
        const conversation = `${personId} ${entryId}`;
        return !seen.has(conversation) && seen.add(conversation);
      })
      .map(({ id, personId, why, timeZone, budget }) => ({
        ...{ id, personId },
        ...{ day: budgetDay(timeZone, tx.now), allowance: allowanceOf(budget, why) },
      }));
    const met = new Set([...(await spend(tx, costs))].map(({ id }) => id));
    await settle(
      tx,
      'now',
      held.flatMap(({ id }) => (met.has(id) ? id : [])),
    );
    await settle(
      tx,
      'digest',
      held.flatMap(({ id }) => (met.has(id) ? [] : id)),
    );
    return [...new Set(held.map(({ personId }) => personId))];
  });
}

/** The most pressing of a conversation first, since that is what it is released for. */
async function takeHeld(tx: Writing): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select notices.id, notices.person_id as "personId", notices.entry_id as "entryId",
      notices.why, people.time_zone as "timeZone", coalesce(attention.budget, ${unsaid.budget}) as budget
    from notices join people on people.id = notices.person_id
    left join attention on attention.person_id = people.id
    where notices.reach = 'held' and notices.held_until <= ${tx.now} and notices.seen_at is null
      and people.left_at is null
    order by notices.why = any(${[...pressing]}::text[]) desc, notices.at, notices.id
    for update of notices skip locked`.execute(tx.db);
  return rows;
}

async function settle(tx: Writing, reach: 'now' | 'digest', ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update notices set reach = ${reach} where id = any(${ids}::uuid[])`.execute(tx.db);
}
