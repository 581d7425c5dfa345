import { sql } from 'kysely';
import type { Reading } from '../happenings/index.ts';

/** Where a mail stands in its thread: its own id, its parent, and all above, the oldest first. */
export interface Thread {
  messageId: string;
  inReplyTo: string | null;
  references: string[];
}

export const entryMessage = (id: string, host: string) => `entry-${id}@${host}`;
export const commentMessage = (id: string, host: string) => `comment-${id}@${host}`;
/** Of a mail that brings no new work. */
export const plainMessage = (mailId: string, host: string) => `mail-${mailId}@${host}`;

/**
 * A comment refers to what it replies to, up to the entry, and to nothing that was merely said
 * before it. The same for all its readers, so that their answers meet in one thread.
 */
export async function threadOfComment(
  reading: Reading,
  entryId: string,
  commentId: string,
  host: string,
): Promise<Thread> {
  const above = await repliedTo(reading, commentId);
  const references = [entryMessage(entryId, host), ...above.map((id) => commentMessage(id, host))];
  const messageId = commentMessage(commentId, host);
  return { messageId, inReplyTo: references.at(-1)!, references };
}

export function threadOfEntry(entryId: string, host: string): Thread {
  return { messageId: entryMessage(entryId, host), inReplyTo: null, references: [] };
}

/** A second mail about the same work is no copy of the first, but stands below it. */
export function below({ messageId, references }: Thread, mailId: string, host: string): Thread {
  return {
    messageId: plainMessage(mailId, host),
    inReplyTo: messageId,
    references: [...references, messageId],
  };
}

const mostAbove = 20;

/** The comments above one, the uppermost first; of a long row the nearest. */
async function repliedTo({ db }: Reading, commentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive above (id, reply_to, steps) as (
      select id, reply_to, 0 from comments where id = ${commentId}::uuid
      union all
      select comments.id, comments.reply_to, above.steps + 1
        from comments join above on comments.id = above.reply_to where above.steps < ${mostAbove})
    select id from above where steps > 0 order by steps desc`.execute(db);
  return rows.map(({ id }) => id);
}
