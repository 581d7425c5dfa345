import { type Kysely, sql } from 'kysely';

/** In which range a measure is expected on its day, nine to one, where that is said and sealed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table measures
    add column range_low double precision check (abs(range_low) <= 1e15),
    add column range_high double precision check (abs(range_high) <= 1e15),
    add constraint measures_range check (
      (range_low is null) = (range_high is null) and range_low < range_high)`.execute(db);
}
