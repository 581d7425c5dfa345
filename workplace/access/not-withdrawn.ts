import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * That the entry of the row stands, rather than having been withdrawn: for any query in which
 * `entries` is a table (or an alias given here). Lists, counts, search and suggestions ask for it;
 * what is reached by an id or a link does not, since a withdrawn entry keeps its place.
 */
export function isNotWithdrawn(entries = 'entries'): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.table(entries)}.withdrawn_at is null`;
}
