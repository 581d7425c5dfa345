import { sql } from 'kysely';
import { z } from 'zod';
import { isId } from '../../storage/index.ts';
import { canAdminister, getPersonId, type Viewer } from '../access/index.ts';
import {
  type CommandContext,
  conflict,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type QueryContext,
  type Tx,
  write,
} from '../kernel/index.ts';
import {
  bumpPeopleCounter,
  createHandle,
  deleteUnit,
  insertUnit,
  unitInput,
} from '../people/index.ts';
import type { DirectoryPage } from './directory-people.ts';

/** A unit as a directory sees it: a group of people. */
export interface DirectoryUnit {
  id: string;
  title: string;
  externalId: string | null;
  createdAt: Date;
  members: { id: string; name: string }[];
}

export interface DirectoryUnitFilter {
  id?: string;
  externalId?: string;
  title?: string;
  /** Id of somebody who belongs to it. */
  member?: string;
}

/** Units in the order in which they were made, with those who are here of their own people. */
export async function listDirectoryUnits(
  context: QueryContext,
  viewer: Viewer,
  filter: DirectoryUnitFilter,
  { start, count }: { start: number; count: number },
): Promise<DirectoryPage<DirectoryUnit>> {
  if (!canAdminister(viewer)) throw notAllowed();
  const ids = [filter.id, filter.member].filter((id) => id !== undefined);
  if (!ids.every(isId)) return { total: 0, items: [] };
  const known = sql`from units where ${buildUnitFilter(filter)}`;
  const { rows: totals } = await sql<{ n: number }>`select count(*)::int as n ${known}`.execute(
    context.db,
  );
  const { rows } = await sql<DirectoryUnit>`
    select id, title, external_id as "externalId", created_at as "createdAt",
      (select coalesce(json_agg(json_build_object('id', people.id, 'name', people.name)
        order by people.created_at, people.id), '[]')
        from unit_people join people on people.id = unit_people.person_id
        where unit_people.unit_id = units.id and people.left_at is null) as members
    ${known} order by created_at, id limit ${count} offset ${start}`.execute(context.db);
  return { total: totals[0]?.n ?? 0, items: rows };
}

function buildUnitFilter({ id, externalId, title, member }: DirectoryUnitFilter) {
  const all = [sql`true`];
  if (id !== undefined) all.push(sql`units.id = ${id}`);
  if (externalId !== undefined) all.push(sql`units.external_id = ${externalId}`);
  if (title !== undefined) all.push(sql`lower(units.title) = ${title.toLowerCase()}`);
  if (member !== undefined)
    all.push(sql`exists (select from unit_people
      where unit_people.unit_id = units.id and unit_people.person_id = ${member})`);
  return sql.join(all, sql` and `);
}

/** One of them by id; throws `notFound`. */
export async function getDirectoryUnit(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<DirectoryUnit> {
  const { items } = await listDirectoryUnits(context, viewer, { id }, { start: 0, count: 1 });
  if (!items[0]) throw notFound();
  return items[0];
}

const personIdsField = z.array(z.string()).max(100_000);

const directoryUnitInput = z.object({
  title: unitInput.shape.title.optional(),
  externalId: z.string().max(500, 'tooLong').nullish(),
  /** Ids of all people that belong to it, of more who do, and of those who no longer do. */
  members: personIdsField.optional(),
  join: personIdsField.default([]),
  leave: personIdsField.default([]),
});

type DirectoryUnitInput = z.output<typeof directoryUnitInput>;

/** A group that is new to the directory is a new unit at the top, with a handle of its title. */
export async function provisionUnit(
  context: CommandContext,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string }> {
  if (!canAdminister(viewer)) throw notAllowed();
  const unit = parseInput(directoryUnitInput.required({ title: true }), input);
  return write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    const units = await tx.db.selectFrom('units').select(['handle', 'title']).execute();
    if (units.some((other) => other.title.toLowerCase() === unit.title.toLowerCase()))
      throw conflict('unitKnown');
    const handle = createHandle(unit.title, (taken) =>
      units.some((other) => other.handle === taken),
    );
    const { id } = await insertUnit(tx, viewer, { handle, title: unit.title });
    await applyUnitInput(tx, id, unit);
    return { id };
  });
}

/** What a directory says of a unit; what it does not name stays. */
export async function updateProvisionedUnit(
  context: CommandContext,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  const unit = parseInput(directoryUnitInput, input);
  await write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    await requireUnit(tx, id);
    await applyUnitInput(tx, id, unit);
    tx.emit({ name: 'unitChanged', personId: getPersonId(viewer), data: { unit: id } });
  });
}

/** A unit goes with its memberships; one that others belong to is refused. */
export async function deprovisionUnit(
  context: CommandContext,
  viewer: Viewer,
  id: string,
): Promise<void> {
  if (!canAdminister(viewer)) throw notAllowed();
  await write(context, async (tx) => {
    await bumpPeopleCounter(tx);
    await requireUnit(tx, id);
    await tx.db.deleteFrom('unit_people').where('unit_id', '=', id).execute();
    await deleteUnit(tx, viewer, id);
  });
}

async function requireUnit(tx: Tx, id: string): Promise<void> {
  const unit = isId(id)
    ? await tx.db.selectFrom('units').select('id').where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!unit) throw notFound();
}

async function applyUnitInput(tx: Tx, id: string, input: DirectoryUnitInput): Promise<void> {
  const { title, externalId, members, join, leave } = input;
  if (title !== undefined || externalId !== undefined) {
    if (externalId) await requireFreeExternalId(tx, id, externalId);
    const named = externalId === undefined ? {} : { external_id: externalId };
    await tx.db
      .updateTable('units')
      .set({ ...(title === undefined ? {} : { title }), ...named })
      .where('id', '=', id)
      .execute();
  }
  if (members)
    await sql`delete from unit_people where unit_id = ${id}
    and person_id::text <> all(${members}::text[])`.execute(tx.db);
  await addUnitMembers(tx, id, [...(members ?? []), ...join]);
  await sql`delete from unit_people where unit_id = ${id}
    and person_id::text = any(${leave}::text[])`.execute(tx.db);
}

async function requireFreeExternalId(tx: Tx, unit: string, externalId: string): Promise<void> {
  const { rows } = await sql`select from units
    where external_id = ${externalId} and id <> ${unit}`.execute(tx.db);
  if (rows.length > 0) throw conflict('unitKnown');
}

async function addUnitMembers(tx: Tx, unit: string, people: readonly string[]): Promise<void> {
  const wanted = [...new Set(people)];
  const { rows } = await sql<{ id: string }>`
    select id from people where id::text = any(${wanted}::text[])`.execute(tx.db);
  if (rows.length < wanted.length) throw invalid({ members: 'personUnknown' });
  if (rows.length === 0) return;
  await tx.db
    .insertInto('unit_people')
    .values(rows.map(({ id }) => ({ unit_id: unit, person_id: id })))
    .onConflict((on) => on.doNothing())
    .execute();
}
