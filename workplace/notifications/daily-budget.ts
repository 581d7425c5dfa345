import { sql } from 'kysely';
import type { Tx } from '../kernel/index.ts';

/** One notice, out of somebody's budget of a day. */
export interface BudgetCost {
  personId: string;
  day: string;
  /** How many that day may have spent, this one included. */
  allowance: number;
}

/** Spends out of the budgets as far as they go, and answers which costs were met. */
export async function spendBudget<C extends BudgetCost>(
  tx: Tx,
  costs: readonly C[],
): Promise<Set<C>> {
  const met = new Set<C>();
  const waiting = Map.groupBy(
    costs.filter(({ allowance }) => allowance > 0),
    ({ personId }) => personId,
  );
  // A statement changes a row once, so each person pays for one at a time.
  while (waiting.size > 0) {
    const round = [...waiting].flatMap(([person, [first, ...rest]]) => {
      if (rest.length > 0) waiting.set(person, rest);
      else waiting.delete(person);
      return first ? [first] : [];
    });
    const paid = await spendOneEach(tx, round);
    for (const cost of round) if (paid.has(cost.personId)) met.add(cost);
  }
  return met;
}

/** In the order of the people, so that two who spend at once wait for each other in turn. */
async function spendOneEach(tx: Tx, costs: readonly BudgetCost[]): Promise<Set<string>> {
  const people = costs.map(({ personId }) => personId);
  const { rows } = await sql<{ person: string }>`
    with cost (person, day, allowance) as (select * from unnest(${people}::uuid[],
      ${costs.map(({ day }) => day)}::date[], ${costs.map(({ allowance }) => allowance)}::int[]))
    insert into spent_days (person_id, day, spent)
    select person, day, 1 from cost order by person
    on conflict (person_id, day) do update set spent = spent_days.spent + 1
      where spent_days.spent
        < (select allowance from cost where cost.person = spent_days.person_id)
    returning person_id as person`.execute(tx.db);
  return new Set(rows.map(({ person }) => person));
}
