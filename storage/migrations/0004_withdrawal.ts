import { type Kysely, sql } from 'kysely';

/** Entries that were withdrawn: their words go, their place stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table entries
    add column withdrawn_at timestamptz(3),
    add column withdrawn_by uuid references people (id)`,
  // So that no list, search or page can show what was withdrawn, whatever it forgets to leave out;
  // and an entry without a title is one that was withdrawn, wherever one is shown.
  `alter table entries drop constraint entries_title_check`,
  `alter table entries add constraint withdrawn_says_nothing check (
    case when withdrawn_at is null then title <> '' and withdrawn_by is null
      else title = '' and body = '' and html = '' and excerpt = '' and tags = '{}' end)`,
  // Withdrawing reaches what was built on an entry as a correction does.
  `alter table corrections drop constraint corrections_cause_check`,
  `alter table corrections add constraint corrections_cause_check check (
    cause in ('corrected', 'superseded', 'withdrawn'))`,
  // What the page of withdrawing is called cannot be an entry's slug, too; nor what that of the
  // lineage is called, which an early form of 0002 did not see to.
  `update entries set slug = 'the-' || slug where slug in ('withdrawal', 'lineage')`,
];
