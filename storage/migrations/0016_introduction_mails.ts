import { type Kysely, sql } from 'kysely';

/** Mails that tell somebody with whom they were introduced, once, unless they want none of these. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table mails
    drop constraint mails_kind_check,
    add constraint mails_kind_check check (kind in ('notice', 'digest', 'introduction')),
    add column introduction_id uuid references introductions (id) on delete cascade,
    add constraint mails_introduction check
      ((kind = 'introduction') = (introduction_id is not null))`,
  `create unique index mails_of_introduction on mails (introduction_id, person_id)`,
  `alter table suggesting add column by_mail boolean not null default true`,
];
