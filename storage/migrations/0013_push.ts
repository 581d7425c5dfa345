import { type Kysely, sql } from 'kysely';

/**
 * Devices on which people are told of notices at once, each bound to the session in which it was
 * added, and what waits to be sent to them: of which notice, never in which words.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table push_devices (
    id uuid primary key,
    person_id uuid not null references people (id) on delete cascade,
    session_id uuid not null references sessions (id) on delete cascade,
    endpoint text not null unique,
    p256dh text not null,
    auth text not null,
    label text not null,
    created_at timestamptz(3) not null,
    last_used_at timestamptz(3),
    -- How many pushes in a row its service did not take.
    failures integer not null default 0
  )`,
  `create index push_devices_by_person on push_devices (person_id)`,
  `create index push_devices_by_session on push_devices (session_id)`,
  `create table pushes (
    device_id uuid not null references push_devices (id) on delete cascade,
    notice_id uuid not null references notices (id) on delete cascade,
    next_try_at timestamptz(3) not null,
    tries integer not null default 0,
    primary key (device_id, notice_id)
  )`,
  `create index pushes_by_notice on pushes (notice_id)`,
  `create index pushes_due on pushes (next_try_at)`,
  `alter table notices add column pushed_at timestamptz(3)`,
  `create index notices_to_push on notices (person_id, at)
    where reach = 'now' and pushed_at is null and seen_at is null`,
];
