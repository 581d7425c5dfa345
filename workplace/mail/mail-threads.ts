import { sql } from 'kysely';
import type { QueryContext } from '../kernel/index.ts';

/** Where a mail stands in its thread: its own id, its parent, and all above, the oldest first. */
export interface MailThread {
  messageId: string;
  inReplyTo: string | null;
  references: string[];
}

export const makeEntryMessageId = (id: string, host: string) => `entry-${id}@${host}`;
export const makeCommentMessageId = (id: string, host: string) => `comment-${id}@${host}`;
/** Of a mail that brings no new work. */
export const makeMailMessageId = (mailId: string, host: string) => `mail-${mailId}@${host}`;

/**
 * A comment refers to what it replies to, up to the entry, and to nothing that was merely said
 * before it. The same for all its readers, so that their answers meet in one thread.
 */
export async function buildCommentThread(
  context: QueryContext,
  entryId: string,
  commentId: string,
  host: string,
): Promise<MailThread> {
  const above = await listAncestors(context, commentId);
  const references = [
    makeEntryMessageId(entryId, host),
    ...above.map((id) => makeCommentMessageId(id, host)),
  ];
  const messageId = makeCommentMessageId(commentId, host);
  return { messageId, inReplyTo: references.at(-1)!, references };
}

export function buildEntryThread(entryId: string, host: string): MailThread {
  return { messageId: makeEntryMessageId(entryId, host), inReplyTo: null, references: [] };
}

/** A second mail about the same work is no copy of the first, but stands below it. */
export function buildFollowUpThread(
  { messageId, references }: MailThread,
  mailId: string,
  host: string,
): MailThread {
  return {
    messageId: makeMailMessageId(mailId, host),
    inReplyTo: messageId,
    references: [...references, messageId],
  };
}

const MAX_ANCESTORS = 20;

/** The comments above one, the uppermost first; of a long row the nearest. */
async function listAncestors({ db }: QueryContext, commentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above (id, reply_to, steps) as (
      select id, reply_to, 0 from comments where id = ${commentId}::uuid
      union all
      select comments.id, comments.reply_to, above.steps + 1
        from comments join above on comments.id = above.reply_to where above.steps < ${MAX_ANCESTORS})
    select id from above where steps > 0 order by steps desc`.execute(db);
  return rows.map(({ id }) => id);
}
