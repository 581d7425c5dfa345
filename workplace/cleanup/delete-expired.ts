import { sql } from 'kysely';
import type { CommandContext } from '../kernel/index.ts';

const DAY_MS = 86_400_000;

/** How long each thing is kept that nobody would miss. */
const retention = {
  /** Long enough for any client that repeats a request. */
  idempotency: 7 * DAY_MS,
  /** Long enough for an open page to catch up, and to look into what went wrong. */
  happenings: 30 * DAY_MS,
  /** A notice since it was seen; that somebody was mentioned is remembered, not to tell of it twice. */
  notices: 30 * DAY_MS,
  /** What a day spent of a budget, in whichever zone it still is that day. */
  spent: 3 * DAY_MS,
  /** An upload that no published work came to use. */
  attachments: 7 * DAY_MS,
  /** Longer than an answer to it is taken. */
  mails: 400 * DAY_MS,
};

/** Clears away what has had its time; answers how many rows of each went. Safe to run at any time. */
export async function deleteExpired(context: CommandContext): Promise<Record<string, number>> {
  const now = context.now().getTime();
  const before = (span: number) => new Date(now - span);
  const { db } = context;
  const gone = {
    idempotency: db
      .deleteFrom('idempotency')
      .where('created_at', '<', before(retention.idempotency)),
    happenings: db.deleteFrom('happenings').where('at', '<', before(retention.happenings)),
    sessions: db.deleteFrom('sessions').where('expires_at', '<', before(0)),
    notices: db
      .deleteFrom('notices')
      .where('seen_at', '<', before(retention.notices))
      .where('why', '!=', 'mention'),
    spent_days: db
      .deleteFrom('spent_days')
      .where(sql<boolean>`day < ${before(retention.spent)}::timestamptz::date`),
    attachments: db
      .deleteFrom('attachments')
      .where('created_at', '<', before(retention.attachments))
      .where(isUnusedAttachment),
    mails: db.deleteFrom('mails').where('made_at', '<', before(retention.mails)),
  };
  const counts: Record<string, number> = {};
  for (const [name, query] of Object.entries(gone)) {
    counts[name] = Number((await query.executeTakeFirst()).numDeletedRows);
  }
  return counts;
}

const isUnusedAttachment = sql<boolean>`not exists (
    select 1 from attachment_uses where attachment_id = attachments.id)
  and not exists (select 1 from readings where evidence_file = attachments.id)
  and not exists (select 1 from people where picture = '/attachments/' || attachments.id)
  and not exists (select 1 from revisions where comment_id is null
    and revisions.body like '%/attachments/' || attachments.id || '%')
  and not exists (select 1 from drafts where drafts.person_id = attachments.person_id
    and drafts.body like '%/attachments/' || attachments.id || '%')`;
