import { type Kysely, sql } from 'kysely';

/** To whom people report, what a directory elsewhere calls people and units, and what it gave them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // That nobody reports to themselves by way of others is seen to under the people's stamp.
  `alter table people
    add column reports_to uuid references people (id),
    add column external_id text,
    add column external_name text,
    add constraint reports_to_another check (reports_to <> id)`,
  `create index people_by_report on people (reports_to) where reports_to is not null`,
  `create unique index people_by_external_id on people (external_id)`,
  `create unique index people_by_external_name on people (lower(external_name))`,
  `alter table units add column external_id text unique`,
  // Where a membership came from that nobody made by hand: only the same takes it away again.
  `alter table unit_people add column given_by text check (given_by in ('claim', 'department'))`,
];
