import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type CorrectionCause, isId } from '../../storage/index.ts';
import { type PersonViewer, personId, type Viewer, visibleTo } from '../access/index.ts';
import type { Reading } from '../happenings/index.ts';
import { type Page, type Slice, slice } from '../paging.ts';
import type { Place } from '../works/body.ts';
import { endOf, endOrNull, type LinkEnd } from './end.ts';
import { carrying } from './rules.ts';

/** A work to look at again, because something that it was made on has been corrected. */
export interface FlagView {
  id: string;
  work: LinkEnd;
  /** Whether the viewer wrote the work. */
  own: boolean;
  cause: CorrectionCause;
  note: string | null;
  corrected: LinkEnd;
  /** What took the place of the corrected work, if anything. */
  by: LinkEnd | null;
}

export type DatedFlag = FlagView & { raisedAt: Date };

/** Flags on works that the viewer sees, for corrections that they see. */
function flags(reading: Reading, viewer: Viewer) {
  return reading.db
    .selectFrom('flags')
    .innerJoin('corrections', 'corrections.id', 'flags.correction_id')
    .innerJoin('entries', 'entries.id', 'flags.entry_id')
    .innerJoin('spaces', 'spaces.id', 'entries.space_id')
    .innerJoin('entries as corrected', 'corrected.id', 'corrections.entry_id')
    .innerJoin('spaces as corrected_home', 'corrected_home.id', 'corrected.space_id')
    .leftJoin('entries as later', 'later.id', 'corrections.by_entry')
    .leftJoin('spaces as later_home', 'later_home.id', 'later.space_id')
    .where(visibleTo(viewer))
    .where(visibleTo(viewer, 'corrected_home'))
    .where((eb) => eb.or([eb('later.id', 'is', null), visibleTo(viewer, 'later_home')]));
}

/** Open ones of these, with what is shown of them. */
function openFlags(reading: Reading, viewer: Viewer) {
  return flags(reading, viewer)
    .where('flags.settled', 'is', null)
    .where(reached(viewer))
    .select([
      'flags.id',
      'flags.raised_at as raisedAt',
      'corrections.cause',
      'corrections.note',
      own(viewer).as('own'),
      endOf('entries', 'flags.comment_id').as('work'),
      endOf('corrected', 'corrections.comment_id').as('corrected'),
      endOrNull('later', null).as('by'),
    ]);
}

function own(viewer: Viewer): RawBuilder<boolean> {
  const person = sql`${personId(viewer)}::uuid`;
  return sql<boolean>`case when flags.comment_id is null
    then entries.author_id is not distinct from ${person}
    else exists (select from comments where comments.id = flags.comment_id
      and comments.author_id = ${person}) end`;
}

/**
 * Whether works that the viewer sees lead from the flagged one up to the corrected one. Through a
 * hidden one nothing leads: without it, this flag would never have been raised. Nor does anything
 * lead through what was linked afterwards, since that was linked knowing the correction.
 */
function reached(viewer: Viewer): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    with recursive above (entry, comment) as (
      select flags.entry_id, flags.comment_id
      union
      select links.to_entry, links.to_comment from above
      join links on links.from_entry = above.entry
        and links.from_comment is not distinct from above.comment
        and links.relation = any(${carrying}::text[])
        and links.created_at <= corrections.made_at
      join entries as between on between.id = links.to_entry
      join spaces as between_home on between_home.id = between.space_id
      where ${visibleTo(viewer, 'between_home')})
    select from above where above.entry = corrections.entry_id
      and above.comment is not distinct from corrections.comment_id)`;
}

const most = 20;

/** The open flags of an entry and its comments as one JSON column; null where there are none. */
export function flagsOfEntry(
  reading: Reading,
  viewer: Viewer,
  entry: string,
): RawBuilder<FlagView[] | null> {
  const newest = openFlags(reading, viewer)
    .where('flags.entry_id', '=', entry)
    .orderBy('flags.raised_at', 'desc')
    .orderBy('flags.id', 'desc')
    .limit(most);
  return sql`(select json_agg(seen) from (${newest}) as seen)`;
}

/** Open flags on one's own works, newest first; in an archived space there is nothing to be done. */
export async function listOpenFlags(
  reading: Reading,
  viewer: PersonViewer,
  page: Page = {},
): Promise<Slice<DatedFlag>> {
  return slice({
    query: openFlags(reading, viewer)
      .where(own(viewer))
      .where('spaces.archived_at', 'is', null)
      .orderBy('flags.raised_at', 'desc')
      .orderBy('flags.id', 'desc'),
    page,
    sort: [sql`flags.raised_at`, sql`flags.id`],
    types: ['timestamptz', 'uuid'],
    keys: (row) => [row.raisedAt, row.id],
    direction: 'descending',
    view: (row): DatedFlag => row,
  });
}

/**
 * The flagged work, for whoever would settle the flag; settled ones, too. It need not be reached
 * any more: whoever changes a work may have taken its source out.
 */
export async function findFlagged(
  reading: Reading,
  viewer: Viewer,
  id: string,
): Promise<Place | null> {
  if (!isId(id)) return null;
  const row = await flags(reading, viewer)
    .where('flags.id', '=', id)
    .select(['flags.entry_id as entryId', 'flags.comment_id as commentId'])
    .executeTakeFirst();
  return row ?? null;
}
