import type { PersonViewer } from '../access/index.ts';
import { type Reading, type Workplace, write } from '../happenings/index.ts';
import { notAllowed } from '../refusal.ts';

const day = 86_400_000;
/** What is older than this is looked for rather than waited for. */
const longest = 14 * day;

/** Since when the viewer's home page tells of what is new: since they said that they had seen all. */
export async function newsSince(reading: Reading, viewer: PersonViewer, now: Date): Promise<Date> {
  const row = await reading.db
    .selectFrom('attention')
    .where('person_id', '=', viewer.id)
    .select('caught_up_at')
    .executeTakeFirst();
  const earliest = new Date(now.getTime() - longest);
  return row?.caught_up_at && row.caught_up_at > earliest ? row.caught_up_at : earliest;
}

/** Takes all that their home page told of as seen, as far as it came until then. */
export async function catchUp(
  workplace: Workplace,
  viewer: PersonViewer,
  until: Date,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  await write(workplace, async (tx) => {
    const caught_up_at = until < tx.now ? until : tx.now;
    await tx.db
      .insertInto('attention')
      .values({ person_id: viewer.id, caught_up_at })
      .onConflict((on) =>
        on
          .column('person_id')
          .doUpdateSet({ caught_up_at })
          .where((eb) =>
            eb.or([
              eb('attention.caught_up_at', 'is', null),
              eb('attention.caught_up_at', '<', caught_up_at),
            ]),
          ),
      )
      .execute();
    await tx.db
      .updateTable('reads')
      .set({ read_until: caught_up_at })
      .where('person_id', '=', viewer.id)
      .where('read_until', '<', caught_up_at)
      .execute();
  });
}
