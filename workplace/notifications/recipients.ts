import { type RawBuilder, sql } from 'kysely';
import {
  type NotificationReason,
  notificationReasons,
  type SpaceLevel,
} from '../../storage/index.ts';
import { isNotWithdrawn, visibleToPeople } from '../access/index.ts';
import type { NotifyingEventName, QueryContext } from '../kernel/index.ts';
import type { QuietHours } from './rules.ts';
import { defaultNotificationSettings } from './settings.ts';

/** That a happening concerns somebody, and what decides how loudly they hear of it. */
export interface Recipient extends QuietHours {
  eventId: string;
  eventName: string;
  at: Date;
  actorId: string | null;
  personId: string;
  entryId: string;
  commentId: string | null;
  why: NotificationReason;
  level: SpaceLevel;
  isMuted: boolean;
  budget: number;
  /** Whether a notice of the conversation has reached them that they have not seen yet. */
  hasUnseen: boolean;
}

interface RecipientRule {
  /** The happenings of which this may concern somebody. */
  eventNames: readonly NotifyingEventName[];
  why: NotificationReason;
  /** Rows of person, entry and comment, from the happenings that `event` holds. */
  rows: RawBuilder<unknown>;
}

const conversationEvents: NotifyingEventName[] = ['commentAdded', 'conversationClosed'];

const recipientRules: readonly RecipientRule[] = [
  {
    why: 'mention',
    eventNames: ['entryPublished', 'entryEdited', 'commentAdded', 'commentEdited'],
    // Whoever was told so before is not told again by an edit.
    rows: sql`select mentions.person_id, event.entry_id, event.comment_id, event.id from event
      join mentions on mentions.entry_id = event.entry_id
        and mentions.comment_id is not distinct from event.comment_id
      where not exists (select 1 from notices as before
        where before.person_id = mentions.person_id and before.entry_id = mentions.entry_id
          and before.comment_id is not distinct from mentions.comment_id
          and before.why = 'mention')`,
  },
  {
    why: 'reply',
    eventNames: ['commentAdded'],
    rows: sql`select earlier.author_id, event.entry_id, event.comment_id, event.id from event
      join comments on comments.id = event.comment_id
      join comments as earlier on earlier.id = comments.reply_to where true`,
  },
  {
    why: 'author',
    eventNames: conversationEvents,
    rows: sql`select entries.author_id, event.entry_id, event.comment_id, event.id from event
      join entries on entries.id = event.entry_id where true`,
  },
  {
    why: 'takesPart',
    eventNames: conversationEvents,
    // Each once, however much they said: long conversations are where much is told.
    rows: sql`select spoke.author_id, event.entry_id, event.comment_id, event.id from event
      join (select distinct entry_id, author_id from comments
        where entry_id in (select entry_id from event) and deleted_at is null) as spoke
        on spoke.entry_id = event.entry_id where spoke.author_id is distinct from event.person_id`,
  },
  {
    why: 'entry',
    eventNames: conversationEvents,
    rows: sql`select follows.person_id, event.entry_id, event.comment_id, event.id from event
      join follows on follows.entry_id = event.entry_id where follows.what = 'entry'`,
  },
  {
    why: 'space',
    eventNames: ['entryPublished', 'commentAdded'],
    rows: sql`select space_levels.person_id, event.entry_id, event.comment_id, event.id from event
      join space_levels on space_levels.space_id = event.space_id
      where space_levels.level = 'everything'`,
  },
  {
    why: 'accepted',
    eventNames: ['entryActionApplied'],
    // Whose comment has been singled out, an accepted answer for instance.
    rows: sql`select comments.author_id, comments.entry_id, comments.id, event.id from event
      join entries on entries.id = event.entry_id
      join comments on comments.entry_id = entries.id
        and comments.id::text = entries.details ->> 'accepted' where true`,
  },
  {
    why: 'correction',
    eventNames: ['workCorrected'],
    // Whose works were made on what has been corrected, or on what was made on that.
    rows: sql`select coalesce(comments.author_id, entries.author_id), flags.entry_id,
        flags.comment_id, event.id from event
      join corrections on corrections.entry_id = event.entry_id
        and corrections.comment_id is not distinct from event.comment_id
        and corrections.made_at = event.at
      join flags on flags.correction_id = corrections.id
      join entries on entries.id = flags.entry_id
      left join comments on comments.id = flags.comment_id where true`,
  },
  {
    why: 'review',
    eventNames: ['reviewDue', 'reviewOverdue'],
    // Whoever answers for the wager in whatever part.
    rows: sql`select answering.person_id, event.entry_id, null::uuid, event.id from event
      join wagers on wagers.entry_id = event.entry_id
      cross join lateral (values (owner_id), (resolver_id), (sponsor_id), (champion_id))
        as answering (person_id) where answering.person_id is not null`,
  },
  {
    why: 'asked',
    eventNames: ['peopleAsked'],
    rows: sql`select asks.person_id, event.entry_id, null::uuid, event.id from event
      join asks on asks.entry_id = event.entry_id and asks.at = event.at
        and asks.asked_by = event.person_id where true`,
  },
];

const candidateRecipients = sql.join(
  recipientRules.map(
    ({ why, eventNames, rows }) => sql`(select rule.*, ${sql.lit(why)} from (${rows}
      and event.name = any(${sql.lit(`{${eventNames.join(',')}}`)}::text[])) as rule)`,
  ),
  sql` union all `,
);

/**
 * Whom happenings concern, each once for a happening and an entry, by the most pressing reason, in
 * the order in which they happened: people who are here, who see both what happened and what it
 * means for, and who did not do it themselves.
 */
export async function findRecipients(
  context: QueryContext,
  ids: readonly string[],
): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    with event as (select * from happenings where id = any(${ids}::uuid[])),
    candidate (person_id, entry_id, comment_id, happening_id, why) as (${candidateRecipients})
    select distinct on (event.id, people.id, candidate.entry_id)
      event.id as "eventId", event.name as "eventName", event.at, event.person_id as "actorId",
      people.id as "personId", candidate.entry_id as "entryId", candidate.comment_id as "commentId",
      candidate.why, coalesce(space_levels.level, 'involved') as level,
      mutes.person_id is not null as "isMuted", people.time_zone as "timeZone",
      coalesce(attention.budget, ${defaultNotificationSettings.budget}) as budget,
      to_char(attention.quiet_from, 'HH24:MI') as "quietFrom",
      to_char(attention.quiet_until, 'HH24:MI') as "quietUntil",
      exists (select 1 from notices where notices.person_id = people.id
        and notices.entry_id = candidate.entry_id and notices.reach in ('now', 'held')
        and notices.seen_at is null) as "hasUnseen"
    from candidate
    join event on event.id = candidate.happening_id
    join people on people.id = candidate.person_id
    join entries on entries.id = candidate.entry_id
    join spaces on spaces.id = entries.space_id
    join spaces as origin on origin.id = event.space_id
    left join space_levels on space_levels.person_id = people.id
      and space_levels.space_id = entries.space_id
    left join mutes on mutes.person_id = people.id and mutes.entry_id = entries.id
    left join attention on attention.person_id = people.id
    where people.left_at is null and people.id is distinct from event.person_id
      and ${visibleToPeople()} and ${visibleToPeople('people', 'origin')} and ${isNotWithdrawn()}
    order by event.id, people.id, candidate.entry_id,
      array_position(${[...notificationReasons]}::text[], candidate.why)`.execute(context.db);
  return rows;
}
