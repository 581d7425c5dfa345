import type { PersonViewer } from '../access/index.ts';
import { type CommandContext, notAllowed, type QueryContext, write } from '../kernel/index.ts';

const DAY_MS = 86_400_000;
/** What is older than this is looked for rather than waited for. */
const MAX_AGE_MS = 14 * DAY_MS;

/** Since when the viewer's home page tells of what is new: since they said that they had seen all. */
export async function getCaughtUpTime(
  context: QueryContext,
  viewer: PersonViewer,
  now: Date,
): Promise<Date> {
  const row = await context.db
    .selectFrom('attention')
    .where('person_id', '=', viewer.id)
    .select('caught_up_at')
    .executeTakeFirst();
  const earliest = new Date(now.getTime() - MAX_AGE_MS);
  return row?.caught_up_at && row.caught_up_at > earliest ? row.caught_up_at : earliest;
}

/** Takes all that their home page told of as seen, as far as it came until then. */
export async function markCaughtUp(
  context: CommandContext,
  viewer: PersonViewer,
  until: Date,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  await write(context, async (tx) => {
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
