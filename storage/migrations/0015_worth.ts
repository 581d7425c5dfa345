import { type Kysely, sql } from 'kysely';

/**
 * What wagers are thought to be worth: versions of their value models, whose quantities come from
 * findings and sources or are assumed, and who signed them; and what people privately expect.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...models, ...signatures, ...forecasts]) {
    await sql.raw(statement).execute(db);
  }
}

const models = [
  `create table value_models (
    id uuid primary key,
    entry_id uuid not null references wagers (entry_id),
    version integer not null check (version > 0),
    made_by uuid references people (id),
    made_at timestamptz(3) not null,
    formula text not null,
    unit text not null,
    draws integer not null check (draws > 0),
    seed integer not null,
    -- What came out of these draws, once and for all.
    worth jsonb not null,
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    unique (entry_id, version),
    unique (id, entry_id),
    unique (id, hash),
    check (not counts_doing(unit))
  )`,
  // Where nothing is named that it comes from, it is assumed. No column of it could name a count.
  `create table value_quantities (
    model_id uuid not null,
    entry_id uuid not null,
    position integer not null,
    name text not null,
    low double precision not null check (abs(low) <= 1e15),
    high double precision not null check (abs(high) <= 1e15),
    unit text not null,
    shape text not null check (shape in ('normal', 'lognormal', 'uniform', 'exact')),
    finding_id uuid,
    source_entry uuid references entries (id),
    source_url text,
    primary key (model_id, position),
    unique (model_id, name),
    foreign key (model_id, entry_id) references value_models (id, entry_id)
      on delete cascade,
    foreign key (finding_id, entry_id) references findings (id, entry_id),
    check (num_nonnulls(finding_id, source_entry, source_url) <= 1),
    check (case shape when 'exact' then low = high when 'lognormal' then 0 < low and low < high
      else low < high end),
    check (not counts_doing(replace(name, '_', ' ')) and not counts_doing(unit))
  )`,
  `create index value_quantities_by_finding on value_quantities (finding_id)
    where finding_id is not null`,
  `create index value_quantities_by_source on value_quantities (source_entry)
    where source_entry is not null`,
  `create trigger value_models_stay before update on value_models
    for each row execute function refuse_change()`,
  `create trigger value_models_stay_all before truncate on value_models
    execute function refuse_change()`,
  `create trigger value_quantities_stay before update on value_quantities
    for each row execute function refuse_change()`,
  `create trigger value_quantities_stay_all before truncate on value_quantities
    execute function refuse_change()`,
  // What was sealed gets another version by an amendment, and loses none. What was not goes with
  // a wager that is withdrawn. What is here already is not inserted again by an archive.
  `create function refuse_unsealed_model() returns trigger language plpgsql as $$
    declare wager uuid := case when tg_op = 'DELETE' then old.entry_id else new.entry_id end;
    begin
      if tg_op = 'INSERT' then
        if exists (select from value_models where id = new.id)
          or coalesce(current_setting('commonplace.amends', true), '') = wager::text
        then return new; end if;
      end if;
      if exists (select from seals where entry_id = wager) then
        raise exception 'what was sealed is changed by an amendment' using errcode = 'CP002';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$`,
  `create trigger value_models_sealed before insert or delete on value_models
    for each row execute function refuse_unsealed_model()`,
  `create trigger value_quantities_sealed before delete on value_quantities
    for each row execute function refuse_unsealed_model()`,
  `create trigger value_models_in_time before insert on value_models
    for each row execute function refuse_early()`,
];

const signatures = [
  // The unit whose people sign value models: one at most.
  `alter table units add column signs boolean not null default false`,
  `create unique index units_sign on units (signs) where signs`,
  // A signature is of one version, by its hash, and never by whoever made the wager.
  `create table model_signatures (
    id uuid primary key,
    model_id uuid not null,
    hash text not null,
    entry_id uuid not null,
    owner_id uuid not null,
    signed_by uuid not null references people (id),
    signed_at timestamptz(3) not null,
    -- What the unit was called that they signed for.
    signed_for text not null,
    withdrawn_at timestamptz(3),
    foreign key (model_id, hash) references value_models (id, hash) on delete cascade,
    foreign key (model_id, entry_id) references value_models (id, entry_id)
      on delete cascade,
    foreign key (entry_id, owner_id) references entries (id, author_id),
    check (signed_by <> owner_id)
  )`,
  `create unique index model_signatures_standing on model_signatures (model_id)
    where withdrawn_at is null`,
];

const forecasts = [
  // What somebody expects of an end from a round on. A round is what lies between two times that
  // something of all of them was shown; only the last word in each is kept, null where it was
  // taken back.
  `create table forecasts (
    end_id uuid not null,
    entry_id uuid not null,
    person_id uuid not null references people (id) on delete cascade,
    round integer not null check (round > 0),
    probability double precision check (probability between 0 and 1),
    given_at timestamptz(3) not null,
    primary key (end_id, person_id, round),
    foreign key (end_id, entry_id) references ends (id, entry_id) on delete cascade
  )`,
  `create index forecasts_of_person on forecasts (person_id, entry_id)`,
  // What was shown of all of them at the end of a round: of more than five people, in whole percent.
  `create table forecast_views (
    end_id uuid not null,
    entry_id uuid not null,
    round integer not null check (round > 0),
    people integer not null check (people > 5),
    mean double precision not null check (mean between 0 and 1),
    lower double precision not null,
    median double precision not null,
    upper double precision not null,
    primary key (end_id, round),
    foreign key (end_id, entry_id) references ends (id, entry_id) on delete cascade,
    check (0 <= lower and lower <= median and median <= upper and upper <= 1)
  )`,
];
