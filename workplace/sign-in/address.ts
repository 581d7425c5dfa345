import type { Reading, Workplace } from '../happenings/index.ts';

const name = 'address';

/** Notes where people find the workplace, for links that are made beside the running program. */
export async function noteAddress(workplace: Workplace, address: string): Promise<void> {
  await workplace.db
    .insertInto('secrets')
    .values({ name, value: address })
    .onConflict((on) => on.column('name').doUpdateSet({ value: address }))
    .execute();
}

/** Where people find the workplace, or last did; null before its first start. */
export async function findAddress(reading: Reading): Promise<string | null> {
  const row = await reading.db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? null;
}
