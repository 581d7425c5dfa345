import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type CorrectionCause, isId } from '../../storage/index.ts';
import { getPersonId, type PersonViewer, type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { type PageRequest, type PageResult, paginate } from '../kernel/index.ts';
import type { WorkRef } from '../works/index.ts';
import { type LinkEndpoint, selectEndpoint, selectEndpointOrNull } from './link-endpoint.ts';
import { propagatingRelations } from './rules.ts';

/** A work to look at again, because something that it was made on has been corrected. */
export interface FlagView {
  id: string;
  work: LinkEndpoint;
  /** Whether the viewer wrote the work. */
  own: boolean;
  cause: CorrectionCause;
  note: string | null;
  corrected: LinkEndpoint;
  /** What took the place of the corrected work, if anything. */
  by: LinkEndpoint | null;
}

export type DatedFlag = FlagView & { raisedAt: Date };

/** Flags on works that the viewer sees, for corrections that they see. */
function selectFlags(context: QueryContext, viewer: Viewer) {
  return context.db
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
function selectOpenFlags(context: QueryContext, viewer: Viewer) {
  return selectFlags(context, viewer)
    .where('flags.settled', 'is', null)
    .where(isReachable(viewer))
    .select([
      'flags.id',
      'flags.raised_at as raisedAt',
      'corrections.cause',
      'corrections.note',
      isOwnWork(viewer).as('own'),
      selectEndpoint('entries', 'flags.comment_id').as('work'),
      selectEndpoint('corrected', 'corrections.comment_id').as('corrected'),
      selectEndpointOrNull('later', null).as('by'),
    ]);
}

function isOwnWork(viewer: Viewer): RawBuilder<boolean> {
  const person = sql`${getPersonId(viewer)}::uuid`;
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
function isReachable(viewer: Viewer): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    with recursive above (entry, comment) as (
      select flags.entry_id, flags.comment_id
      union
      select links.to_entry, links.to_comment from above
      join links on links.from_entry = above.entry
        and links.from_comment is not distinct from above.comment
        and links.relation = any(${propagatingRelations}::text[])
        and links.created_at <= corrections.made_at
      join entries as between on between.id = links.to_entry
      join spaces as between_home on between_home.id = between.space_id
      where ${visibleTo(viewer, 'between_home')})
    select from above where above.entry = corrections.entry_id
      and above.comment is not distinct from corrections.comment_id)`;
}

const MAX_ENTRY_FLAGS = 20;

/** The open flags of an entry and its comments as one JSON column; null where there are none. */
export function selectEntryFlags(
  context: QueryContext,
  viewer: Viewer,
  entry: string,
): RawBuilder<FlagView[] | null> {
  const newest = selectOpenFlags(context, viewer)
    .where('flags.entry_id', '=', entry)
    .orderBy('flags.raised_at', 'desc')
    .orderBy('flags.id', 'desc')
    .limit(MAX_ENTRY_FLAGS);
  return sql`(select json_agg(seen) from (${newest}) as seen)`;
}

/** Open flags on one's own works, newest first; in an archived space there is nothing to be done. */
export async function listOpenFlags(
  context: QueryContext,
  viewer: PersonViewer,
  page: PageRequest = {},
): Promise<PageResult<DatedFlag>> {
  return paginate({
    query: selectOpenFlags(context, viewer)
      .where(isOwnWork(viewer))
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
export async function findFlaggedWork(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<WorkRef | null> {
  if (!isId(id)) return null;
  const row = await selectFlags(context, viewer)
    .where('flags.id', '=', id)
    .select(['flags.entry_id as entryId', 'flags.comment_id as commentId'])
    .executeTakeFirst();
  return row ?? null;
}
