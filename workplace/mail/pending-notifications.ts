import { type SqlBool, sql } from 'kysely';
import type { QueryContext } from '../kernel/index.ts';
import type { PendingNotification } from './notification-items.ts';

/** Notices that somebody has not seen, and of conversations that they have not muted since. */
function selectUnseen({ db }: QueryContext) {
  return db
    .selectFrom('notices')
    .leftJoin('people as actor', 'actor.id', 'notices.by_id')
    .where('notices.seen_at', 'is', null)
    .where(
      sql<SqlBool>`not exists (select 1 from mutes where mutes.person_id = notices.person_id
        and mutes.entry_id = notices.entry_id and mutes.created_at >= notices.at)`,
    )
    .select([
      'notices.id',
      'notices.entry_id as entryId',
      'notices.comment_id as commentId',
      'notices.what as eventName',
      'notices.why',
      'actor.name as actorName',
      'notices.at',
      sql<boolean>`notices.mailed_at is not null`.as('isMailed'),
    ])
    .orderBy('notices.at')
    .orderBy('notices.id');
}

/** What a mail that waits is still to tell, in the order in which it happened. */
export async function listMailNotifications(
  context: QueryContext,
  mailId: string,
): Promise<PendingNotification[]> {
  return selectUnseen(context)
    .innerJoin('mail_notices', 'mail_notices.notice_id', 'notices.id')
    .where('mail_notices.mail_id', '=', mailId)
    .execute();
}

const MAX_DIGEST_NOTIFICATIONS = 5000;

/** What somebody has not seen and no digest has told of: whatever was over their budget is in it. */
export async function listUndigestedNotifications(
  context: QueryContext,
  personId: string,
): Promise<PendingNotification[]> {
  return selectUnseen(context)
    .where('notices.person_id', '=', personId)
    .where('notices.digested_at', 'is', null)
    .limit(MAX_DIGEST_NOTIFICATIONS)
    .execute();
}
