import { sql } from 'kysely';
import type { DigestFrequency } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';

/** How much reaches somebody, and when. Times are of the clock where they are. */
export interface NotificationSettings {
  /** How many notices may reach them in a day; the rest waits for the digest. */
  budget: number;
  quietFrom: string | null;
  quietUntil: string | null;
  /** Whether notices come by mail, too. */
  mail: boolean;
  /** Whether others see that one has a conversation open. */
  present: boolean;
  digest: DigestFrequency;
  digestAt: string;
}

/** For whoever has not said anything; the same as the table's own. */
export const defaultNotificationSettings: NotificationSettings = {
  budget: 10,
  quietFrom: null,
  quietUntil: null,
  mail: true,
  present: true,
  digest: 'daily',
  digestAt: '08:00',
};

export async function getNotificationSettings(
  context: QueryContext,
  viewer: PersonViewer,
): Promise<NotificationSettings> {
  const row = await context.db
    .selectFrom('attention')
    .where('person_id', '=', viewer.id)
    .select([
      ...(['budget', 'mail', 'present', 'digest'] as const),
      sql<string | null>`to_char(quiet_from, 'HH24:MI')`.as('quietFrom'),
      sql<string | null>`to_char(quiet_until, 'HH24:MI')`.as('quietUntil'),
      sql<string>`to_char(digest_at, 'HH24:MI')`.as('digestAt'),
    ])
    .executeTakeFirst();
  return row ?? defaultNotificationSettings;
}

/** Whether others may see that somebody has a conversation open. */
export async function isPresenceVisible(context: QueryContext, personId: string): Promise<boolean> {
  const row = await context.db
    .selectFrom('attention')
    .where('person_id', '=', personId)
    .select('present')
    .executeTakeFirst();
  return row?.present ?? defaultNotificationSettings.present;
}
