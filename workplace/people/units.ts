import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '../../storage/index.ts';
import { mayAdminister, personId, type Viewer } from '../access/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, invalid, notAllowed, notFound } from '../refusal.ts';
import { peopleChanged } from './commands.ts';
import { handlePattern, unitChange, unitInput } from './rules.ts';

/** Adds a unit below `parent` (a handle) or at the top. */
export async function addUnit(
  workplace: Workplace,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string }> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const unit = parse(unitInput, input);
  return write(workplace, async (tx) => {
    await peopleChanged(tx);
    return insertUnit(tx, viewer, unit);
  });
}

/** The writing part of adding a unit, for whoever holds the people's stamp. */
export async function insertUnit(
  tx: Writing,
  viewer: Viewer,
  unit: z.output<typeof unitInput>,
): Promise<{ id: string }> {
  const parent = unit.parent ? await parentId(tx, unit.parent) : null;
  const id = newId();
  const added = await tx.db
    .insertInto('units')
    .values({ id, handle: unit.handle, title: unit.title, parent_id: parent, created_at: tx.now })
    .onConflict((on) => on.column('handle').doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) throw conflict('handleTaken');
  tx.happened({ name: 'unitAdded', personId: personId(viewer), data: { unit: id } });
  return { id };
}

/** Renames a unit, or moves it with all that is below it: `parent` is a handle, or null for the top. */
export async function changeUnit(
  workplace: Workplace,
  viewer: Viewer,
  handle: string,
  input: unknown,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const change = parse(unitChange, input);
  await write(workplace, async (tx) => {
    // Two units moved below each other at once would make a circle: one waits here for the other.
    await peopleChanged(tx);
    await alterUnit(tx, viewer, handle, change);
  });
}

/** The writing part of changing a unit, for whoever holds the people's stamp. */
export async function alterUnit(
  tx: Writing,
  viewer: Viewer,
  handle: string,
  { title, parent, signs }: z.output<typeof unitChange>,
): Promise<void> {
  const unit = await unitOf(tx, handle);
  const above = parent ? await parentId(tx, parent) : parent;
  if (above && (await isWithin(tx, above, unit.id))) throw invalid({ parent: 'unitInItself' });
  if (signs)
    await tx.db.updateTable('units').set({ signs: false }).where('signs', '=', true).execute();
  const parent_id = above === undefined ? unit.parent_id : above;
  await tx.db
    .updateTable('units')
    .set({ title: title ?? unit.title, parent_id, signs: signs ?? unit.signs })
    .where('id', '=', unit.id)
    .execute();
  tx.happened({ name: 'unitChanged', personId: personId(viewer), data: { unit: unit.id } });
}

/** Removes a unit to which nobody who is here belongs, and no other unit. */
export async function removeUnit(
  workplace: Workplace,
  viewer: Viewer,
  handle: string,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  await write(workplace, async (tx) => {
    await peopleChanged(tx);
    const unit = await unitOf(tx, handle);
    await removeUnitHeld(tx, viewer, unit.id);
  });
}

/** The writing part of removing a unit, for whoever holds the people's stamp. */
export async function removeUnitHeld(tx: Writing, viewer: Viewer, id: string): Promise<void> {
  if (await isInUse(tx, id)) throw conflict('unitInUse');
  await tx.db.deleteFrom('units').where('id', '=', id).execute();
  tx.happened({ name: 'unitRemoved', personId: personId(viewer), data: { unit: id } });
}

async function unitOf(tx: Writing, handle: string) {
  if (!handlePattern.test(handle)) throw notFound();
  const unit = await tx.db
    .selectFrom('units')
    .select(['id', 'title', 'parent_id', 'signs'])
    .where('handle', '=', handle)
    .executeTakeFirst();
  if (!unit) throw notFound();
  return unit;
}

async function parentId(tx: Writing, handle: string): Promise<string> {
  const unit = await tx.db
    .selectFrom('units')
    .select('id')
    .where('handle', '=', handle)
    .executeTakeFirst();
  if (!unit) throw invalid({ parent: 'unitUnknown' });
  return unit.id;
}

/** Whether a unit is `whole` itself, or anywhere below it. */
async function isWithin(tx: Writing, unit: string, whole: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive above as (
      select id, parent_id from units where id = ${unit}
      union select units.id, units.parent_id from units join above on units.id = above.parent_id)
    select 1 from above where id = ${whole}`.execute(tx.db);
  return rows.length > 0;
}

async function isInUse(tx: Writing, unit: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from units where parent_id = ${unit}
    union all select 1 from unit_people join people on people.id = unit_people.person_id
      where unit_people.unit_id = ${unit} and people.left_at is null`.execute(tx.db);
  return rows.length > 0;
}
