import { type RawBuilder, sql } from 'kysely';
import { type NoticeReason, noticeReasons, type SpaceLevel } from '../../storage/index.ts';
import { seenByPeople } from '../access/index.ts';
import { entryStands } from '../entries/stands.ts';
import { type Happening, isTelling, type Reading, type TellingName } from '../happenings/index.ts';
import type { QuietHours } from './rules.ts';

/** That something concerns somebody, and what decides how loudly they hear of it. */
export interface Concern extends QuietHours {
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

type Part = (happening: Happening) => RawBuilder<unknown>;

const here = ({ entryId, commentId }: Happening) => sql`${entryId}::uuid, ${commentId}::uuid`;

/** Whoever is mentioned in the work, and was not told so before. */
const mentioned: Part = (happening) => sql`
  select person_id, ${here(happening)}, 'mention' from mentions
  where entry_id = ${happening.entryId}::uuid
    and comment_id is not distinct from ${happening.commentId}::uuid
    and not exists (select 1 from notices as told where told.person_id = mentions.person_id
      and told.entry_id = mentions.entry_id and told.why = 'mention'
      and told.comment_id is not distinct from mentions.comment_id)`;

const replied: Part = (happening) => sql`
  select earlier.author_id, ${here(happening)}, 'reply' from comments
  join comments as earlier on earlier.id = comments.reply_to
  where comments.id = ${happening.commentId}::uuid`;

const author: Part = (happening) => sql`
  select author_id, ${here(happening)}, 'author' from entries
  where id = ${happening.entryId}::uuid`;

const takingPart: Part = (happening) => sql`
  select author_id, ${here(happening)}, 'takesPart' from comments
  where entry_id = ${happening.entryId}::uuid and deleted_at is null`;

const following: Part = (happening) => sql`
  select person_id, ${here(happening)}, 'entry' from follows
  where what = 'entry' and entry_id = ${happening.entryId}::uuid`;

const inSpace: Part = (happening) => sql`
  select person_id, ${here(happening)}, 'space' from space_levels
  where level = 'everything' and space_id = ${happening.spaceId}::uuid`;

/** Whose comment has been singled out, an accepted answer for instance. */
const chosen: Part = (happening) => sql`
  select comments.author_id, comments.entry_id, comments.id, 'accepted' from entries
  join comments on comments.entry_id = entries.id
    and comments.id::text = entries.details ->> 'accepted'
  where entries.id = ${happening.entryId}::uuid`;

/** Whose works were made on what has just been corrected, or on what was made on it. */
const flagged: Part = (happening) => sql`
  select coalesce(comments.author_id, entries.author_id), flags.entry_id, flags.comment_id,
    'correction' from corrections
  join flags on flags.correction_id = corrections.id
  join entries on entries.id = flags.entry_id
  left join comments on comments.id = flags.comment_id
  where corrections.entry_id = ${happening.entryId}::uuid
    and corrections.comment_id is not distinct from ${happening.commentId}::uuid
    and corrections.made_at = ${happening.at}`;

const parts: Record<TellingName, readonly Part[]> = {
  entryPublished: [mentioned, inSpace],
  entryEdited: [mentioned],
  entryActedOn: [chosen],
  commentAdded: [mentioned, replied, author, takingPart, following, inSpace],
  commentEdited: [mentioned],
  conversationClosed: [author, takingPart, following],
  workCorrected: [flagged],
};

/**
 * Whom a happening concerns, each once for an entry, by the most pressing reason: people who are
 * here, who see both what happened and what it means for, and who did not do it themselves.
 */
export async function findConcerns(reading: Reading, happening: Happening): Promise<Concern[]> {
  if (!isTelling(happening.name)) return [];
  const asked = parts[happening.name].map((part) => part(happening));
  const { rows } = await sql<Concern>`
    with concern (person_id, entry_id, comment_id, why) as (${sql.join(asked, sql` union all `)})
    select distinct on (people.id, concern.entry_id)
      people.id as "personId", concern.entry_id as "entryId", concern.comment_id as "commentId",
      concern.why, coalesce(space_levels.level, 'involved') as level,
      mutes.person_id is not null as muted, people.time_zone as "timeZone",
      coalesce(attention.budget, 10) as budget,
      to_char(attention.quiet_from, 'HH24:MI') as "quietFrom",
      to_char(attention.quiet_until, 'HH24:MI') as "quietUntil",
      exists (select 1 from notices where notices.person_id = people.id
        and notices.entry_id = concern.entry_id and notices.reach in ('now', 'held')
        and notices.seen_at is null) as open
    from concern
    join people on people.id = concern.person_id
    join entries on entries.id = concern.entry_id
    join spaces on spaces.id = entries.space_id
    join spaces as origin on origin.id = ${happening.spaceId}::uuid
    left join space_levels on space_levels.person_id = people.id
      and space_levels.space_id = entries.space_id
    left join mutes on mutes.person_id = people.id and mutes.entry_id = entries.id
    left join attention on attention.person_id = people.id
    where people.left_at is null and people.id is distinct from ${happening.personId}::uuid
      and ${seenByPeople()} and ${seenByPeople('people', 'origin')} and ${entryStands()}
    order by people.id, concern.entry_id,
      array_position(${[...noticeReasons]}::text[], concern.why)`.execute(reading.db);
  return rows;
}
