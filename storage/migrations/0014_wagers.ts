import { type Kysely, sql } from 'kysely';

/**
 * Wagers: hypotheses whose pilot asks first, whose ends are sealed, and whose readings are kept.
 * No table here holds a count of what was done; what we did is counted when somebody looks.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...doing, ...wagers, ...pilot, ...ends, ...seals, ...readings]) {
    await sql.raw(statement).execute(db);
  }
  for (const statement of [...frozen, ...inTime]) await sql.raw(statement).execute(db);
}

/**
 * The plainest counts of what people do here, refused even by a program that forgot to ask. The
 * rule of the program refuses these and many more; a test holds that it refuses all of these.
 */
const doing = [
  `create function counts_doing(text) returns boolean language sql immutable strict parallel safe
    return lower(btrim($1)) ~ ('^((number|count|share|%|percent|amount) of |# ?|total |new |more )*'
      || '(entr(y|ies)|posts?|comments?|repl(y|ies)|briefs?|reactions?|likes?|follow(s|ers?)|'
      || 'log-?ins?|sign-?ins?|page ?views?|active (people|users|members)|sessions?|visits?|views?)'
      || '( (per|a|each) (day|week|month|person|member))?$')`,
];

const wagers = [
  // Whoever wrote the entry owns the wager, so that nobody can become the resolver of their own.
  `alter table entries add constraint entries_with_author unique (id, author_id)`,
  `create table wagers (
    entry_id uuid primary key,
    owner_id uuid not null,
    stage text not null check (stage in ('pilot', 'model', 'commitment', 'closed')),
    because text not null,
    belief text not null,
    will text not null,
    due date,
    stake_amount double precision check (abs(stake_amount) <= 1e15),
    stake_currency text,
    stake_days double precision check (abs(stake_days) <= 1e15),
    stake_reputation text,
    sponsor_id uuid references people (id),
    champion_id uuid references people (id),
    resolver_id uuid references people (id),
    review_on date,
    stop_rule text,
    verdict text check (verdict in ('met', 'notMet', 'learned', 'abandoned')),
    -- The work in which stands what was learned, and what might build on it.
    learned_entry uuid references entries (id),
    next_step text,
    closed_at timestamptz(3),
    closed_by uuid references people (id),
    foreign key (entry_id, owner_id) references entries (id, author_id),
    check (resolver_id <> owner_id),
    check (closed_by <> owner_id),
    check (closed_by is null or closed_by is not distinct from resolver_id),
    check ((stake_amount is null) = (stake_currency is null)),
    check ((stage = 'closed') = (verdict is not null)),
    check ((stage = 'closed') = (closed_at is not null)),
    check ((stage = 'closed') = (closed_by is not null)),
    check (stage <> 'commitment' or (due is not null and resolver_id is not null
      and review_on is not null and stop_rule is not null))
  )`,
  `create index wagers_by_stage on wagers (stage, review_on)`,
];

const pilot = [
  `create table wager_questions (
    id uuid primary key,
    entry_id uuid not null references wagers (entry_id) on delete cascade,
    position integer not null,
    text text not null,
    asked_at timestamptz(3) not null,
    dropped_because text,
    dropped_at timestamptz(3),
    unique (id, entry_id),
    check ((dropped_because is null) = (dropped_at is null))
  )`,
  `create index wager_questions_of on wager_questions (entry_id, position)`,
  // What a pilot found, or what was learned at the end, which answers no question of its own.
  `create table findings (
    id uuid primary key,
    entry_id uuid not null references wagers (entry_id) on delete cascade,
    question_id uuid,
    finding_entry_id uuid not null references entries (id),
    answer text check (answer in ('yes', 'no', 'unclear')),
    found_by uuid references people (id),
    found_at timestamptz(3) not null,
    unique (id, entry_id),
    unique nulls not distinct (entry_id, question_id, finding_entry_id),
    foreign key (question_id, entry_id) references wager_questions (id, entry_id),
    check ((question_id is null) = (answer is null)),
    check (finding_entry_id <> entry_id)
  )`,
  `create index findings_by_entry on findings (finding_entry_id)`,
];

const ends = [
  `create table ends (
    id uuid primary key,
    entry_id uuid not null references wagers (entry_id) on delete cascade,
    position integer not null,
    title text not null,
    unique (id, entry_id),
    check (not counts_doing(title))
  )`,
  `create index ends_of on ends (entry_id, position)`,
  `create table measures (
    id uuid primary key,
    entry_id uuid not null,
    end_id uuid not null,
    position integer not null,
    name text not null,
    unit text not null,
    direction text not null check (direction in ('up', 'down')),
    baseline double precision check (abs(baseline) <= 1e15),
    target double precision check (abs(target) <= 1e15),
    due date,
    source text not null,
    reader_id uuid references people (id),
    unique (id, entry_id),
    foreign key (end_id, entry_id) references ends (id, entry_id) on delete cascade,
    check (not counts_doing(unit) and not counts_doing(name) and not counts_doing(source))
  )`,
  `create index measures_of on measures (entry_id, end_id, position)`,
];

