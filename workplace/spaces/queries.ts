import { sql } from 'kysely';
import type { SpaceRole } from '../../storage/tables.ts';
import {
  isNotWithdrawn,
  type PersonViewer,
  selectOwnRole,
  spaceNamePattern,
  type Viewer,
  visibleTo,
} from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import {
  collateNames,
  notFound,
  type PageRequest,
  type PageResult,
  paginate,
} from '../kernel/index.ts';
import { personKnownTo } from '../people/index.ts';
import type { MemberView, SpaceView } from './view.ts';

function selectSpaces(context: QueryContext, viewer: Viewer) {
  return context.db
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
      selectOwnRole(viewer).as('role'),
      eb
        .selectFrom('entries')
        .whereRef('entries.space_id', '=', 'spaces.id')
        .where(isNotWithdrawn())
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
        .where(isNotWithdrawn())
        .select((inner) => inner.fn.max('entries.created_at').as('at'))
        .as('lastAt'),
    ]);
}

type SpaceRow = Omit<SpaceView, 'entries' | 'people'> & {
  entries: number | null;
  people: number | null;
};
const byTitle = collateNames(sql`spaces.title`);

const toSpaceView = (row: SpaceRow): SpaceView => ({
  ...row,
  entries: row.entries ?? 0,
  people: row.people ?? 0,
});

/** The space of this name; throws `notFound` where there is none that the viewer sees. */
export async function getSpace(
  context: QueryContext,
  viewer: Viewer,
  name: string,
): Promise<SpaceView> {
  if (!spaceNamePattern.test(name)) throw notFound();
  const row = await selectSpaces(context, viewer)
    .where('spaces.name', '=', name)
    .executeTakeFirst();
  if (!row) throw notFound();
  return toSpaceView(row);
}

/** Spaces by title; all, or those that the viewer is a member of. */
export async function listSpaces(
  context: QueryContext,
  viewer: Viewer,
  filter: { archived?: boolean; joined?: boolean } & PageRequest = {},
): Promise<PageResult<SpaceView>> {
  let query = selectSpaces(context, viewer).orderBy(byTitle).orderBy('spaces.id');
  if (!filter.archived) query = query.where('spaces.archived_at', 'is', null);
  if (filter.joined) query = query.where(selectOwnRole(viewer), 'is not', null);
  return paginate({
    query,
    page: filter,
    sort: [byTitle, sql`spaces.id`],
    keys: (row) => [row.title, row.id],
    types: ['text', 'uuid'],
    direction: 'ascending',
    view: toSpaceView,
  });
}

/** Those who joined a space, stewards first. Throws `notFound` as `getSpace` does. */
export async function listMembers(
  context: QueryContext,
  viewer: Viewer,
  name: string,
): Promise<MemberView[]> {
  const space = await getSpace(context, viewer, name);
  if (viewer.kind === 'anonymous') return [];
  return context.db
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
    .orderBy(collateNames(sql`people.name`))
    .execute();
}
/** Whether the viewer's own going would leave a space without the steward that it needs. */
export async function isLastSteward(
  { db }: QueryContext,
  viewer: PersonViewer,
  space: { id: string; role: SpaceRole | null },
): Promise<boolean> {
  if (space.role !== 'steward') return false;
  const other = await db
    .selectFrom('spaces')
    .leftJoin('space_people', (on) =>
      on
        .onRef('space_people.space_id', '=', 'spaces.id')
        .on('space_people.role', '=', 'steward')
        .on('space_people.person_id', '<>', viewer.id),
    )
    .leftJoin('people', (on) =>
      on.onRef('people.id', '=', 'space_people.person_id').on('people.left_at', 'is', null),
    )
    .where('spaces.id', '=', space.id)
    .where((eb) => eb.or([eb('spaces.created_by', 'is', null), eb('people.id', 'is not', null)]))
    .select('spaces.id')
    .executeTakeFirst();
  return other === undefined;
}
