import { sql } from 'kysely';
import type { SpaceRole } from '../../storage/tables.ts';
import type { QueryContext } from '../kernel/index.ts';
import { type SpaceAccess, spaceNamePattern } from './rules.ts';
import { getPersonId, type Viewer } from './viewer.ts';
import { visibleTo } from './visible.ts';

/** The viewer's own role in the space of the row, for a select list. */
export function selectOwnRole(viewer: Viewer) {
  return sql<SpaceRole | null>`(select role from space_people as mine
    where mine.space_id = spaces.id and mine.person_id = ${getPersonId(viewer)}::uuid)`;
}
/** A space's row with the viewer's access to it, for commands; null where the viewer sees none. */
export async function findSpaceAccess(
  context: QueryContext,
  viewer: Viewer,
  name: string,
): Promise<(SpaceAccess & { id: string; name: string }) | null> {
  if (!spaceNamePattern.test(name)) return null;
  const row = await context.db
    .selectFrom('spaces')
    .where('spaces.name', '=', name)
    .where(visibleTo(viewer))
    .select([
      'spaces.id',
      'spaces.name',
      'audience',
      'archived_at',
      selectOwnRole(viewer).as('role'),
    ])
    .executeTakeFirst();
  return row ? { ...row, archived: row.archived_at !== null } : null;
}
