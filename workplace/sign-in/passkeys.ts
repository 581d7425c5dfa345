import { isId } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import { type Reading, type Workplace, type Writing, write } from '../happenings/index.ts';
import { conflict, notAllowed, notFound } from '../refusal.ts';

export interface PasskeyView {
  id: string;
  /** As its owner called it when it was made, or null. */
  name: string | null;
  createdAt: Date | null;
}

/** One's own passkeys, the newest first. */
export async function listPasskeys(reading: Reading, viewer: PersonViewer): Promise<PasskeyView[]> {
  return reading.db
    .selectFrom('passkeys')
    .where('person_id', '=', viewer.id)
    .select(['id', 'name', 'created_at as createdAt'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Takes away one of one's own passkeys; the last way in stays, as a conflict says. */
export async function removePasskey(
  workplace: Workplace,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (!isId(id)) throw notFound();
  await write(workplace, async (tx) => {
    const done = await tx.db
      .deleteFrom('passkeys')
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .executeTakeFirst();
    if (done.numDeletedRows === 0n) throw notFound();
    await requireAWayIn(tx, viewer.id);
  });
}

/** The person's row is held, so that two passkeys removed at once do not both count on the other. */
async function requireAWayIn(tx: Writing, person: string): Promise<void> {
  await tx.db.selectFrom('people').select('id').where('id', '=', person).forUpdate().execute();
  const ways = await tx.db
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', person)
    .where((eb) => eb.or([eb('provider_id', '<>', 'credential'), eb('password', 'is not', null)]))
    .unionAll(tx.db.selectFrom('passkeys').select('id').where('person_id', '=', person))
    .limit(1)
    .execute();
  if (ways.length === 0) throw conflict('lastWayIn');
}
