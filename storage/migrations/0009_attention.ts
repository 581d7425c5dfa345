import { type Kysely, sql } from 'kysely';

/** What people chose to follow, what reaches them now, and how much of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table follows (
    id uuid primary key,
    person_id uuid not null references people (id) on delete cascade,
    what text not null check (what in ('person', 'space', 'entry', 'lineage', 'tag', 'search')),
    followed_id uuid references people (id) on delete cascade,
    space_id uuid references spaces (id) on delete cascade,
    entry_id uuid references entries (id) on delete cascade,
    words text check (words <> ''),
    created_at timestamptz(3) not null,
    check (case what
      when 'person' then followed_id is not null and num_nonnulls(space_id, entry_id, words) = 0
      when 'space' then space_id is not null and num_nonnulls(followed_id, entry_id, words) = 0
      when 'tag' then words is not null and num_nonnulls(followed_id, space_id, entry_id) = 0
      when 'search' then words is not null and num_nonnulls(followed_id, space_id, entry_id) = 0
      else entry_id is not null and num_nonnulls(followed_id, space_id, words) = 0 end),
    unique nulls not distinct (person_id, what, followed_id, space_id, entry_id, words)
  )`,
  `create index follows_of_entry on follows (entry_id) where entry_id is not null`,
  // How loud a space is for somebody; who said nothing hears of what involves them.
  `create table space_levels (
    person_id uuid not null references people (id) on delete cascade,
    space_id uuid not null references spaces (id) on delete cascade,
    level text not null check (level in ('everything', 'involved', 'named', 'nothing')),
    primary key (person_id, space_id)
  )`,
  `create index space_levels_by_space on space_levels (space_id)`,
  `create table mutes (
    person_id uuid not null references people (id) on delete cascade,
    entry_id uuid not null references entries (id) on delete cascade,
    created_at timestamptz(3) not null,
    primary key (person_id, entry_id)
  )`,
  // One row for each person who said something about it; whoever said nothing has the defaults.
  `create table attention (
    person_id uuid primary key references people (id) on delete cascade,
    budget integer not null default 10 check (budget between 0 and 100),
    quiet_from time,
    quiet_until time,
    mail boolean not null default true,
    present boolean not null default true,
    digest text not null default 'daily' check (digest in ('daily', 'weekly', 'never')),
    digest_at time not null default '08:00',
    caught_up_at timestamptz(3),
    check ((quiet_from is null) = (quiet_until is null))
  )`,
  // A fact that concerns a person. Those of one conversation are shown as one notice.
  `create table notices (
    id uuid primary key,
    person_id uuid not null references people (id) on delete cascade,
    happening_id uuid not null,
    entry_id uuid not null references entries (id) on delete cascade,
    comment_id uuid references comments (id) on delete cascade,
    by_id uuid references people (id),
    what text not null,
    why text not null check (why in ('asked', 'mention', 'reply', 'author', 'correction', 'accepted',
      'takesPart', 'entry', 'space')),
    reach text not null check (reach in ('now', 'held', 'digest')),
    at timestamptz(3) not null,
    -- Until when quiet hours hold it back.
    held_until timestamptz(3),
    mailed_at timestamptz(3),
    digested_at timestamptz(3),
    seen_at timestamptz(3),
    unique (person_id, happening_id, entry_id)
  )`,
  `create index notices_unseen on notices (person_id, entry_id) where seen_at is null`,
  `create index notices_held on notices (held_until) where reach = 'held'`,
  `create index notices_to_mail on notices (at) where reach = 'now' and mailed_at is null
    and seen_at is null`,
  // What each person's day has spent of their budget.
  `create table spent_days (
    person_id uuid not null references people (id) on delete cascade,
    day date not null,
    spent integer not null,
    primary key (person_id, day)
  )`,
  // Facts that nobody has been told of yet, so that a program that stopped in between goes on.
  `alter table happenings add column untold boolean not null default false`,
  `create index happenings_untold on happenings (id) where untold`,
];
