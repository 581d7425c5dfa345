import type { SpaceRole } from '../../storage/index.ts';
import { type PersonViewer, personId, type Viewer } from '../access/index.ts';
import type { Reading, Writing } from '../happenings/index.ts';

/**
 * Spaces that somebody who has just left tended alone go to their longest-standing member who is
 * still here. A guest is not put in charge of colleagues; where only guests remain, nobody is.
 */
export async function passSpacesOn(tx: Writing, viewer: Viewer, left: string): Promise<void> {
  for (const space of await spacesTendedBy(tx, left)) {
    if (!(await hasSteward(tx, space))) await putHeirInCharge(tx, viewer, space);
  }
}

/**
 * Somebody who has just become a guest tends no space any more in which a colleague can; where
 * there is none, it stays with them.
 */
export async function stepDown(tx: Writing, viewer: Viewer, guest: string): Promise<void> {
  for (const space of await spacesTendedBy(tx, guest)) {
    await setRole(tx, space, guest, 'member');
    if (await hasSteward(tx, space)) continue;
    if (!(await putHeirInCharge(tx, viewer, space))) await setRole(tx, space, guest, 'steward');
  }
}

/** Answers whether there was anybody to inherit. */
async function putHeirInCharge(tx: Writing, viewer: Viewer, space: string): Promise<boolean> {
  const heir = await longestStanding(tx, space);
  if (!heir) return false;
  await setRole(tx, space, heir, 'steward');
  const data = { person: heir };
  tx.happened({ name: 'memberJoined', personId: personId(viewer), spaceId: space, data });
  return true;
}

async function setRole(tx: Writing, space: string, person: string, role: SpaceRole) {
  await tx.db
    .updateTable('space_people')
    .set({ role })
    .where('space_id', '=', space)
    .where('person_id', '=', person)
    .execute();
}

/** Held until the transaction ends, so that the last other steward cannot step back meanwhile. */
async function spacesTendedBy(tx: Writing, person: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('spaces')
    .innerJoin('space_people', 'space_people.space_id', 'spaces.id')
    .where('space_people.person_id', '=', person)
    .where('space_people.role', '=', 'steward')
    .select('spaces.id')
    .orderBy('spaces.id')
    .forNoKeyUpdate('spaces')
    .execute();
  return rows.map(({ id }) => id);
}

function members(tx: Writing, space: string) {
  return tx.db
    .selectFrom('space_people')
    .innerJoin('people', 'people.id', 'space_people.person_id')
    .where('space_people.space_id', '=', space)
    .where('people.left_at', 'is', null)
    .select('people.id');
}

/** Whether somebody who is still here tends the space. */
export async function hasSteward(tx: Writing, space: string): Promise<boolean> {
  const query = members(tx, space).where('space_people.role', '=', 'steward');
  return (await query.executeTakeFirst()) !== undefined;
}

/** Whether the viewer's own going would leave a space without the steward that it needs. */
export async function isLastSteward(
  { db }: Reading,
  viewer: PersonViewer,
  space: { id: string; role: SpaceRole | null },
): Promise<boolean> {
  if (space.role !== 'steward') return false;
  const other = await db
    .selectFrom('spaces')
    .leftJoin('space_people', (on) =>
      on
        .onRef('space_people.space_id', '=', 'spaces.id')
        .on('space_people.role', '=', 'steward')
        .on('space_people.person_id', '<>', viewer.id),
    )
    .leftJoin('people', (on) =>
      on.onRef('people.id', '=', 'space_people.person_id').on('people.left_at', 'is', null),
    )
    .where('spaces.id', '=', space.id)
    .where((eb) => eb.or([eb('spaces.created_by', 'is', null), eb('people.id', 'is not', null)]))
    .select('spaces.id')
    .executeTakeFirst();
  return other === undefined;
}

async function longestStanding(tx: Writing, space: string): Promise<string | null> {
  const member = await members(tx, space)
    .where('people.standing', '=', 'member')
    .orderBy('space_people.joined_at')
    .orderBy('people.id')
    .executeTakeFirst();
  return member?.id ?? null;
}
