import { type Kysely, sql } from 'kysely';

/** How far each person may be suggested; found out anew each night, so it is in no archive. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table reaches (
    person_id uuid primary key references people (id) on delete cascade,
    rank integer not null check (rank > 0)
  )`.execute(db);
}
