import type { SpaceRole } from '../../storage/index.ts';
import { getPersonId, type Viewer } from '../access/index.ts';
import type { Tx } from '../kernel/index.ts';

/**
 * Spaces that somebody who has just left tended alone go to their longest-standing member who is
 * still here. A guest is not put in charge of colleagues; where only guests remain, nobody is.
 */
export async function handOverSpaces(tx: Tx, viewer: Viewer, left: string): Promise<void> {
  for (const space of await listManagedSpaces(tx, left)) {
    if (!(await hasSteward(tx, space))) await promoteSuccessor(tx, viewer, space);
  }
}

/**
 * Somebody who has just become a guest tends no space any more in which a colleague can; where
 * there is none, it stays with them.
 */
export async function giveUpStewardRoles(tx: Tx, viewer: Viewer, guest: string): Promise<void> {
  for (const space of await listManagedSpaces(tx, guest)) {
    await setRole(tx, space, guest, 'member');
    if (await hasSteward(tx, space)) continue;
    if (!(await promoteSuccessor(tx, viewer, space))) await setRole(tx, space, guest, 'steward');
  }
}

/** Answers whether there was anybody to inherit. */
async function promoteSuccessor(tx: Tx, viewer: Viewer, space: string): Promise<boolean> {
  const heir = await findLongestMember(tx, space);
  if (!heir) return false;
  await setRole(tx, space, heir, 'steward');
  const data = { person: heir };
  tx.emit({ name: 'memberJoined', personId: getPersonId(viewer), spaceId: space, data });
  return true;
}

async function setRole(tx: Tx, space: string, person: string, role: SpaceRole) {
  await tx.db
    .updateTable('space_people')
    .set({ role })
    .where('space_id', '=', space)
    .where('person_id', '=', person)
    .execute();
}

/** Held until the transaction ends, so that the last other steward cannot step back meanwhile. */
async function listManagedSpaces(tx: Tx, person: string): Promise<string[]> {
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

function selectActiveMembers(tx: Tx, space: string) {
  return tx.db
    .selectFrom('space_people')
    .innerJoin('people', 'people.id', 'space_people.person_id')
    .where('space_people.space_id', '=', space)
    .where('people.left_at', 'is', null)
    .select('people.id');
}

/** Whether somebody who is still here tends the space. */
export async function hasSteward(tx: Tx, space: string): Promise<boolean> {
  const query = selectActiveMembers(tx, space).where('space_people.role', '=', 'steward');
  return (await query.executeTakeFirst()) !== undefined;
}

async function findLongestMember(tx: Tx, space: string): Promise<string | null> {
  const member = await selectActiveMembers(tx, space)
    .where('people.standing', '=', 'member')
    .orderBy('space_people.joined_at')
    .orderBy('people.id')
    .executeTakeFirst();
  return member?.id ?? null;
}
