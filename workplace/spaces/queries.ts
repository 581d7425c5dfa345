import { sql } from 'kysely';
import type { SpaceRole } from '../../storage/index.ts';
import { personId, type SpaceStanding, type Viewer, visibleTo } from '../access/index.ts';
import { inAlphabet } from '../alphabet.ts';
import { entryStands } from '../entries/stands.ts';
import type { Reading } from '../happenings/index.ts';
import { type Page, type Slice, slice } from '../paging.ts';
import { personKnownTo } from '../people/queries.ts';
import { notFound } from '../refusal.ts';
import { spaceNamePattern } from './rules.ts';
import type { MemberView, SpaceView } from './view.ts';

/** The viewer's own role in the space of the row, for a select list. */
export function roleOf(viewer: Viewer) {
  return sql<SpaceRole | null>`(select role from space_people as mine
    where mine.space_id = spaces.id and mine.person_id = ${personId(viewer)}::uuid)`;
}

function spaces(reading: Reading, viewer: Viewer) {
  return reading.db
    .selectFrom('spaces')
    .where(visibleTo(viewer))
    .select((eb) => [
      'spaces.id',
      'spaces.name',
      'spaces.title',
      'spaces.purpose',
      'spaces.audience',
      'spaces.created_at as createdAt',
      'spaces.archived_at as archivedAt',
      roleOf(viewer).as('role'),
      eb
        .selectFrom('entries')
        .whereRef('entries.space_id', '=', 'spaces.id')
        .where(entryStands())
        .select(sql<number>`count(*)::int`.as('n'))
        .$castTo<{ n: number }>()
        .as('entries'),
      eb
        .selectFrom('space_people')
        .innerJoin('people', 'people.id', 'space_people.person_id')
        .whereRef('space_people.space_id', '=', 'spaces.id')
        .where('people.left_at', 'is', null)
        .select(sql<number>`count(*)::int`.as('n'))
        .as('people'),
      eb
        .selectFrom('entries')
        .whereRef('entries.space_id', '=', 'spaces.id')
        .where(entryStands())
        .select((inner) => inner.fn.max('entries.created_at').as('at'))
        .as('lastAt'),
    ]);
}

type Row = Omit<SpaceView, 'entries' | 'people'> & {
  entries: number | null;
  people: number | null;
};
const byTitle = inAlphabet(sql`spaces.title`);

const view = (row: Row): SpaceView => ({
  ...row,
  entries: row.entries ?? 0,
  people: row.people ?? 0,
});

/** The space of this name; throws `notFound` where there is none that the viewer sees. */
export async function getSpace(reading: Reading, viewer: Viewer, name: string): Promise<SpaceView> {
  if (!spaceNamePattern.test(name)) throw notFound();
  const row = await spaces(reading, viewer).where('spaces.name', '=', name).executeTakeFirst();
  if (!row) throw notFound();
  return view(row);
}

/** Spaces by title; all, or those that the viewer is a member of. */
export async function listSpaces(
  reading: Reading,
  viewer: Viewer,
  filter: { archived?: boolean; joined?: boolean } & Page = {},
): Promise<Slice<SpaceView>> {
  let query = spaces(reading, viewer).orderBy(byTitle).orderBy('spaces.id');
  if (!filter.archived) query = query.where('spaces.archived_at', 'is', null);
  if (filter.joined) query = query.where(roleOf(viewer), 'is not', null);
  return slice({
    query,
    page: filter,
    sort: [byTitle, sql`spaces.id`],
    keys: (row) => [row.title, row.id],
    types: ['text', 'uuid'],
    direction: 'ascending',
    view,
  });
}

/** Those who joined a space, stewards first. Throws `notFound` as `getSpace` does. */
export async function listMembers(
  reading: Reading,
  viewer: Viewer,
  name: string,
): Promise<MemberView[]> {
  const space = await getSpace(reading, viewer, name);
  if (viewer.is === 'nobody') return [];
  return reading.db
    .selectFrom('space_people')
    .innerJoin('people', 'people.id', 'space_people.person_id')
    .where('space_people.space_id', '=', space.id)
    .where('people.left_at', 'is', null)
    .where(personKnownTo(viewer))
    .select([
      'people.handle',
      'people.name',
      'people.title',
      'people.picture',
      'space_people.role',
      'space_people.joined_at as joinedAt',
    ])
    .orderBy(sql`space_people.role = 'steward'`, 'desc')
    .orderBy(inAlphabet(sql`people.name`))
    .execute();
}

/** A space's row with the viewer's standing in it, for commands; null where the viewer sees none. */
export async function findStanding(
  reading: Reading,
  viewer: Viewer,
  name: string,
): Promise<(SpaceStanding & { id: string; name: string }) | null> {
  if (!spaceNamePattern.test(name)) return null;
  const row = await reading.db
    .selectFrom('spaces')
    .where('spaces.name', '=', name)
    .where(visibleTo(viewer))
    .select(['spaces.id', 'spaces.name', 'audience', 'archived_at', roleOf(viewer).as('role')])
    .executeTakeFirst();
  return row ? { ...row, archived: row.archived_at !== null } : null;
}
