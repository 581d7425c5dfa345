import { sql } from 'kysely';
import type { PersonViewer } from '../access/index.ts';
import type { EntrySummary } from '../entries/index.ts';
import { selectEntrySummaries, toEntrySummary } from '../entries/index.ts';
import type { QueryContext } from '../kernel/index.ts';

/** Conversations that went on since the viewer read them and that they have not muted, the latest comment first. */
export async function listUnreadConversations(
  context: QueryContext,
  viewer: PersonViewer,
  most = 20,
): Promise<EntrySummary[]> {
  const rows = await selectEntrySummaries(context, viewer)
    .where(
      sql<boolean>`entries.id in (select reads.entry_id from reads
        where reads.person_id = ${viewer.id}::uuid
          and not exists (select 1 from mutes where mutes.entry_id = reads.entry_id
            and mutes.person_id = ${viewer.id}::uuid)
          and exists (select 1 from comments
          where comments.entry_id = reads.entry_id and comments.created_at > reads.read_until
            and comments.deleted_at is null
            and comments.author_id is distinct from ${viewer.id}::uuid))`,
    )
    .orderBy(sql`"lastCommentAt"`, 'desc')
    .orderBy('entries.id')
    .limit(most)
    .execute();
  return rows.map(toEntrySummary);
}
