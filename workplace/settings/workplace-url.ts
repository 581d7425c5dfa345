import type { CommandContext, QueryContext } from '../kernel/index.ts';

const secretName = 'address';

/** Notes where people find the workplace, for links that are made beside the running program. */
export async function saveWorkplaceUrl(context: CommandContext, address: string): Promise<void> {
  await context.db
    .insertInto('secrets')
    .values({ name: secretName, value: address })
    .onConflict((on) => on.column('name').doUpdateSet({ value: address }))
    .execute();
}

/** Where people find the workplace, or last did; null before its first start. */
export async function findWorkplaceUrl(context: QueryContext): Promise<string | null> {
  const row = await context.db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', secretName)
    .executeTakeFirst();
  return row?.value ?? null;
}
