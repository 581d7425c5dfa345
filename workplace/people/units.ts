import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '../../storage/index.ts';
import { canAdminister, getPersonId, type Viewer } from '../access/index.ts';
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
import { bumpPeopleCounter } from './commands.ts';
import { handlePattern, unitChangeInput, unitInput } from './rules.ts';

/** Adds a unit below `parent` (a handle) or at the top. */
export async function addUnit(
  context: CommandContext,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string }> {
  if (!canAdminister(viewer)) throw notAllowed();
  const unit = parseInput(unitInput, input);
  return write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    return insertUnit(tx, viewer, unit);
  });
}

/** The writing part of adding a unit, for whoever holds the people counter. */
export async function insertUnit(
  tx: Tx,
  viewer: Viewer,
  unit: z.output<typeof unitInput>,
): Promise<{ id: string }> {
  const parent = unit.parent ? await findParentId(tx, unit.parent) : null;
  const id = newId();
  const added = await tx.db
    .insertInto('units')
    .values({ id, handle: unit.handle, title: unit.title, parent_id: parent, created_at: tx.now })
    .onConflict((on) => on.column('handle').doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) throw conflict('handleTaken');
  tx.emit({ name: 'unitAdded', personId: getPersonId(viewer), data: { unit: id } });
  return { id };
}

/** Renames a unit, or moves it with all that is below it: `parent` is a handle, or null for the top. */
export async function changeUnit(
  context: CommandContext,
  viewer: Viewer,
  handle: string,
  input: unknown,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  const change = parseInput(unitChangeInput, input);
  await write(context, async (tx) => {
    // Two units moved below each other at once would make a circle: one waits here for the other.
    await bumpPeopleCounter(tx);
    await updateUnit(tx, viewer, handle, change);
  });
}

/** The writing part of changing a unit, for whoever holds the people counter. */
export async function updateUnit(
  tx: Tx,
  viewer: Viewer,
  handle: string,
  { title, parent, signsValueModels }: z.output<typeof unitChangeInput>,
): Promise<void> {
  const unit = await getUnitRow(tx, handle);
  const above = parent ? await findParentId(tx, parent) : parent;
  if (above && (await isSameOrBelow(tx, above, unit.id))) throw invalid({ parent: 'unitInItself' });
  if (signsValueModels)
    await tx.db.updateTable('units').set({ signs: false }).where('signs', '=', true).execute();
  const parent_id = above === undefined ? unit.parent_id : above;
  await tx.db
    .updateTable('units')
    .set({ title: title ?? unit.title, parent_id, signs: signsValueModels ?? unit.signs })
    .where('id', '=', unit.id)
    .execute();
  tx.emit({ name: 'unitChanged', personId: getPersonId(viewer), data: { unit: unit.id } });
}

/** Removes a unit to which nobody who is here belongs, and no other unit. */
export async function removeUnit(
  context: CommandContext,
  viewer: Viewer,
  handle: string,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  await write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    const unit = await getUnitRow(tx, handle);
    await deleteUnit(tx, viewer, unit.id);
  });
}

/** The writing part of removing a unit, for whoever holds the people counter. */
export async function deleteUnit(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  if (await isInUse(tx, id)) throw conflict('unitInUse');
  await tx.db.deleteFrom('units').where('id', '=', id).execute();
  tx.emit({ name: 'unitRemoved', personId: getPersonId(viewer), data: { unit: id } });
}

async function getUnitRow(tx: Tx, handle: string) {
  if (!handlePattern.test(handle)) throw notFound();
  const unit = await tx.db
    .selectFrom('units')
    .select(['id', 'title', 'parent_id', 'signs'])
    .where('handle', '=', handle)
    .executeTakeFirst();
  if (!unit) throw notFound();
  return unit;
}

async function findParentId(tx: Tx, handle: string): Promise<string> {
  const unit = await tx.db
    .selectFrom('units')
    .select('id')
    .where('handle', '=', handle)
    .executeTakeFirst();
  if (!unit) throw invalid({ parent: 'unitUnknown' });
  return unit.id;
}

/** Whether a unit is `whole` itself, or anywhere below it. */
async function isSameOrBelow(tx: Tx, unit: string, whole: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive above as (
      select id, parent_id from units where id = ${unit}
      union select units.id, units.parent_id from units join above on units.id = above.parent_id)
    select 1 from above where id = ${whole}`.execute(tx.db);
  return rows.length > 0;
}

async function isInUse(tx: Tx, unit: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from units where parent_id = ${unit}
    union all select 1 from unit_people join people on people.id = unit_people.person_id
      where unit_people.unit_id = ${unit} and people.left_at is null`.execute(tx.db);
  return rows.length > 0;
}
