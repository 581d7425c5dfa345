import type { SpaceLevel } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import { getStanding } from '../entries/standing.ts';
import { type Reading, type Workplace, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { notAllowed } from '../refusal.ts';
import { getSpace } from '../spaces/index.ts';
import { levelInput } from './rules.ts';
import { takenAsSeen } from './seeing.ts';

/** What somebody hears of who said nothing of a space. */
export const usualLevel: SpaceLevel = 'involved';

/** How much of a space the viewer hears of. */
export async function getLevel(
  reading: Reading,
  viewer: PersonViewer,
  space: string,
): Promise<SpaceLevel> {
  const { id } = await getSpace(reading, viewer, space);
  const row = await reading.db
    .selectFrom('space_levels')
    .where('person_id', '=', viewer.id)
    .where('space_id', '=', id)
    .select('level')
    .executeTakeFirst();
  return row?.level ?? usualLevel;
}

/** Sets how much of a space the viewer hears of; the usual is kept as nothing at all. */
export async function setLevel(
  workplace: Workplace,
  viewer: PersonViewer,
  space: string,
  input: unknown,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  const { level } = parse(levelInput, input);
  await write(workplace, async (tx) => {
    const { id: space_id } = await getSpace(tx, viewer, space);
    const mine = { person_id: viewer.id, space_id };
    if (level === usualLevel) {
      await tx.db
        .deleteFrom('space_levels')
        .where('person_id', '=', viewer.id)
        .where('space_id', '=', space_id)
        .execute();
      return;
    }
    await tx.db
      .insertInto('space_levels')
      .values({ ...mine, level })
      .onConflict((on) => on.columns(['person_id', 'space_id']).doUpdateSet({ level }))
      .execute();
  });
}

/** Hears no more of a conversation, except by name; its notices are taken as seen. */
export async function mute(
  workplace: Workplace,
  viewer: PersonViewer,
  entryId: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  await write(workplace, async (tx) => {
    await getStanding(tx, viewer, entryId);
    await tx.db
      .insertInto('mutes')
      .values({ person_id: viewer.id, entry_id: entryId, created_at: tx.now })
      .onConflict((on) => on.doNothing())
      .execute();
    await takenAsSeen(tx.db, viewer.id, tx.now).where('entry_id', '=', entryId).execute();
  });
}

/** Hears of a conversation again. */
export async function unmute(
  workplace: Workplace,
  viewer: PersonViewer,
  entryId: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  await write(workplace, async (tx) => {
    await getStanding(tx, viewer, entryId);
    await tx.db
      .deleteFrom('mutes')
      .where('person_id', '=', viewer.id)
      .where('entry_id', '=', entryId)
      .execute();
  });
}
