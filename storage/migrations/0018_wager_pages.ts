import { type Kysely, sql } from 'kysely';

/**
 * What unfinished wagers say besides their words; that a review was told of, so that it is told of
 * once; and the reason why somebody is.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table drafts add column details jsonb not null default '{}'`,
  `create table reviews_told (
    entry_id uuid not null references wagers (entry_id) on delete cascade,
    day date not null,
    what text not null check (what in ('reviewDue', 'reviewOverdue')),
    told_at timestamptz(3) not null,
    primary key (entry_id, day, what)
  )`,
  `alter table notices drop constraint notices_why_check`,
  `alter table notices add constraint notices_why_check check (why in ('asked', 'mention', 'reply',
    'review', 'author', 'correction', 'accepted', 'takesPart', 'entry', 'space'))`,
];