const seals = [
  // Each seal holds all that was expected, and the hash of the seal before it.
  `create table seals (
    entry_id uuid not null references wagers (entry_id),
    number integer not null check (number > 0),
    sealed_at timestamptz(3) not null,
    sealed_by uuid references people (id),
    -- Why it was amended; the first seal has none.
    reason text,
    body text not null,
    previous text not null check (previous ~ '^[0-9a-f]{64}$'),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (entry_id, number),
    unique (entry_id, previous),
    check ((number = 1) = (reason is null))
  )`,
];

const readings = [
  `create table readings (
    id uuid primary key,
    entry_id uuid not null,
    measure_id uuid not null,
    read_at timestamptz(3) not null,
    value double precision not null check (abs(value) <= 1e15),
    evidence_url text,
    evidence_entry uuid references entries (id),
    evidence_file uuid references attachments (id),
    note text,
    entered_by uuid references people (id),
    entered_at timestamptz(3) not null,
    via text not null check (via in ('page', 'api', 'csv', 'webhook', 'archive')),
    -- The reading that it corrects, and why that one was wrong; that one stays.
    corrects uuid unique,
    reason text,
    unique (id, measure_id),
    foreign key (measure_id, entry_id) references measures (id, entry_id),
    foreign key (corrects, measure_id) references readings (id, measure_id),
    check (read_at <= entered_at),
    check (num_nonnulls(evidence_url, evidence_entry, evidence_file) = 1),
    check ((corrects is null) = (reason is null)),
    check (corrects <> id)
  )`,
  `create index readings_of on readings (measure_id, read_at, id)`,
  `create index readings_by_file on readings (evidence_file) where evidence_file is not null`,
  `create index readings_by_evidence on readings (evidence_entry)
    where evidence_entry is not null`,
  // The readings on which a verdict rests, one for each measure.
  `create table cited_readings (
    entry_id uuid not null references wagers (entry_id),
    measure_id uuid not null,
    reading_id uuid not null,
    primary key (entry_id, measure_id),
    foreign key (measure_id, entry_id) references measures (id, entry_id),
    foreign key (reading_id, measure_id) references readings (id, measure_id)
  )`,
  // Addresses at which other programs hand in readings of one measure, in their maker's name.
  `create table reading_hooks (
    id uuid primary key,
    entry_id uuid not null,
    measure_id uuid not null,
    person_id uuid not null references people (id) on delete cascade,
    hash text not null unique,
    label text not null,
    evidence_url text not null,
    created_at timestamptz(3) not null,
    last_used_at timestamptz(3),
    revoked_at timestamptz(3),
    foreign key (measure_id, entry_id) references measures (id, entry_id) on delete cascade
  )`,
  `create index reading_hooks_of on reading_hooks (measure_id)`,
];

/** What was sealed changes by an amendment only; seals and readings do not change at all. */
const frozen = [
  `create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'what was sealed or read stays as it is' using errcode = 'CP002';
    end $$`,
  `create trigger seals_stay before update or delete on seals
    for each row execute function refuse_change()`,
  `create trigger seals_stay_all before truncate on seals execute function refuse_change()`,
  `create trigger readings_stay before update or delete on readings
    for each row execute function refuse_change()`,
  `create trigger readings_stay_all before truncate on readings
    execute function refuse_change()`,
  // An amendment says which wager it amends for the length of its transaction, and seals it anew.
  `create function refuse_unsealed_change() returns trigger language plpgsql as $$
    declare wager uuid := case when tg_op = 'DELETE' then old.entry_id else new.entry_id end;
    begin
      -- What is here already is not inserted again, as when an archive comes a second time.
      if tg_op = 'INSERT' then
        if tg_table_name = 'ends' then
          if exists (select from ends where id = new.id) then return new; end if;
        elsif exists (select from measures where id = new.id) then return new;
        end if;
      end if;
      if coalesce(current_setting('commonplace.amends', true), '') <> wager::text
        and exists (select from seals where entry_id = wager) then
        raise exception 'what was sealed is changed by an amendment' using errcode = 'CP002';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$`,
  `create trigger ends_stay before insert or update or delete on ends
    for each row execute function refuse_unsealed_change()`,
  `create trigger measures_stay before insert or update or delete on measures
    for each row execute function refuse_unsealed_change()`,
  `create trigger wagers_stay before update on wagers for each row when (
    (old.entry_id, old.owner_id, old.because, old.belief, old.will, old.due, old.stake_amount,
      old.stake_currency, old.stake_days, old.stake_reputation, old.sponsor_id, old.champion_id,
      old.resolver_id, old.review_on, old.stop_rule)
    is distinct from
    (new.entry_id, new.owner_id, new.because, new.belief, new.will, new.due, new.stake_amount,
      new.stake_currency, new.stake_days, new.stake_reputation, new.sponsor_id, new.champion_id,
      new.resolver_id, new.review_on, new.stop_rule))
    execute function refuse_unsealed_change()`,
];

/** No end before the pilot is over, no reading before the commitment, whoever writes. */
const inTime = [
  `create function refuse_early() returns trigger language plpgsql as $$
    begin
      if (tg_table_name = 'readings' and not exists (
          select from seals where entry_id = new.entry_id))
        or exists (select from wagers where entry_id = new.entry_id and stage = 'pilot') then
        raise exception 'the wager has not come so far' using errcode = 'CP003';
      end if;
      return new;
    end $$`,
  `create trigger ends_in_time before insert on ends
    for each row execute function refuse_early()`,
  `create trigger readings_in_time before insert on readings
    for each row execute function refuse_early()`,
];
