import { sql } from 'kysely';
import type { SyncSource } from '../../storage/index.ts';
import type { Tx } from '../kernel/index.ts';
import { addToUnits } from '../people/index.ts';

/**
 * Puts somebody into the units that a directory names by handle or title, and takes them out of
 * those that the same source gave them before and names no more. What somebody made by hand stays;
 * what is named and is no unit here is passed over. Answers whether anything changed.
 */
export async function syncUnits(
  tx: Tx,
  person: string,
  words: readonly string[],
  by: SyncSource,
): Promise<boolean> {
  const units = await findUnitIds(tx, words);
  const { rows: left } = await sql`delete from unit_people
    where person_id = ${person} and given_by = ${by} and unit_id <> all(${units}::uuid[])
    returning unit_id`.execute(tx.db);
  const joined = await addToUnits(tx, person, units, by);
  return left.length > 0 || joined;
}

/** A handle names one unit; a title as well, where only one has it. */
async function findUnitIds(tx: Tx, words: readonly string[]): Promise<string[]> {
  const called = words.map((one) => one.trim().toLowerCase());
  const { rows } = await sql<{ id: string }>`
    select id from units where handle = any(${called}::text[])
    union select (array_agg(id))[1] from units
      where lower(title) = any(${called}::text[]) group by lower(title) having count(*) = 1`.execute(
    tx.db,
  );
  return rows.map(({ id }) => id);
}
