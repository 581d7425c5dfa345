import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { canManage, findSpaceAccess, getPersonId, type Viewer } from '../access/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type Tx,
  write,
} from '../kernel/index.ts';
import { handlePattern, hasSteward } from '../people/index.ts';
import { membershipInput, spaceChangeInput, spaceInput } from './rules.ts';

/** Any member of the workplace opens a space and becomes its steward. */
export async function openSpace(
  context: CommandContext,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string; name: string }> {
  if (!canOpenSpaces(viewer)) throw notAllowed();
  const space = parseInput(spaceInput, input);
  return write(context, async (tx) => {
    const id = newId();
    const { name } = space;
    const added = await tx.db
      .insertInto('spaces')
      .values({ id, ...space, created_by: getPersonId(viewer), created_at: tx.now })
      .onConflict((on) => on.column('name').doNothing())
      .executeTakeFirst();
    if (!added.numInsertedOrUpdatedRows) throw conflict({ name: 'spaceNameTaken' });
    if (viewer.kind === 'person') await upsertMember(tx, id, viewer.id, 'steward');
    tx.emit({ name: 'spaceOpened', personId: getPersonId(viewer), spaceId: id });
    return { id, name };
  });
}

function canOpenSpaces(viewer: Viewer): boolean {
  if (viewer.kind !== 'person') return viewer.kind === 'operator';
  return viewer.membership === 'member' && viewer.scope !== 'read';
}

async function upsertMember(tx: Tx, space: string, person: string, role: 'member' | 'steward') {
  await tx.db
    .insertInto('space_people')
    .values({ space_id: space, person_id: person, role, joined_at: tx.now })
    .onConflict((on) => on.columns(['space_id', 'person_id']).doUpdateSet({ role }))
    .execute();
}

/** The space, for somebody who may tend it; otherwise `notFound` or `notAllowed`. */
async function getManagedSpace(tx: Tx, viewer: Viewer, name: string) {
  const space = await findSpaceAccess(tx, viewer, name);
  if (!space) throw notFound();
  if (!canManage(viewer, space)) throw notAllowed();
  return space;
}

/** Title, purpose or audience. */
export async function changeSpace(
  context: CommandContext,
  viewer: Viewer,
  name: string,
  input: unknown,
): Promise<void> {
  const change = parseInput(spaceChangeInput, input);
  await write(context, async (tx) => {
    const space = await getManagedSpace(tx, viewer, name);
    if (Object.values(change).every((value) => value === undefined)) return;
    await tx.db.updateTable('spaces').set(change).where('id', '=', space.id).execute();
    await bumpSpacesCounter(tx);
    tx.emit({ name: 'spaceChanged', personId: getPersonId(viewer), spaceId: space.id });
  });
}

/** When it is over, it is over: an archived space is read, and no longer written in. */
export async function archiveSpace(
  context: CommandContext,
  viewer: Viewer,
  name: string,
  archived = true,
): Promise<void> {
  await write(context, async (tx) => {
    const space = await getManagedSpace(tx, viewer, name);
    if (space.archived === archived) return;
    await tx.db
      .updateTable('spaces')
      .set({ archived_at: archived ? tx.now : null })
      .where('id', '=', space.id)
      .execute();
    await bumpSpacesCounter(tx);
    tx.emit({
      name: archived ? 'spaceArchived' : 'spaceChanged',
      personId: getPersonId(viewer),
      spaceId: space.id,
    });
  });
}

async function bumpSpacesCounter(tx: Tx): Promise<void> {
  await tx.db
    .updateTable('stamps')
    .set({ value: sql`value + 1` })
    .where('name', '=', 'spaces')
    .execute();
}

/** Joins an open or public space oneself; a closed one is joined through its stewards. */
export async function joinSpace(
  context: CommandContext,
  viewer: Viewer,
  name: string,
): Promise<void> {
  if (viewer.kind !== 'person' || viewer.scope === 'read') throw notAllowed();
  await write(context, async (tx) => {
    const space = await findSpaceAccess(tx, viewer, name);
    if (!space) throw notFound();
    if (space.role) return;
    if (space.audience === 'closed' || viewer.membership === 'guest') throw notAllowed();
    await upsertMember(tx, space.id, viewer.id, 'member');
    tx.emit({ name: 'memberJoined', personId: viewer.id, spaceId: space.id });
  });
}

/** A steward takes somebody in, or changes their role. */
export async function addMember(
  context: CommandContext,
  viewer: Viewer,
  name: string,
  input: unknown,
): Promise<void> {
  const member = parseInput(membershipInput, input);
  await write(context, async (tx) => {
    const space = await getManagedSpace(tx, viewer, name);
    const person = await tx.db
      .selectFrom('people')
      .select('id')
      .where('handle', '=', member.handle)
      .where('left_at', 'is', null)
      .executeTakeFirst();
    if (!person) throw invalid({ handle: 'personUnknown' });
    await upsertMember(tx, space.id, person.id, member.role);
    await requireRemainingSteward(tx, space.id);
    tx.emit({
      name: 'memberJoined',
      personId: getPersonId(viewer),
      spaceId: space.id,
      data: { person: person.id },
    });
  });
}

/** Leaves a space oneself, or as its steward shows somebody out. */
export async function removeMember(
  context: CommandContext,
  viewer: Viewer,
  name: string,
  handle: string,
): Promise<void> {
  if (!handlePattern.test(handle)) throw notFound();
  await write(context, async (tx) => {
    const own = viewer.kind === 'person' && viewer.handle === handle && viewer.scope !== 'read';
    const space = own
      ? await findSpaceAccess(tx, viewer, name)
      : await getManagedSpace(tx, viewer, name);
    if (!space) throw notFound();
    const removed = await tx.db
      .deleteFrom('space_people')
      .where('space_id', '=', space.id)
      .where('person_id', '=', (eb) =>
        eb.selectFrom('people').select('id').where('handle', '=', handle),
      )
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n) throw notFound();
    await requireRemainingSteward(tx, space.id);
    tx.emit({ name: 'memberLeft', personId: getPersonId(viewer), spaceId: space.id });
  });
}

/** A space with members and no steward could never be opened, closed or archived again. */
async function requireRemainingSteward(tx: Tx, space: string): Promise<void> {
  // Of two who leave at once, the second waits here and then sees that the first has gone.
  const { created_by } = await tx.db
    .selectFrom('spaces')
    .select('created_by')
    .where('id', '=', space)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (created_by && !(await hasSteward(tx, space))) throw conflict('lastSteward');
}
