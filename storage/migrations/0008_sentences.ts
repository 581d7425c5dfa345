import { type Kysely, sql } from 'kysely';

/**
 * Which way each entry's sentences point, where a workplace has chosen to have that known. Made of
 * the words of one revision, and made again at any time: so it is in no archive.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table sentences (
    entry_id uuid primary key references entries (id) on delete cascade,
    revision integer not null,
    made_at timestamptz(3) not null,
    direction bytea not null
  )`.execute(db);
  await sql`create index sentences_by_time on sentences (made_at, entry_id)`.execute(db);
}
