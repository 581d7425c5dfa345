import { type Kysely, sql } from 'kysely';

/** What compounding needs: words found in any script, lineage that holds, corrections that travel. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...words, ...lineage, ...corrections, ...briefs, ...meaning]) {
    await sql.raw(statement).execute(db);
  }
}

/** Han and kana stand without spaces between words, so each character is a word of its own. */
const words = [
  `create function words_of(text) returns tsvector language sql immutable strict parallel safe
    return to_tsvector('english', regexp_replace($1,
      '([\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff])', ' \\1 ', 'g'))`,
  `create function words_of(text[]) returns tsvector language sql immutable strict parallel safe
    return words_of(array_to_string($1, ' '))`,
  `alter table entries drop column search`,
  `alter table entries add column search tsvector generated always as (
    setweight(words_of(title), 'A') ||
    setweight(words_of(left(coalesce(outcome, ''), 20000)) || words_of(tags), 'B') ||
    setweight(words_of(left(body, 200000)), 'C')) stored`,
  `create index entries_search on entries using gin (search)`,
  `alter table comments drop column search`,
  `alter table comments add column search tsvector generated always as (
    words_of(left(body, 200000))) stored`,
  `create index comments_search on comments using gin (search)`,
];

const lineage = [
  // The words of the source that are meant, where it is a passage and not the whole.
  `alter table links add column passage text`,
  // Found in the body, and so coming and going with its wording; otherwise said by somebody.
  `alter table links add column found boolean not null default false`,
  // What the pages of an entry's lineage are called cannot be its slug, too.
  `update entries set slug = 'the-' || slug where slug in ('lineage', 'sources', 'corrections')`,
  `create index links_to_url on links (to_url) where to_url is not null`,
  `create index links_from_comment on links (from_comment) where from_comment is not null`,
  `create index links_to_comment on links (to_comment) where to_comment is not null`,
  `alter table links add constraint supersession_is_between_entries check (
    relation <> 'supersedes' or
    (from_comment is null and to_comment is null and to_entry is not null))`,
  `create function refuse_supersession_circle() returns trigger language plpgsql as $$
    begin
      -- One at a time: two halves of a circle must not be written side by side.
      perform pg_advisory_xact_lock(hashtext('supersession'));
      if exists (
        with recursive older (id) as (
          select new.to_entry
          union
          select links.to_entry from links join older on links.from_entry = older.id
          where links.relation = 'supersedes' and links.id <> new.id)
        select from older where id = new.from_entry)
      then
        raise exception 'a work cannot supersede what supersedes it' 
          using errcode = 'CP001', detail = new.id;
      end if;
      return new;
    end $$`,
  `create trigger supersession_is_acyclic before insert or update on links
    for each row when (new.relation = 'supersedes')
    execute function refuse_supersession_circle()`,
  // Pages elsewhere that works build on, as they were when they were fetched.
  `create table outside_pages (
    url text primary key,
    title text,
    excerpt text,
    asked_at timestamptz(3) not null,
    fetched_at timestamptz(3),
    problem text
  )`,
];

const corrections = [
  // That a work turned out to be wrong, or that another took its place.
  `create table corrections (
    id uuid primary key,
    entry_id uuid not null references entries (id),
    -- Set where it is a comment on the entry that was wrong.
    comment_id uuid references comments (id),
    cause text not null check (cause in ('corrected', 'superseded')),
    note text,
    -- What took its place.
    by_entry uuid references entries (id),
    made_by uuid references people (id),
    made_at timestamptz(3) not null,
    origin text unique,
    check ((cause = 'superseded') = (by_entry is not null)),
    check (cause = 'corrected' or comment_id is null)
  )`,
  `create index corrections_of_entry on corrections (entry_id, made_at)`,
  // A work that builds on what was corrected, until somebody confirms or changes it.
  `create table flags (
    id uuid primary key,
    correction_id uuid not null references corrections (id) on delete cascade,
    entry_id uuid not null references entries (id) on delete cascade,
    comment_id uuid references comments (id) on delete cascade,
    raised_at timestamptz(3) not null,
    settled text check (settled in ('confirmed', 'changed')),
    settled_by uuid references people (id),
    settled_at timestamptz(3),
    check ((settled is null) = (settled_at is null)),
    unique nulls not distinct (entry_id, comment_id, correction_id)
  )`,
  `create index flags_open on flags (entry_id) where settled is null`,
];

const briefs = [
  // Asked for on every home page: what is to be looked at again by now, and what others start from.
  `create index entries_to_review on entries ((details->>'reviewBy'))
    where details->>'reviewBy' is not null`,
  `create index entries_to_start_from on entries (created_at, id)
    where details->>'template' = 'true'`,
];

const meaning = [
  // What the workplace's own words have to do with each other, learnt from works that every
  // member sees; made again from time to time, so it is in no archive.
  `create table meanings (
    id uuid primary key,
    made_at timestamptz(3) not null,
    spaces uuid[] not null,
    dimensions integer not null,
    terms text[] not null,
    vectors bytea not null
  )`,
];
