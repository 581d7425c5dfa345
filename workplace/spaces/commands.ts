import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { mayTend, personId, type Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { handlePattern } from '../people/rules.ts';
import { conflict, invalid, notAllowed, notFound } from '../refusal.ts';
import { findStanding } from './queries.ts';
import { membershipInput, spaceChange, spaceInput } from './rules.ts';
import { hasSteward } from './succession.ts';

/** Any member of the workplace opens a space and becomes its steward. */
export async function openSpace(
  workplace: Workplace,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string; name: string }> {
  if (!mayOpenSpaces(viewer)) throw notAllowed();
  const space = parse(spaceInput, input);
  return write(workplace, async (tx) => {
    const id = newId();
    const { name } = space;
    const added = await tx.db
      .insertInto('spaces')
      .values({ id, ...space, created_by: personId(viewer), created_at: tx.now })
      .onConflict((on) => on.column('name').doNothing())
      .executeTakeFirst();
    if (!added.numInsertedOrUpdatedRows) throw conflict({ name: 'spaceNameTaken' });
    if (viewer.is === 'person') await join(tx, id, viewer.id, 'steward');
    tx.happened({ name: 'spaceOpened', personId: personId(viewer), spaceId: id });
    return { id, name };
  });
}

function mayOpenSpaces(viewer: Viewer): boolean {
  if (viewer.is !== 'person') return viewer.is === 'operator';
  return viewer.standing === 'member' && viewer.scope !== 'read';
}

async function join(tx: Writing, space: string, person: string, role: 'member' | 'steward') {
  await tx.db
    .insertInto('space_people')
    .values({ space_id: space, person_id: person, role, joined_at: tx.now })
    .onConflict((on) => on.columns(['space_id', 'person_id']).doUpdateSet({ role }))
    .execute();
}

/** The space, for somebody who may tend it; otherwise `notFound` or `notAllowed`. */
async function tended(tx: Writing, viewer: Viewer, name: string) {
  const space = await findStanding(tx, viewer, name);
  if (!space) throw notFound();
  if (!mayTend(viewer, space)) throw notAllowed();
  return space;
}

/** Title, purpose or audience. */
export async function changeSpace(
  workplace: Workplace,
  viewer: Viewer,
  name: string,
  input: unknown,
): Promise<void> {
  const change = parse(spaceChange, input);
  await write(workplace, async (tx) => {
    const space = await tended(tx, viewer, name);
    if (Object.values(change).every((value) => value === undefined)) return;
    await tx.db.updateTable('spaces').set(change).where('id', '=', space.id).execute();
    await spacesChanged(tx);
    tx.happened({ name: 'spaceChanged', personId: personId(viewer), spaceId: space.id });
  });
}

/** When it is over, it is over: an archived space is read, and no longer written in. */
export async function archiveSpace(
  workplace: Workplace,
  viewer: Viewer,
  name: string,
  archived = true,
): Promise<void> {
  await write(workplace, async (tx) => {
    const space = await tended(tx, viewer, name);
    if (space.archived === archived) return;
    await tx.db
      .updateTable('spaces')
      .set({ archived_at: archived ? tx.now : null })
      .where('id', '=', space.id)
      .execute();
    await spacesChanged(tx);
    tx.happened({
      name: archived ? 'spaceArchived' : 'spaceChanged',
      personId: personId(viewer),
      spaceId: space.id,
    });
  });
}

async function spacesChanged(tx: Writing): Promise<void> {
  await tx.db
    .updateTable('stamps')
    .set({ value: sql`value + 1` })
    .where('name', '=', 'spaces')
    .execute();
}

/** Joins an open or public space oneself; a closed one is joined through its stewards. */
export async function joinSpace(workplace: Workplace, viewer: Viewer, name: string): Promise<void> {
  if (viewer.is !== 'person' || viewer.scope === 'read') throw notAllowed();
  await write(workplace, async (tx) => {
    const space = await findStanding(tx, viewer, name);
    if (!space) throw notFound();
    if (space.role) return;
    if (space.audience === 'closed' || viewer.standing === 'guest') throw notAllowed();
    await join(tx, space.id, viewer.id, 'member');
    tx.happened({ name: 'memberJoined', personId: viewer.id, spaceId: space.id });
  });
}

/** A steward takes somebody in, or changes their role. */
export async function addMember(
  workplace: Workplace,
  viewer: Viewer,
  name: string,
  input: unknown,
): Promise<void> {
  const member = parse(membershipInput, input);
  await write(workplace, async (tx) => {
    const space = await tended(tx, viewer, name);
    const person = await tx.db
      .selectFrom('people')
      .select('id')
      .where('handle', '=', member.handle)
      .where('left_at', 'is', null)
      .executeTakeFirst();
    if (!person) throw invalid({ handle: 'personUnknown' });
    await join(tx, space.id, person.id, member.role);
    await requireSteward(tx, space.id);
    tx.happened({
      name: 'memberJoined',
      personId: personId(viewer),
      spaceId: space.id,
      data: { person: person.id },
    });
  });
}

/** Leaves a space oneself, or as its steward shows somebody out. */
export async function removeMember(
  workplace: Workplace,
  viewer: Viewer,
  name: string,
  handle: string,
): Promise<void> {
  if (!handlePattern.test(handle)) throw notFound();
  await write(workplace, async (tx) => {
    const own = viewer.is === 'person' && viewer.handle === handle && viewer.scope !== 'read';
    const space = own ? await findStanding(tx, viewer, name) : await tended(tx, viewer, name);
    if (!space) throw notFound();
    const removed = await tx.db
      .deleteFrom('space_people')
      .where('space_id', '=', space.id)
      .where('person_id', '=', (eb) =>
        eb.selectFrom('people').select('id').where('handle', '=', handle),
      )
      .executeTakeFirst();
    if (removed.numDeletedRows === 0n) throw notFound();
    await requireSteward(tx, space.id);
    tx.happened({ name: 'memberLeft', personId: personId(viewer), spaceId: space.id });
  });
}

/** A space with members and no steward could never be opened, closed or archived again. */
async function requireSteward(tx: Writing, space: string): Promise<void> {
  // Of two who leave at once, the second waits here and then sees that the first has gone.
  const { created_by } = await tx.db
    .selectFrom('spaces')
    .select('created_by')
    .where('id', '=', space)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (created_by && !(await hasSteward(tx, space))) throw conflict('lastSteward');
}
