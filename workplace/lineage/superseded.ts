import { type Expression, type SqlBool, sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';

/**
 * Whether something has taken the place of the entry of the row, for any query in which `entries`
 * is a table (or an alias given here). What the viewer may not see has taken nobody's place.
 */
export function isSupersededFor(viewer: Viewer, entries = 'entries'): Expression<SqlBool> {
  return sql<SqlBool>`exists (select from links as superseding
    join entries as later on later.id = superseding.from_entry
    join spaces as later_home on later_home.id = later.space_id
    where superseding.to_entry = ${sql.table(entries)}.id
      and superseding.relation = 'supersedes'
      and ${visibleTo(viewer, 'later_home')})`;
}
