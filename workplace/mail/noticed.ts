import { type SqlBool, sql } from 'kysely';
import type { Reading } from '../happenings/index.ts';
import type { Noticed } from './parts.ts';

/** Notices that somebody has not seen, and of conversations that they have not muted since. */
function unseen({ db }: Reading) {
  return db
    .selectFrom('notices')
    .leftJoin('people as doer', 'doer.id', 'notices.by_id')
    .where('notices.seen_at', 'is', null)
    .where(
      sql<SqlBool>`not exists (select 1 from mutes where mutes.person_id = notices.person_id
        and mutes.entry_id = notices.entry_id and mutes.created_at >= notices.at)`,
    )
    .select([
      'notices.id',
      'notices.entry_id as entryId',
      'notices.comment_id as commentId',
      'notices.what',
      'notices.why',
      'doer.name as by',
      'notices.at',
      sql<boolean>`notices.mailed_at is not null`.as('mailed'),
    ])
    .orderBy('notices.at')
    .orderBy('notices.id');
}

/** What a mail that waits is still to tell, in the order in which it happened. */
export async function noticedOf(reading: Reading, mailId: string): Promise<Noticed[]> {
  return unseen(reading)
    .innerJoin('mail_notices', 'mail_notices.notice_id', 'notices.id')
    .where('mail_notices.mail_id', '=', mailId)
    .execute();
}

const mostInDigest = 5000;

/** What somebody has not seen and no digest has told of: whatever was over their budget is in it. */
export async function undigested(reading: Reading, personId: string): Promise<Noticed[]> {
  return unseen(reading)
    .where('notices.person_id', '=', personId)
    .where('notices.digested_at', 'is', null)
    .limit(mostInDigest)
    .execute();
}
