import type { PersonViewer } from '../access/index.ts';
import { getEntryAccess } from '../access/index.ts';
import type { CommandContext } from '../kernel/index.ts';
import { buildMarkSeenQuery } from './mark-seen.ts';

/**
 * Remembers how far somebody has read; it only ever moves forward. No happening tells of it:
 * who reads what is nobody else's business.
 */
export async function markRead(
  context: CommandContext,
  viewer: PersonViewer,
  entryId: string,
  until: Date,
): Promise<void> {
  await getEntryAccess(context, viewer, entryId);
  await context.db.transaction().execute(async (db) => {
    await db
      .insertInto('reads')
      .values({ person_id: viewer.id, entry_id: entryId, read_until: until })
      .onConflict((on) =>
        on
          .columns(['person_id', 'entry_id'])
          .doUpdateSet({ read_until: until })
          .where('reads.read_until', '<', until),
      )
      .execute();
    // What is no comment, such as the closing, is on the page as well.
    await buildMarkSeenQuery(db, viewer.id, context.now())
      .where('entry_id', '=', entryId)
      .where((eb) => eb.or([eb('comment_id', 'is', null), eb('at', '<=', until)]))
      .execute();
  });
}
