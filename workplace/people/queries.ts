import { type Expression, type SqlBool, sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import { mayAdminister, type Viewer, visibleTo } from '../access/index.ts';
import { inAlphabet } from '../alphabet.ts';
import type { Reading } from '../happenings/index.ts';
import { type Page, type Slice, slice } from '../paging.ts';
import { notFound } from '../refusal.ts';
import { seesHierarchy } from './reporting.ts';
import { handlePattern } from './rules.ts';
import type { PeopleCount, PeopledUnit, PersonView, UnitView, WholePersonView } from './view.ts';

/**
 * Who may know of whom: members know everybody; others those who have written where they read,
 * and a guest those they share a space with.
 */
export function personKnownTo(viewer: Viewer): Expression<SqlBool> {
  if (viewer.is === 'operator') return sql<SqlBool>`true`;
  if (viewer.is === 'person' && viewer.standing === 'member') return sql<SqlBool>`true`;
  const wroteInSight = sql`exists (
      select 1 from entries join spaces on spaces.id = entries.space_id
      where entries.author_id = people.id and ${visibleTo(viewer)})
    or exists (
      select 1 from comments join entries on entries.id = comments.entry_id
      join spaces on spaces.id = entries.space_id
      where comments.author_id = people.id and comments.deleted_at is null
        and ${visibleTo(viewer)})`;
  if (viewer.is === 'nobody') return sql<SqlBool>`(${wroteInSight})`;
  return sql<SqlBool>`(people.id = ${viewer.id}::uuid or ${wroteInSight} or exists (
      select 1 from space_people as theirs join space_people as mine using (space_id)
      where theirs.person_id = people.id and mine.person_id = ${viewer.id}::uuid))`;
}

function people(reading: Reading, viewer: Viewer) {
  return reading.db
    .selectFrom('people')
    .where(personKnownTo(viewer))
    .select([
      'people.id',
      'people.handle',
      'people.name',
      'people.title',
      'people.about',
      'people.web_site as webSite',
      'people.picture',
      'people.time_zone as timeZone',
      'people.standing',
      'people.admin',
      'people.created_at as createdAt',
      'people.left_at as leftAt',
      unitsOf(viewer).as('units'),
      reportsTo(viewer).as('reportsTo'),
    ]);
}

/** Who is in which unit is for those who see the tree of units. */
function unitsOf(viewer: Viewer) {
  if (!seesHierarchy(viewer)) return sql<PersonView['units'] | null>`null`;
  return sql<PersonView['units'] | null>`(select coalesce(json_agg(json_build_object(
      'handle', units.handle, 'title', units.title) order by ${inAlphabet(sql`units.title`)}), '[]')
    from unit_people join units on units.id = unit_people.unit_id
    where unit_people.person_id = people.id)`;
}

function reportsTo(viewer: Viewer) {
  if (!seesHierarchy(viewer)) return sql<PersonView['reportsTo']>`null`;
  return sql<PersonView['reportsTo']>`(select json_build_object('handle', above.handle,
    'name', above.name, 'here', above.left_at is null)
    from people as above where above.id = people.reports_to)`;
}

type PersonRow = Omit<PersonView, 'units'> & { units: PersonView['units'] | null };

const view = (row: PersonRow): PersonView => ({ ...row, units: row.units ?? [] });

const byName = inAlphabet(sql`people.name`);

export async function findPerson(
  reading: Reading,
  viewer: Viewer,
  handleOrId: string,
): Promise<PersonView | null> {
  if (!isId(handleOrId) && !handlePattern.test(handleOrId)) return null;
  const column = isId(handleOrId) ? 'people.id' : 'people.handle';
  const row = await people(reading, viewer).where(column, '=', handleOrId).executeTakeFirst();
  return row ? view(row) : null;
}

/** The person of this handle or id; throws `notFound` where there is none that the viewer knows. */
export async function getPerson(
  reading: Reading,
  viewer: Viewer,
  handleOrId: string,
): Promise<PersonView> {
  const person = await findPerson(reading, viewer, handleOrId);
  if (!person) throw notFound();
  return person;
}

/** Those of these people whom the viewer knows, in no order. */
export async function listPeopleById(
  reading: Reading,
  viewer: Viewer,
  ids: readonly string[],
): Promise<PersonView[]> {
  const rows = await people(reading, viewer).where('people.id', 'in', ids).execute();
  return rows.map(view);
}

/** A person with what only administrators see of them; for others there is no such page. */
export async function getWholePerson(
  reading: Reading,
  viewer: Viewer,
  handle: string,
): Promise<WholePersonView> {
  if (!mayAdminister(viewer)) throw notFound();
  const person = await getPerson(reading, viewer, handle);
  const { email } = await reading.db
    .selectFrom('people')
    .select('email')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow();
  return { ...person, email };
}

/** How many people there are, for administrators. */
export async function countPeople(reading: Reading, viewer: Viewer): Promise<PeopleCount> {
  if (!mayAdminister(viewer)) throw notFound();
  const { rows } = await sql<PeopleCount>`
    select count(*) filter (where left_at is null)::int as here,
      count(*) filter (where left_at is null and standing = 'guest')::int as guests,
      count(*) filter (where left_at is null and admin)::int as admins,
      count(left_at)::int as left
    from people`.execute(reading.db);
  return rows[0]!;
}

/** People by name. `unit` is a unit's handle; those who left come only when asked for. */
export async function listPeople(
  reading: Reading,
  viewer: Viewer,
  filter: { unit?: string; q?: string; left?: boolean } & Page,
): Promise<Slice<PersonView>> {
  let query = people(reading, viewer).orderBy(byName).orderBy('people.id');
  if (!filter.left) query = query.where('people.left_at', 'is', null);
  if (filter.q) query = query.where(matches(filter.q));
  if (filter.unit) query = query.where(inUnit(viewer, filter.unit));
  return slice({
    query,
    page: filter,
    sort: [byName, sql`people.id`],
    keys: (row) => [row.name, row.id],
    types: ['text', 'uuid'],
    direction: 'ascending',
    view,
  });
}

function matches(q: string): Expression<SqlBool> {
  if (q.includes('\0')) return sql<SqlBool>`false`;
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`(people.name ilike ${like} or people.handle ilike ${like})`;
}

function inUnit(viewer: Viewer, handle: string): Expression<SqlBool> {
  if (!seesHierarchy(viewer) || !handlePattern.test(handle)) return sql<SqlBool>`false`;
  return sql<SqlBool>`exists (select 1 from unit_people join units on units.id = unit_people.unit_id
    where unit_people.person_id = people.id and units.handle = ${handle})`;
}

/** The tree of units as a flat list by title, each with the number of its own people. */
export async function listUnits(reading: Reading, viewer: Viewer): Promise<UnitView[]> {
  if (!seesHierarchy(viewer)) return [];
  return reading.db
    .selectFrom('units')
    .leftJoin('units as above', 'above.id', 'units.parent_id')
    .select((eb) => [
      'units.id',
      'units.handle',
      'units.title',
      'above.handle as parent',
      'units.signs',
      eb
        .selectFrom('unit_people')
        .innerJoin('people', 'people.id', 'unit_people.person_id')
        .whereRef('unit_people.unit_id', '=', 'units.id')
        .where('people.left_at', 'is', null)
        .select(sql<number>`count(*)::int`.as('count'))
        .as('people'),
    ])
    .orderBy(inAlphabet(sql`units.title`))
    .orderBy('units.id')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, people: row.people ?? 0 })));
}

/** The tree of units as a flat list by title, each with its own people who are here. */
export async function listPeopledUnits(reading: Reading, viewer: Viewer): Promise<PeopledUnit[]> {
  const units = await listUnits(reading, viewer);
  if (units.length === 0) return [];
  const rows = await reading.db
    .selectFrom('unit_people')
    .innerJoin('people', 'people.id', 'unit_people.person_id')
    .where('people.left_at', 'is', null)
    .select(['unit_people.unit_id', 'people.handle', 'people.name', 'people.title'])
    .orderBy(byName)
    .orderBy('people.id')
    .execute();
  const members = Map.groupBy(rows, (row) => row.unit_id);
  return units.map((unit) => ({
    ...unit,
    members: (members.get(unit.id) ?? []).map(({ unit_id: _, ...person }) => person),
  }));
}
