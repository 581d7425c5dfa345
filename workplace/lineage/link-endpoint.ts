import { type RawBuilder, sql } from 'kysely';

/** A work at one end of a link or a correction. */
export interface LinkEndpoint {
  entry: string;
  slug: string;
  /** The entry's title, also where a comment on it is meant. */
  title: string;
  /** Set where it is a comment, with its author's name. */
  comment: string | null;
  by: string | null;
  /** Of an entry that was withdrawn, which has no title to be told by: who wrote it, and when. */
  withdrawn: { author: string; at: string } | null;
}

/** The work as JSON: an entry by its table's name here, and the column that may name a comment. */
export function selectEndpoint(entry: string, comment: string | null): RawBuilder<LinkEndpoint> {
  const table = sql.table(entry);
  const id = comment ? sql.ref(comment) : sql`null::uuid`;
  return sql`json_build_object('entry', ${table}.id, 'slug', ${table}.slug, 'title', ${table}.title,
    'comment', ${id}, 'by', (select coalesce(people.name, comments.author_name) from comments
      left join people on people.id = comments.author_id where comments.id = ${id}),
    'withdrawn', case when ${table}.withdrawn_at is not null then json_build_object(
      'author', (select name from people where people.id = ${table}.author_id),
      'at', ${table}.created_at) end)`;
}

/** The same, or null where there is no such entry. */
export function selectEndpointOrNull(
  entry: string,
  comment: string | null,
): RawBuilder<LinkEndpoint | null> {
  return sql`case when ${sql.table(entry)}.id is not null then ${selectEndpoint(entry, comment)} end`;
}
