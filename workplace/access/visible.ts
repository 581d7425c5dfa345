import { type Expression, type SqlBool, sql } from 'kysely';
import type { Viewer } from './viewer.ts';

/**
 * The access rule as SQL, for any query in which `spaces` is a table (or an alias given here).
 * Every list, count, search, feed and page takes its rows through it; `maySee` is its pure twin,
 * and the generated access matrix holds the two equal.
 */
export function visibleTo(viewer: Viewer, spaces = 'spaces'): Expression<SqlBool> {
  const space = sql.table(spaces);
  if (viewer.kind === 'operator') return sql<SqlBool>`true`;
  if (viewer.kind === 'anonymous') return sql<SqlBool>`${space}.audience = 'public'`;
  const anyone = viewer.membership === 'member' ? ['open', 'public'] : ['public'];
  return sql<SqlBool>`(${space}.audience = any(${anyone}::text[]) or exists (
    select 1 from space_people as mine
    where mine.space_id = ${space}.id and mine.person_id = ${viewer.id}::uuid))`;
}

/**
 * The same rule for many people at once, where `people` and `spaces` are tables of the query: for
 * telling all whom something concerns. Held equal to `maySee` by its own test.
 */
export function visibleToPeople(people = 'people', spaces = 'spaces'): Expression<SqlBool> {
  const [person, space] = [sql.table(people), sql.table(spaces)];
  return sql<SqlBool>`(${space}.audience = 'public'
    or (${space}.audience = 'open' and ${person}.standing = 'member')
    or exists (select 1 from space_people as theirs
      where theirs.space_id = ${space}.id and theirs.person_id = ${person}.id))`;
}
