import { type Kysely, sql } from 'kysely';

/** What an unfinished entry builds on, as it was typed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table drafts add column builds_on text not null default ''`.execute(db);
}
