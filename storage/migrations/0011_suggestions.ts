import { type Kysely, sql } from 'kysely';

/** What people were offered of others and of works, what they said to it, and what came of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // One row for each person who said something about it; whoever said nothing has the defaults.
  `create table suggesting (
    person_id uuid primary key references people (id) on delete cascade,
    suggestions boolean not null default true,
    introductions boolean not null default false,
    asks_a_week integer not null default 3 check (asks_a_week between 0 and 20)
  )`,
  // Whatever was offered to somebody, once and for all. What was held out was never shown.
  `create table offers (
    id uuid primary key,
    person_id uuid not null references people (id) on delete cascade,
    slot smallint not null check (slot between 1 and 3),
    kind text not null check (kind in ('person', 'work')),
    other_id uuid references people (id) on delete cascade,
    entry_id uuid references entries (id) on delete cascade,
    reason jsonb not null,
    held_out boolean not null,
    offered_at timestamptz(3) not null,
    answer text check (answer in ('interested', 'notForMe')),
    answered_at timestamptz(3),
    ended_at timestamptz(3),
    check (case kind when 'person' then other_id is not null and entry_id is null
      else entry_id is not null and other_id is null end),
    check ((answer is null) = (answered_at is null)),
    check (other_id is distinct from person_id),
    unique nulls not distinct (person_id, other_id, entry_id)
  )`,
  // So that there are three at a time at most, however many ask at once.
  `create unique index offers_open on offers (person_id, slot) where ended_at is null`,
  `create index offers_of_other on offers (other_id) where other_id is not null`,
  `create index offers_of_entry on offers (entry_id) where entry_id is not null`,
  // Two people, in the order of their ids, and what each says to being introduced.
  `create table introductions (
    id uuid primary key,
    one_id uuid not null references people (id) on delete cascade,
    other_id uuid not null references people (id) on delete cascade,
    asked_at timestamptz(3) not null,
    one_says boolean,
    other_says boolean,
    made_at timestamptz(3),
    check (one_id < other_id),
    check (made_at is null or (one_says and other_says)),
    unique (one_id, other_id)
  )`,
  `create index introductions_of_other on introductions (other_id)`,
  // A question that was put to somebody beyond its space.
  `create table asks (
    id uuid primary key,
    entry_id uuid not null references entries (id) on delete cascade,
    person_id uuid not null references people (id) on delete cascade,
    asked_by uuid not null references people (id) on delete cascade,
    at timestamptz(3) not null,
    declined_at timestamptz(3),
    unique (entry_id, person_id)
  )`,
  `create index asks_of_person on asks (person_id, at)`,
];
