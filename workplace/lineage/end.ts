import { type RawBuilder, sql } from 'kysely';

/** A work at one end of a link or a correction. */
export interface LinkEnd {
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
export function endOf(entry: string, comment: string | null): RawBuilder<LinkEnd> {
  const of = sql.table(entry);
  const id = comment ? sql.ref(comment) : sql`null::uuid`;
  return sql`json_build_object('entry', ${of}.id, 'slug', ${of}.slug, 'title', ${of}.title,
    'comment', ${id}, 'by', (select coalesce(people.name, comments.author_name) from comments
      left join people on people.id = comments.author_id where comments.id = ${id}),
    'withdrawn', case when ${of}.withdrawn_at is not null then json_build_object(
      'author', (select name from people where people.id = ${of}.author_id),
      'at', ${of}.created_at) end)`;
}

/** The same, or null where there is no such entry. */
export function endOrNull(entry: string, comment: string | null): RawBuilder<LinkEnd | null> {
  return sql`case when ${sql.table(entry)}.id is not null then ${endOf(entry, comment)} end`;
}
