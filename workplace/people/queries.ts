import { type Expression, type SqlBool, sql } from 'kysely';
import { isId } from '../../storage/index.ts';
import { canAdminister, type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import {
  collateNames,
  notFound,
  type PageRequest,
  type PageResult,
  paginate,
} from '../kernel/index.ts';
import { canSeeHierarchy } from './reporting-lines.ts';
import { handlePattern } from './rules.ts';
import type {
  AdminPersonView,
  PeopleCount,
  PersonView,
  UnitView,
  UnitWithMembers,
} from './view.ts';

/**
 * Who may know of whom: members know everybody; others those who have written where they read,
 * and a guest those they share a space with.
 */
export function personKnownTo(viewer: Viewer): Expression<SqlBool> {
  if (viewer.kind === 'operator') return sql<SqlBool>`true`;
  if (viewer.kind === 'person' && viewer.membership === 'member') return sql<SqlBool>`true`;
  const wroteInSight = sql`exists (
      select 1 from entries join spaces on spaces.id = entries.space_id
      where entries.author_id = people.id and ${visibleTo(viewer)})
    or exists (
      select 1 from comments join entries on entries.id = comments.entry_id
      join spaces on spaces.id = entries.space_id
      where comments.author_id = people.id and comments.deleted_at is null
        and ${visibleTo(viewer)})`;
  if (viewer.kind === 'anonymous') return sql<SqlBool>`(${wroteInSight})`;
  return sql<SqlBool>`(people.id = ${viewer.id}::uuid or ${wroteInSight} or exists (
      select 1 from space_people as theirs join space_people as mine using (space_id)
      where theirs.person_id = people.id and mine.person_id = ${viewer.id}::uuid))`;
}

function selectPeople(context: QueryContext, viewer: Viewer) {
  return context.db
    .selectFrom('people')
    .where(personKnownTo(viewer))
    .select([
      'people.id',
      'people.handle',
      'people.name',
      'people.title',
      'people.about',
      'people.web_site as website',
      'people.picture',
      'people.time_zone as timeZone',
      'people.standing as membership',
      'people.admin',
      'people.created_at as createdAt',
      'people.left_at as leftAt',
      selectUnits(viewer).as('units'),
      selectManager(viewer).as('reportsTo'),
    ]);
}

/** Who is in which unit is for those who see the tree of units. */
function selectUnits(viewer: Viewer) {
  if (!canSeeHierarchy(viewer)) return sql<PersonView['units'] | null>`null`;
  return sql<PersonView['units'] | null>`(select coalesce(json_agg(json_build_object(
      'handle', units.handle, 'title', units.title) order by ${collateNames(sql`units.title`)}), '[]')
    from unit_people join units on units.id = unit_people.unit_id
    where unit_people.person_id = people.id)`;
}

function selectManager(viewer: Viewer) {
  if (!canSeeHierarchy(viewer)) return sql<PersonView['reportsTo']>`null`;
  return sql<PersonView['reportsTo']>`(select json_build_object('handle', above.handle,
    'name', above.name, 'isActive', above.left_at is null)
    from people as above where above.id = people.reports_to)`;
}

type PersonRow = Omit<PersonView, 'units'> & { units: PersonView['units'] | null };

const toPersonView = (row: PersonRow): PersonView => ({ ...row, units: row.units ?? [] });

const byName = collateNames(sql`people.name`);

export async function findPerson(
  context: QueryContext,
  viewer: Viewer,
  handleOrId: string,
): Promise<PersonView | null> {
  if (!isId(handleOrId) && !handlePattern.test(handleOrId)) return null;
  const column = isId(handleOrId) ? 'people.id' : 'people.handle';
  const row = await selectPeople(context, viewer).where(column, '=', handleOrId).executeTakeFirst();
  return row ? toPersonView(row) : null;
}

/** The person of this handle or id; throws `notFound` where there is none that the viewer knows. */
export async function getPerson(
  context: QueryContext,
  viewer: Viewer,
  handleOrId: string,
): Promise<PersonView> {
  const person = await findPerson(context, viewer, handleOrId);
  if (!person) throw notFound();
  return person;
}

/** Those of these people whom the viewer knows, in no order. */
export async function listPeopleById(
  context: QueryContext,
  viewer: Viewer,
  ids: readonly string[],
): Promise<PersonView[]> {
  const rows = await selectPeople(context, viewer).where('people.id', 'in', ids).execute();
  return rows.map(toPersonView);
}

/** A person with what only administrators see of them; for others there is no such page. */
export async function getPersonForAdmin(
  context: QueryContext,
  viewer: Viewer,
  handle: string,
): Promise<AdminPersonView> {
  if (!canAdminister(viewer)) throw notFound();
  const person = await getPerson(context, viewer, handle);
  const { email } = await context.db
    .selectFrom('people')
    .select('email')
    .where('id', '=', person.id)
    .executeTakeFirstOrThrow();
  return { ...person, email };
}

/** How many people there are, for administrators. */
export async function countPeople(context: QueryContext, viewer: Viewer): Promise<PeopleCount> {
  if (!canAdminister(viewer)) throw notFound();
  const { rows } = await sql<PeopleCount>`
    select count(*) filter (where left_at is null)::int as active,
      count(*) filter (where left_at is null and standing = 'guest')::int as guests,
      count(*) filter (where left_at is null and admin)::int as admins,
      count(left_at)::int as left
    from people`.execute(context.db);
  return rows[0]!;
}

/** People by name. `unit` is a unit's handle; those who left come only when asked for. */
export async function listPeople(
  context: QueryContext,
  viewer: Viewer,
  filter: { unit?: string; q?: string; left?: boolean } & PageRequest,
): Promise<PageResult<PersonView>> {
  let query = selectPeople(context, viewer).orderBy(byName).orderBy('people.id');
  if (!filter.left) query = query.where('people.left_at', 'is', null);
  if (filter.q) query = query.where(matchesText(filter.q));
  if (filter.unit) query = query.where(belongsToUnit(viewer, filter.unit));
  return paginate({
    query,
    page: filter,
    sort: [byName, sql`people.id`],
    keys: (row) => [row.name, row.id],
    types: ['text', 'uuid'],
    direction: 'ascending',
    view: toPersonView,
  });
}

function matchesText(q: string): Expression<SqlBool> {
  if (q.includes('\0')) return sql<SqlBool>`false`;
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`(people.name ilike ${like} or people.handle ilike ${like})`;
}

function belongsToUnit(viewer: Viewer, handle: string): Expression<SqlBool> {
  if (!canSeeHierarchy(viewer) || !handlePattern.test(handle)) return sql<SqlBool>`false`;
  return sql<SqlBool>`exists (select 1 from unit_people join units on units.id = unit_people.unit_id
    where unit_people.person_id = people.id and units.handle = ${handle})`;
}

/** The tree of units as a flat list by title, each with the number of its own people. */
export async function listUnits(context: QueryContext, viewer: Viewer): Promise<UnitView[]> {
  if (!canSeeHierarchy(viewer)) return [];
  return context.db
    .selectFrom('units')
    .leftJoin('units as above', 'above.id', 'units.parent_id')
    .select((eb) => [
      'units.id',
      'units.handle',
      'units.title',
      'above.handle as parent',
      'units.signs as signsValueModels',
      eb
        .selectFrom('unit_people')
        .innerJoin('people', 'people.id', 'unit_people.person_id')
        .whereRef('unit_people.unit_id', '=', 'units.id')
        .where('people.left_at', 'is', null)
        .select(sql<number>`count(*)::int`.as('count'))
        .as('people'),
    ])
    .orderBy(collateNames(sql`units.title`))
    .orderBy('units.id')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, people: row.people ?? 0 })));
}

/** The tree of units as a flat list by title, each with its own people who are here. */
export async function listUnitsWithMembers(
  context: QueryContext,
  viewer: Viewer,
): Promise<UnitWithMembers[]> {
  const units = await listUnits(context, viewer);
  if (units.length === 0) return [];
  const rows = await context.db
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
