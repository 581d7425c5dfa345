import { type Kysely, sql } from 'kysely';

/**
 * The first shape of the house. Times are UTC with milliseconds, since the program makes them
 * and an archive must carry them without loss; ids are UUIDv7 made in the program.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements.split(/;\s*\n/)) {
    if (statement.trim()) await sql.raw(statement).execute(db);
  }
}

const statements = `
create table workplace (
  one boolean primary key default true check (one),
  id uuid not null,
  name text not null,
  created_at timestamptz(3) not null
);

-- What the program must keep to itself, such as the key that signs cookies.
create table secrets (name text primary key, value text not null);

-- Counters that change whenever anything of their name does, to know that a cached page is stale.
create table stamps (name text primary key, value bigint not null default 1);
insert into stamps (name) values ('people'), ('spaces');

create table people (
  id uuid primary key,
  handle text not null unique check (handle ~ '^[a-z0-9]([a-z0-9-]{0,37}[a-z0-9])?$'),
  name text not null check (name <> ''),
  email text,
  email_verified boolean not null default false,
  title text,
  about text,
  web_site text,
  picture text,
  time_zone text not null default 'UTC',
  standing text not null default 'member' check (standing in ('member', 'guest')),
  admin boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  left_at timestamptz(3),
  origin text unique
);
create unique index people_by_email on people (lower(email));
create index people_by_name on people (lower(name), id);

create table units (
  id uuid primary key,
  handle text not null unique,
  title text not null,
  parent_id uuid references units (id),
  created_at timestamptz(3) not null,
  origin text unique
);
create table unit_people (
  unit_id uuid not null references units (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  primary key (unit_id, person_id)
);
create index unit_people_by_person on unit_people (person_id);

create table spaces (
  id uuid primary key,
  name text not null unique check (name ~ '^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$'),
  title text not null,
  purpose text not null default '',
  audience text not null check (audience in ('open', 'closed', 'public')),
  created_by uuid references people (id),
  created_at timestamptz(3) not null,
  archived_at timestamptz(3),
  origin text unique
);
create table space_people (
  space_id uuid not null references spaces (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  role text not null default 'member' check (role in ('member', 'steward')),
  joined_at timestamptz(3) not null,
  primary key (space_id, person_id)
);
create index space_people_by_person on space_people (person_id, space_id);

create table entries (
  id uuid primary key,
  kind text not null,
  space_id uuid not null references spaces (id),
  author_id uuid not null references people (id),
  title text not null check (title <> ''),
  slug text not null,
  body text not null,
  html text not null,
  excerpt text not null default '',
  tags text[] not null default '{}',
  details jsonb not null default '{}',
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  closed_at timestamptz(3),
  closed_by uuid references people (id),
  outcome text,
  outcome_html text,
  -- Grows with every change of the entry, so that (entry, comments) versions name a cached page.
  revision integer not null default 1,
  origin text unique,
  search tsvector generated always as (
    setweight(to_tsvector('english', title), 'A') ||
    setweight(to_tsvector('english', left(body, 200000)), 'C')
  ) stored
);
create index entries_in_space on entries (space_id, created_at, id);
create index entries_by_time on entries (created_at desc, id desc);
create index entries_by_author on entries (author_id, created_at desc, id desc);
create index entries_by_tag on entries using gin (tags);
create index entries_search on entries using gin (search);

create table comments (
  id uuid primary key,
  entry_id uuid not null references entries (id),
  -- Someone without an account (an imported reader, a mail from outside) has a name and perhaps a site.
  author_id uuid references people (id),
  author_name text,
  author_url text,
  body text not null,
  html text not null,
  reply_to uuid references comments (id),
  created_at timestamptz(3) not null,
  -- False where a source gave no time; created_at then only keeps the order.
  time_known boolean not null default true,
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  deleted_by uuid references people (id),
  revision integer not null default 1,
  origin text unique,
  search tsvector generated always as (to_tsvector('english', left(body, 200000))) stored,
  check (author_id is not null or author_name is not null)
);
create index comments_in_order on comments (entry_id, created_at, id);
create index comments_versions on comments (entry_id) include (revision);
create index comments_by_author on comments (author_id, created_at desc, id desc);
create index comments_replies on comments (reply_to) where reply_to is not null;
create index comments_search on comments using gin (search);

-- Earlier wordings; number n is what stood before the nth edit.
create table revisions (
  entry_id uuid not null references entries (id) on delete cascade,
  comment_id uuid references comments (id) on delete cascade,
  number integer not null,
  title text,
  body text not null,
  tags text[],
  edited_by uuid references people (id),
  edited_at timestamptz(3) not null,
  unique nulls not distinct (entry_id, comment_id, number)
);
create index revisions_of_comment on revisions (comment_id) where comment_id is not null;

create table reactions (
  entry_id uuid not null references entries (id) on delete cascade,
  comment_id uuid references comments (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  name text not null,
  created_at timestamptz(3) not null,
  unique nulls not distinct (entry_id, comment_id, person_id, name)
);
create index reactions_to_comment on reactions (comment_id) where comment_id is not null;

create table mentions (
  entry_id uuid not null references entries (id) on delete cascade,
  comment_id uuid references comments (id) on delete cascade,
  person_id uuid not null references people (id) on delete cascade,
  unique nulls not distinct (entry_id, comment_id, person_id)
);
create index mentions_by_person on mentions (person_id);

create table links (
  id uuid primary key,
  from_entry uuid not null references entries (id) on delete cascade,
  from_comment uuid references comments (id) on delete cascade,
  to_entry uuid references entries (id),
  to_comment uuid references comments (id),
  to_url text,
  relation text not null check (relation in ('buildsOn', 'departsFrom', 'supersedes', 'answers')),
  reason text,
  created_by uuid references people (id),
  created_at timestamptz(3) not null,
  origin text unique,
  check (to_entry is not null or to_url is not null)
);
create index links_from on links (from_entry);
create index links_to on links (to_entry);

create table attachments (
  id uuid primary key,
  person_id uuid references people (id),
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  width integer,
  height integer,
  bytes bytea not null,
  created_at timestamptz(3) not null
);
alter table attachments alter column bytes set storage external;
-- A file is seen by whoever sees a work that uses it.
create table attachment_uses (
  attachment_id uuid not null references attachments (id) on delete cascade,
  entry_id uuid not null references entries (id) on delete cascade,
  comment_id uuid references comments (id) on delete cascade,
  unique nulls not distinct (attachment_id, entry_id, comment_id)
);
create index attachment_uses_by_entry on attachment_uses (entry_id);

create table drafts (
  id uuid primary key,
  person_id uuid not null references people (id) on delete cascade,
  -- Set for a comment on an entry; null for a new entry.
  entry_id uuid references entries (id) on delete cascade,
  space_id uuid references spaces (id) on delete set null,
  kind text not null default 'post',
  title text not null default '',
  body text not null default '',
  tags text[] not null default '{}',
  updated_at timestamptz(3) not null
);
create index drafts_by_person on drafts (person_id, updated_at desc);
create unique index one_comment_draft on drafts (person_id, entry_id) where entry_id is not null;

-- How far a person has read in a conversation.
create table reads (
  person_id uuid not null references people (id) on delete cascade,
  entry_id uuid not null references entries (id) on delete cascade,
  read_until timestamptz(3) not null,
  primary key (person_id, entry_id)
);

create table happenings (
  id uuid primary key,
  name text not null,
  at timestamptz(3) not null,
  person_id uuid,
  space_id uuid,
  entry_id uuid,
  comment_id uuid,
  data jsonb not null default '{}'
);
create index happenings_of_entry on happenings (entry_id, id);
create index happenings_by_time on happenings (at);

create table idempotency (
  person_id uuid not null,
  key text not null,
  request text not null,
  result jsonb,
  created_at timestamptz(3) not null,
  primary key (person_id, key)
);
create index idempotency_by_time on idempotency (created_at);

create table tokens (
  id uuid primary key,
  person_id uuid not null references people (id) on delete cascade,
  purpose text not null check (purpose in ('api', 'feed')),
  scope text not null check (scope in ('read', 'write', 'admin')),
  label text not null default '',
  hash text not null unique,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  expires_at timestamptz(3),
  revoked_at timestamptz(3)
);
create index tokens_by_person on tokens (person_id);

create table invitations (
  id uuid primary key,
  hash text not null unique,
  email text,
  name text,
  standing text not null check (standing in ('member', 'guest')),
  space_ids uuid[] not null default '{}',
  unit_ids uuid[] not null default '{}',
  -- Somebody who is here already and gets a way in: after an import, or with a forgotten password.
  for_person uuid references people (id) on delete cascade,
  invited_by uuid references people (id),
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  accepted_by uuid references people (id),
  accepted_at timestamptz(3),
  revoked_at timestamptz(3)
);

create table imports (
  id uuid primary key,
  format text not null,
  at timestamptz(3) not null,
  report jsonb not null
);

-- Sign-in, in the shape that better-auth reads and writes.
create table sessions (
  id uuid primary key,
  token text not null unique,
  person_id uuid not null references people (id) on delete cascade,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index sessions_by_person on sessions (person_id);
create table accounts (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  person_id uuid not null references people (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index accounts_by_person on accounts (person_id);
create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index verifications_by_identifier on verifications (identifier);
create table passkeys (
  id uuid primary key,
  name text,
  public_key text not null,
  person_id uuid not null references people (id) on delete cascade,
  credential_id text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz(3)
);
create index passkeys_by_person on passkeys (person_id);
create table rate_limits (
  key text primary key,
  points integer not null default 0,
  expire bigint
);
`;
