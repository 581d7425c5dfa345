import { type Kysely, sql } from 'kysely';

/**
 * Which terms a forecast was given about, and what was shown of all: those of an end since the seal
 * of this number. What was given before this was kept counts as about the first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['forecasts', 'forecast_views']) {
    await sql`alter table ${sql.table(table)}
      add column terms integer not null default 1 check (terms > 0)`.execute(db);
  }
}
