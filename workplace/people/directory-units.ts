import { sql } from 'kysely';
import { z } from 'zod';
import { isId } from '../../storage/index.ts';
import { mayAdminister, personId, type Viewer } from '../access/index.ts';
import { type Reading, type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, invalid, notAllowed, notFound } from '../refusal.ts';
import { peopleChanged } from './commands.ts';
import type { DirectoryPart } from './directory.ts';
import { handleFrom, unitInput } from './rules.ts';
import { insertUnit, removeUnitHeld } from './units.ts';

/** A unit as a directory sees it: a group of people. */
export interface DirectoryUnit {
  id: string;
  title: string;
  externalId: string | null;
  createdAt: Date;
  members: { id: string; name: string }[];
}

export interface UnitFilter {
  id?: string;
  externalId?: string;
  title?: string;
  /** Id of somebody who belongs to it. */
  member?: string;
}

/** Units in the order in which they were made, with those who are here of their own people. */
export async function listDirectoryUnits(
  reading: Reading,
  viewer: Viewer,
  filter: UnitFilter,
  { start, count }: { start: number; count: number },
): Promise<DirectoryPart<DirectoryUnit>> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const ids = [filter.id, filter.member].filter((id) => id !== undefined);
  if (!ids.every(isId)) return { total: 0, items: [] };
  const known = sql`from units where ${matching(filter)}`;
  const { rows: totals } = await sql<{ n: number }>`select count(*)::int as n ${known}`.execute(
    reading.db,
  );
  const { rows } = await sql<DirectoryUnit>`
    select id, title, external_id as "externalId", created_at as "createdAt",
      (select coalesce(json_agg(json_build_object('id', people.id, 'name', people.name)
        order by people.created_at, people.id), '[]')
        from unit_people join people on people.id = unit_people.person_id
        where unit_people.unit_id = units.id and people.left_at is null) as members
    ${known} order by created_at, id limit ${count} offset ${start}`.execute(reading.db);
  return { total: totals[0]?.n ?? 0, items: rows };
}

function matching({ id, externalId, title, member }: UnitFilter) {
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
  reading: Reading,
  viewer: Viewer,
  id: string,
): Promise<DirectoryUnit> {
  const { items } = await listDirectoryUnits(reading, viewer, { id }, { start: 0, count: 1 });
  if (!items[0]) throw notFound();
  return items[0];
}

const ids = z.array(z.string()).max(100_000);

const directoryUnit = z.object({
  title: unitInput.shape.title.optional(),
  externalId: z.string().max(500, 'tooLong').nullish(),
  /** Ids of all people that belong to it, of more who do, and of those who no longer do. */
  members: ids.optional(),
  join: ids.default([]),
  leave: ids.default([]),
});

type UnitWords = z.output<typeof directoryUnit>;

/** A group that is new to the directory is a new unit at the top, with a handle of its title. */
export async function admitUnit(
  workplace: Workplace,
  viewer: Viewer,
  input: unknown,
): Promise<{ id: string }> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const said = parse(directoryUnit.required({ title: true }), input);
  return write(workplace, async (tx) => {
    await peopleChanged(tx);
    const units = await tx.db.selectFrom('units').select(['handle', 'title']).execute();
    if (units.some((unit) => unit.title.toLowerCase() === said.title.toLowerCase()))
      throw conflict('unitKnown');
    const handle = handleFrom(said.title, (taken) => units.some((unit) => unit.handle === taken));
    const { id } = await insertUnit(tx, viewer, { handle, title: said.title });
    await settle(tx, id, said);
    return { id };
  });
}

/** What a directory says of a unit; what it does not name stays. */
export async function changeUnitByDirectory(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
  input: unknown,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  const said = parse(directoryUnit, input);
  await write(workplace, async (tx) => {
    await peopleChanged(tx);
    await mustBeHere(tx, id);
    await settle(tx, id, said);
    tx.happened({ name: 'unitChanged', personId: personId(viewer), data: { unit: id } });
  });
}

/** A unit goes with its memberships; one that others belong to is refused. */
export async function dropUnitFromDirectory(
  workplace: Workplace,
  viewer: Viewer,
  id: string,
): Promise<void> {
  if (!mayAdminister(viewer)) throw notAllowed();
  await write(workplace, async (tx) => {
    await peopleChanged(tx);
    await mustBeHere(tx, id);
    await tx.db.deleteFrom('unit_people').where('unit_id', '=', id).execute();
    await removeUnitHeld(tx, viewer, id);
  });
}

async function mustBeHere(tx: Writing, id: string): Promise<void> {
  const unit = isId(id)
    ? await tx.db.selectFrom('units').select('id').where('id', '=', id).executeTakeFirst()
    : undefined;
  if (!unit) throw notFound();
}

async function settle(tx: Writing, unit: string, said: UnitWords): Promise<void> {
  const { title, externalId, members, join, leave } = said;
  if (title !== undefined || externalId !== undefined) {
    if (externalId) await mustBeFree(tx, unit, externalId);
    const named = externalId === undefined ? {} : { external_id: externalId };
    await tx.db
      .updateTable('units')
      .set({ ...(title === undefined ? {} : { title }), ...named })
      .where('id', '=', unit)
      .execute();
  }
  if (members)
    await sql`delete from unit_people where unit_id = ${unit}
    and person_id::text <> all(${members}::text[])`.execute(tx.db);
  await joinAll(tx, unit, [...(members ?? []), ...join]);
  await sql`delete from unit_people where unit_id = ${unit}
    and person_id::text = any(${leave}::text[])`.execute(tx.db);
}

async function mustBeFree(tx: Writing, unit: string, externalId: string): Promise<void> {
  const { rows } = await sql`select from units
    where external_id = ${externalId} and id <> ${unit}`.execute(tx.db);
  if (rows.length > 0) throw conflict('unitKnown');
}

async function joinAll(tx: Writing, unit: string, people: readonly string[]): Promise<void> {
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
