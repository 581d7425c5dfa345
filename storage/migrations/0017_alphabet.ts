import { type Kysely, sql } from 'kysely';

/**
 * The order in which names are listed: João after Joana and before Jonas, whatever its code points.
 * By Unicode's own rules (UTS 10), where the server was built with ICU; otherwise as it was. Not
 * indexed: such an order may change with another ICU, and an index would not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `do $$ begin
    create collation alphabet (provider = icu, locale = 'und');
  exception when feature_not_supported then
    create collation alphabet from "C";
  end $$`,
  'drop index people_by_name',
];
