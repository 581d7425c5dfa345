import type { SpaceLevel } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import { getEntryAccess } from '../access/index.ts';
import {
  type CommandContext,
  notAllowed,
  parseInput,
  type QueryContext,
  write,
} from '../kernel/index.ts';
import { getSpace } from '../spaces/index.ts';
import { buildMarkSeenQuery } from './mark-seen.ts';
import { spaceLevelInput } from './rules.ts';

/** What somebody hears of who said nothing of a space. */
export const defaultSpaceLevel: SpaceLevel = 'involved';

/** How much of a space the viewer hears of. */
export async function getSpaceLevel(
  context: QueryContext,
  viewer: PersonViewer,
  space: string,
): Promise<SpaceLevel> {
  const { id } = await getSpace(context, viewer, space);
  const row = await context.db
    .selectFrom('space_levels')
    .where('person_id', '=', viewer.id)
    .where('space_id', '=', id)
    .select('level')
    .executeTakeFirst();
  return row?.level ?? defaultSpaceLevel;
}

/** Sets how much of a space the viewer hears of; the usual is kept as nothing at all. */
export async function setSpaceLevel(
  context: CommandContext,
  viewer: PersonViewer,
  space: string,
  input: unknown,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  const { level } = parseInput(spaceLevelInput, input);
  await write(context, async (tx) => {
    const { id: space_id } = await getSpace(tx, viewer, space);
    const mine = { person_id: viewer.id, space_id };
    if (level === defaultSpaceLevel) {
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
  context: CommandContext,
  viewer: PersonViewer,
  entryId: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  await write(context, async (tx) => {
    await getEntryAccess(tx, viewer, entryId);
    await tx.db
      .insertInto('mutes')
      .values({ person_id: viewer.id, entry_id: entryId, created_at: tx.now })
      .onConflict((on) => on.doNothing())
      .execute();
    await buildMarkSeenQuery(tx.db, viewer.id, tx.now).where('entry_id', '=', entryId).execute();
  });
}

/** Hears of a conversation again. */
export async function unmute(
  context: CommandContext,
  viewer: PersonViewer,
  entryId: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  await write(context, async (tx) => {
    await getEntryAccess(tx, viewer, entryId);
    await tx.db
      .deleteFrom('mutes')
      .where('person_id', '=', viewer.id)
      .where('entry_id', '=', entryId)
      .execute();
  });
}
