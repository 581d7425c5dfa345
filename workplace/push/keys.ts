import webPush from 'web-push';
import type { CommandContext } from '../kernel/index.ts';

/** By which push services know the workplace again (VAPID, RFC 8292); both base64url. */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/** Made once and kept in the database: a device that was added with one key hears of no other. */
export async function ensurePushKeys({ db }: Pick<CommandContext, 'db'>): Promise<PushKeys> {
  await db
    .insertInto('secrets')
    .values({ name: 'push', value: JSON.stringify(webPush.generateVAPIDKeys()) })
    .onConflict((on) => on.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', 'push')
    .executeTakeFirstOrThrow();
  return JSON.parse(value) as PushKeys;
}
