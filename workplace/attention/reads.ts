import type { PersonViewer } from '../access/index.ts';
import { getStanding } from '../entries/standing.ts';
import type { Workplace } from '../happenings/index.ts';

/**
 * Remembers how far somebody has read; it only ever moves forward. No happening tells of it:
 * who reads what is nobody else's business.
 */
export async function markRead(
  workplace: Workplace,
  viewer: PersonViewer,
  entryId: string,
  until: Date,
): Promise<void> {
  await getStanding(workplace, viewer, entryId);
  await workplace.db.transaction().execute(async (db) => {
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
    await db
      .updateTable('notices')
      .set({ seen_at: workplace.now() })
      .where('person_id', '=', viewer.id)
      .where('entry_id', '=', entryId)
      .where('seen_at', 'is', null)
      .where((eb) => eb.or([eb('comment_id', 'is', null), eb('at', '<=', until)]))
      .execute();
  });
}
