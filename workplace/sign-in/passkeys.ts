import { isId } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import {
  type CommandContext,
  conflict,
  notAllowed,
  notFound,
  type QueryContext,
  type Tx,
  write,
} from '../kernel/index.ts';

export interface PasskeyView {
  id: string;
  /** As its owner called it when it was made, or null. */
  name: string | null;
  createdAt: Date | null;
}

/** One's own passkeys, the newest first. */
export async function listPasskeys(
  context: QueryContext,
  viewer: PersonViewer,
): Promise<PasskeyView[]> {
  return context.db
    .selectFrom('passkeys')
    .where('person_id', '=', viewer.id)
    .select(['id', 'name', 'created_at as createdAt'])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** Takes away one of one's own passkeys; the last way in stays, as a conflict says. */
export async function removePasskey(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (!isId(id)) throw notFound();
  await write(context, async (tx) => {
    const done = await tx.db
      .deleteFrom('passkeys')
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .executeTakeFirst();
    if (done.numDeletedRows === 0n) throw notFound();
    await requireSignInMethod(tx, viewer.id);
  });
}

/** The person's row is held, so that two passkeys removed at once do not both count on the other. */
async function requireSignInMethod(tx: Tx, person: string): Promise<void> {
  await tx.db.selectFrom('people').select('id').where('id', '=', person).forUpdate().execute();
  const ways = await tx.db
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', person)
    .where((eb) => eb.or([eb('provider_id', '<>', 'credential'), eb('password', 'is not', null)]))
    .unionAll(tx.db.selectFrom('passkeys').select('id').where('person_id', '=', person))
    .limit(1)
    .execute();
  if (ways.length === 0) throw conflict('lastSignInMethod');
}
