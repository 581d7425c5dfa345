import { type Kysely, sql } from 'kysely';

/**
 * Mails that go out, by what they are about: their words are made when they are sent, through the
 * access rule of that moment, and stand in no table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table mails (
    id uuid primary key,
    person_id uuid not null references people (id) on delete cascade,
    kind text not null check (kind in ('notice', 'digest')),
    entry_id uuid references entries (id) on delete cascade,
    -- The newest comment in it, to which an answer by mail replies.
    comment_id uuid references comments (id) on delete set null,
    message_id text,
    -- Since when a digest tells.
    since timestamptz(3),
    made_at timestamptz(3) not null,
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'empty', 'failed')),
    -- Null while it waits for whoever runs the workplace to send it.
    next_try_at timestamptz(3),
    tries integer not null default 0,
    problem text,
    settled_at timestamptz(3),
    check ((kind = 'notice') = (entry_id is not null)),
    check ((kind = 'digest') = (since is not null)),
    check ((state = 'waiting') = (settled_at is null))
  )`,
  `create index mails_due on mails (next_try_at) where state = 'waiting'`,
  `create index mails_of_conversation on mails (person_id, entry_id, made_at)`,
  `create index mails_by_entry on mails (entry_id) where entry_id is not null`,
  `create index mails_by_comment on mails (comment_id) where comment_id is not null`,
  `create index mails_by_time on mails (made_at desc, id desc)`,
  `create table mail_notices (
    mail_id uuid not null references mails (id) on delete cascade,
    notice_id uuid not null references notices (id) on delete cascade,
    primary key (mail_id, notice_id)
  )`,
  `create index mail_notices_by_notice on mail_notices (notice_id)`,
  // Until when each person's digests have told, whether or not there was anything to tell.
  `create table digests (
    person_id uuid primary key references people (id) on delete cascade,
    until timestamptz(3) not null
  )`,
];
