import { type RawBuilder, sql } from 'kysely';
import { type NoticeReason, noticeReasons, type SpaceLevel } from '../../storage/index.ts';
import { seenByPeople } from '../access/index.ts';
import { entryStands } from '../entries/stands.ts';
import type { Reading, TellingName } from '../happenings/index.ts';
import type { QuietHours } from './rules.ts';
import { unsaid } from './settings.ts';

/** That a happening concerns somebody, and what decides how loudly they hear of it. */
export interface Concern extends QuietHours {
  happeningId: string;
  what: string;
  at: Date;
  byId: string | null;
  personId: string;
  entryId: string;
  commentId: string | null;
  why: NoticeReason;
  level: SpaceLevel;
  muted: boolean;
  budget: number;
  /** Whether a notice of the conversation has reached them that they have not seen yet. */
  open: boolean;
}

interface Part {
  /** The happenings of which this may concern somebody. */
  of: readonly TellingName[];
  why: NoticeReason;
  /** Rows of person, entry and comment, from the happenings that `told` holds. */
  rows: RawBuilder<unknown>;
}

const talk: TellingName[] = ['commentAdded', 'conversationClosed'];

const parts: readonly Part[] = [
  {
    why: 'mention',
    of: ['entryPublished', 'entryEdited', 'commentAdded', 'commentEdited'],
    // Whoever was told so before is not told again by an edit.
    rows: sql`select mentions.person_id, told.entry_id, told.comment_id, told.id from told
      join mentions on mentions.entry_id = told.entry_id
        and mentions.comment_id is not distinct from told.comment_id
      where not exists (select 1 from notices as before
        where before.person_id = mentions.person_id and before.entry_id = mentions.entry_id
          and before.comment_id is not distinct from mentions.comment_id
          and before.why = 'mention')`,
  },
  {
    why: 'reply',
    of: ['commentAdded'],
    rows: sql`select earlier.author_id, told.entry_id, told.comment_id, told.id from told
      join comments on comments.id = told.comment_id
      join comments as earlier on earlier.id = comments.reply_to where true`,
  },
  {
    why: 'author',
    of: talk,
    rows: sql`select entries.author_id, told.entry_id, told.comment_id, told.id from told
      join entries on entries.id = told.entry_id where true`,
  },
  {
    why: 'takesPart',
    of: talk,
    // Each once, however much they said: long conversations are where much is told.
    rows: sql`select spoke.author_id, told.entry_id, told.comment_id, told.id from told
      join (select distinct entry_id, author_id from comments
        where entry_id in (select entry_id from told) and deleted_at is null) as spoke
        on spoke.entry_id = told.entry_id where spoke.author_id is distinct from told.person_id`,
  },
  {
    why: 'entry',
    of: talk,
    rows: sql`select follows.person_id, told.entry_id, told.comment_id, told.id from told
      join follows on follows.entry_id = told.entry_id where follows.what = 'entry'`,
  },
  {
    why: 'space',
    of: ['entryPublished', 'commentAdded'],
    rows: sql`select space_levels.person_id, told.entry_id, told.comment_id, told.id from told
      join space_levels on space_levels.space_id = told.space_id
      where space_levels.level = 'everything'`,
  },
  {
    why: 'accepted',
    of: ['entryActedOn'],
    // Whose comment has been singled out, an accepted answer for instance.
    rows: sql`select comments.author_id, comments.entry_id, comments.id, told.id from told
      join entries on entries.id = told.entry_id
      join comments on comments.entry_id = entries.id
        and comments.id::text = entries.details ->> 'accepted' where true`,
  },
  {
    why: 'correction',
    of: ['workCorrected'],
    // Whose works were made on what has been corrected, or on what was made on that.
    rows: sql`select coalesce(comments.author_id, entries.author_id), flags.entry_id,
        flags.comment_id, told.id from told
      join corrections on corrections.entry_id = told.entry_id
        and corrections.comment_id is not distinct from told.comment_id
        and corrections.made_at = told.at
      join flags on flags.correction_id = corrections.id
      join entries on entries.id = flags.entry_id
      left join comments on comments.id = flags.comment_id where true`,
  },
  {
    why: 'review',
    of: ['reviewDue', 'reviewOverdue'],
    // Whoever answers for the wager in whatever part.
    rows: sql`select answering.person_id, told.entry_id, null::uuid, told.id from told
      join wagers on wagers.entry_id = told.entry_id
      cross join lateral (values (owner_id), (resolver_id), (sponsor_id), (champion_id))
        as answering (person_id) where answering.person_id is not null`,
  },
  {
    why: 'asked',
    of: ['peopleAsked'],
    rows: sql`select asks.person_id, told.entry_id, null::uuid, told.id from told
      join asks on asks.entry_id = told.entry_id and asks.at = told.at
        and asks.asked_by = told.person_id where true`,
  },
];

const concerned = sql.join(
  parts.map(
    ({ why, of, rows }) => sql`(select part.*, ${sql.lit(why)} from (${rows}
      and told.name = any(${sql.lit(`{${of.join(',')}}`)}::text[])) as part)`,
  ),
  sql` union all `,
);

/**
 * Whom happenings concern, each once for a happening and an entry, by the most pressing reason, in
 * the order in which they happened: people who are here, who see both what happened and what it
 * means for, and who did not do it themselves.
 */
export async function findConcerns(reading: Reading, ids: readonly string[]): Promise<Concern[]> {
  const { rows } = await sql<Concern>`
    with told as (select * from happenings where id = any(${ids}::uuid[])),
    concern (person_id, entry_id, comment_id, happening_id, why) as (${concerned})
    select distinct on (told.id, people.id, concern.entry_id)
      told.id as "happeningId", told.name as what, told.at, told.person_id as "byId",
      people.id as "personId", concern.entry_id as "entryId", concern.comment_id as "commentId",
      concern.why, coalesce(space_levels.level, 'involved') as level,
      mutes.person_id is not null as muted, people.time_zone as "timeZone",
      coalesce(attention.budget, ${unsaid.budget}) as budget,
      to_char(attention.quiet_from, 'HH24:MI') as "quietFrom",
      to_char(attention.quiet_until, 'HH24:MI') as "quietUntil",
      exists (select 1 from notices where notices.person_id = people.id
        and notices.entry_id = concern.entry_id and notices.reach in ('now', 'held')
        and notices.seen_at is null) as open
    from concern
    join told on told.id = concern.happening_id
    join people on people.id = concern.person_id
    join entries on entries.id = concern.entry_id
    join spaces on spaces.id = entries.space_id
    join spaces as origin on origin.id = told.space_id
    left join space_levels on space_levels.person_id = people.id
      and space_levels.space_id = entries.space_id
    left join mutes on mutes.person_id = people.id and mutes.entry_id = entries.id
    left join attention on attention.person_id = people.id
    where people.left_at is null and people.id is distinct from told.person_id
      and ${seenByPeople()} and ${seenByPeople('people', 'origin')} and ${entryStands()}
    order by told.id, people.id, concern.entry_id,
      array_position(${[...noticeReasons]}::text[], concern.why)`.execute(reading.db);
  return rows;
}
