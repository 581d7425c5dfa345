import { type Kysely, sql } from 'kysely';

/** What the works are about, drawn up anew with each learning; in no archive, as what was learnt. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table subjects (
    meaning_id uuid not null references meanings (id) on delete cascade,
    place integer not null,
    words text[] not null,
    centre bytea not null,
    primary key (meaning_id, place)
  )`.execute(db);
}
