import { randomBytes } from 'node:crypto';
import type { CommandContext } from '../kernel/index.ts';

/** The key that signs cookies: made once, kept in the database so that all processes share it. */
export async function ensureSigningSecret({ db }: Pick<CommandContext, 'db'>): Promise<string> {
  await db
    .insertInto('secrets')
    .values({ name: 'signing', value: randomBytes(32).toString('base64url') })
    .onConflict((on) => on.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', 'signing')
    .executeTakeFirstOrThrow();
  return value;
}
