import { sql } from 'kysely';
import type { DigestRhythm } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';

/** How much reaches somebody, and when. Times are of the clock where they are. */
export interface Attention {
  /** How many notices may reach them in a day; the rest waits for the digest. */
  budget: number;
  quietFrom: string | null;
  quietUntil: string | null;
  /** Whether notices come by mail, too. */
  mail: boolean;
  /** Whether others see that one has a conversation open. */
  present: boolean;
  digest: DigestRhythm;
  digestAt: string;
}

/** For whoever has not said anything; the same as the table's own. */
export const unsaid: Attention = {
  budget: 10,
  quietFrom: null,
  quietUntil: null,
  mail: true,
  present: true,
  digest: 'daily',
  digestAt: '08:00',
};

export async function getAttention(reading: Reading, viewer: PersonViewer): Promise<Attention> {
  const row = await reading.db
    .selectFrom('attention')
    .where('person_id', '=', viewer.id)
    .select([
      ...(['budget', 'mail', 'present', 'digest'] as const),
      sql<string | null>`to_char(quiet_from, 'HH24:MI')`.as('quietFrom'),
      sql<string | null>`to_char(quiet_until, 'HH24:MI')`.as('quietUntil'),
      sql<string>`to_char(digest_at, 'HH24:MI')`.as('digestAt'),
    ])
    .executeTakeFirst();
  return row ?? unsaid;
}

/** Whether others may see that somebody has a conversation open. */
export async function mayBeSeen(reading: Reading, personId: string): Promise<boolean> {
  const row = await reading.db
    .selectFrom('attention')
    .where('person_id', '=', personId)
    .select('present')
    .executeTakeFirst();
  return row?.present ?? unsaid.present;
}
