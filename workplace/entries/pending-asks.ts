import { type SqlBool, sql } from 'kysely';

/**
 * That the question of the row, in a query of `asks` and `entries`, waits for this person: they
 * have neither answered nor declined it, and it is open.
 */
export const isPendingFor = (person: string) => sql<SqlBool>`(
  asks.person_id = ${person}::uuid and asks.declined_at is null
  and entries.closed_at is null and not exists (select from comments
    where comments.entry_id = entries.id and comments.author_id = ${person}::uuid
      and comments.deleted_at is null))`;
/** Of the entry in the row: by whom it was put to this person, if it waits for them. */
export function selectPendingAsk(person: string) {
  return sql<{ id: string; name: string } | null>`(
    select json_build_object('id', asks.id, 'name', asker.name)
    from asks join people as asker on asker.id = asks.asked_by
    where asks.entry_id = entries.id and ${isPendingFor(person)})`;
}
