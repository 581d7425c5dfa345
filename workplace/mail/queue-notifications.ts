import { type SqlBool, sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { type CommandContext, type Tx, write } from '../kernel/index.ts';

const MINUTE_MS = 60_000;
/** So long after a mail about a conversation, what follows in it is gathered for the next one. */
const GATHER_MS = 10 * MINUTE_MS;
const MAX_NOTIFICATIONS_PER_RUN = 1000;

/**
 * Queues one mail for each person and conversation of which notices are to reach them now, and
 * marks these notices as mailed; answers how many mails were made. A mail about the conversation
 * that is still waiting takes them along, and waits for nobody any more where a server takes mails
 * by now. Safe to run by several at once: they take turns.
 */
export async function queueNotificationMails(
  context: CommandContext,
  { canSend }: { canSend: boolean },
): Promise<number> {
  return write(context, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('mail notifications'))`.execute(tx.db);
    const notices = await listNotificationsToMail(tx);
    const bundles = Map.groupBy(notices, (one) => `${one.person_id} ${one.entry_id}`);
    let made = 0;
    for (const bundle of bundles.values()) {
      const [{ person_id, entry_id }] = bundle as [NotificationToMail];
      const waiting = await wakeWaitingMail(tx, { person_id, entry_id }, canSend);
      const mail = waiting ?? (await insertMail(tx, person_id, entry_id, canSend));
      if (!waiting) made += 1;
      await attachNotifications(tx, mail, bundle);
    }
    return made;
  });
}

interface NotificationToMail {
  id: string;
  person_id: string;
  entry_id: string;
}

/** Of people who take mail and have an address, in conversations of which they had none just now. */
function listNotificationsToMail({ db, now }: Tx): Promise<NotificationToMail[]> {
  const lately = new Date(now.getTime() - GATHER_MS);
  return db
    .selectFrom('notices')
    .innerJoin('people', 'people.id', 'notices.person_id')
    .leftJoin('attention', 'attention.person_id', 'notices.person_id')
    .where('notices.reach', '!=', 'held')
    .where(
      // What joined a notice silently goes along when it is mailed.
      sql<SqlBool>`exists (select 1 from notices as loud where loud.person_id = notices.person_id
        and loud.entry_id = notices.entry_id and loud.reach = 'now' and loud.mailed_at is null
        and loud.digested_at is null and loud.seen_at is null)`,
    )
    .where('notices.mailed_at', 'is', null)
    .where('notices.digested_at', 'is', null)
    .where('notices.seen_at', 'is', null)
    .where('people.left_at', 'is', null)
    .where('people.email', 'is not', null)
    .where(sql<SqlBool>`coalesce(attention.mail, true)`)
    .where(
      sql<SqlBool>`not exists (select 1 from mails where mails.person_id = notices.person_id
        and mails.entry_id = notices.entry_id and mails.state = 'sent'
        and mails.settled_at > ${lately})`,
    )
    .select(['notices.id', 'notices.person_id', 'notices.entry_id'])
    .orderBy('notices.at')
    .limit(MAX_NOTIFICATIONS_PER_RUN)
    .execute();
}

async function wakeWaitingMail(
  { db, now }: Tx,
  { person_id, entry_id }: { person_id: string; entry_id: string },
  canSend: boolean,
): Promise<string | null> {
  const row = await db
    .updateTable('mails')
    .set((eb) => ({ next_try_at: eb.fn.coalesce('next_try_at', eb.val(canSend ? now : null)) }))
    .where('person_id', '=', person_id)
    .where('entry_id', '=', entry_id)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

async function insertMail({ db, now }: Tx, person_id: string, entry_id: string, canSend: boolean) {
  const id = newId();
  const next_try_at = canSend ? now : null;
  const values = { id, person_id, kind: 'notice' as const, entry_id, made_at: now, next_try_at };
  await db.insertInto('mails').values(values).execute();
  return id;
}

async function attachNotifications(
  { db, now }: Tx,
  mail: string,
  notices: readonly NotificationToMail[],
) {
  await db
    .insertInto('mail_notices')
    .values(notices.map(({ id }) => ({ mail_id: mail, notice_id: id })))
    .onConflict((on) => on.doNothing())
    .execute();
  await db
    .updateTable('notices')
    .set({ mailed_at: now })
    .where(
      'id',
      'in',
      notices.map(({ id }) => id),
    )
    .execute();
}
