import { sql } from 'kysely';
import type { FollowType } from '../../storage/index.ts';
import { isNotWithdrawn, type PersonViewer, visibleTo } from '../access/index.ts';
import type { EntrySummary } from '../entries/index.ts';
import { selectEntrySummaries, toEntrySummary } from '../entries/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { search } from '../search/index.ts';

/** An entry that came by something that the viewer follows. */
export interface FollowedEntry {
  entry: EntrySummary;
  /** By what, and what that is called; the most particular of several. `joined`: a space one is in. */
  source: Exclude<FollowType, 'entry'> | 'joined';
  sourceTitle: string;
}

type FollowedRow = { id: string } & Pick<FollowedEntry, 'source' | 'sourceTitle'>;

const MAX_FOLLOWED_ENTRIES = 50;

/**
 * Entries of others since then that the viewer follows and has not opened, the newest first. Being
 * a member of a space is following it, as long as its level does not say otherwise.
 */
export async function listFollowedEntries(
  context: QueryContext,
  viewer: PersonViewer,
  since: Date,
): Promise<FollowedEntry[]> {
  const found = await findBySearches(context, viewer, since);
  const { rows } = await sql<FollowedRow>`
    with recursive below (entry, root) as (
      select follows.entry_id, follows.entry_id from follows
      join entries on entries.id = follows.entry_id
      join spaces on spaces.id = entries.space_id
      where follows.person_id = ${viewer.id}::uuid and follows.what = 'lineage'
        and ${visibleTo(viewer)} and ${isNotWithdrawn()}
      union
      select links.from_entry, below.root from below
      join links on links.to_entry = below.entry and links.relation <> 'supersedes'
      join entries on entries.id = links.from_entry
      join spaces on spaces.id = entries.space_id
      where ${visibleTo(viewer)} and ${isNotWithdrawn()}
    ), unseen as (
      select entries.id, entries.author_id, entries.space_id, entries.tags
      from entries join spaces on spaces.id = entries.space_id
      where entries.created_at > ${since} and entries.author_id <> ${viewer.id}::uuid
        and ${visibleTo(viewer)} and ${isNotWithdrawn()}
        and not exists (select 1 from reads where reads.entry_id = entries.id
          and reads.person_id = ${viewer.id}::uuid)
        and not exists (select 1 from mutes where mutes.entry_id = entries.id
          and mutes.person_id = ${viewer.id}::uuid)
    ), followed as (
      select unseen.id, follows.what as source, people.name as "sourceTitle", 1 as rank from unseen
      join follows on follows.followed_id = unseen.author_id
      join people on people.id = unseen.author_id
      where follows.person_id = ${viewer.id}::uuid and follows.what = 'person'
      union all
      select unseen.id, 'lineage', root.title, 2 from unseen
      join below on below.entry = unseen.id join entries as root on root.id = below.root
      where below.root <> unseen.id
      union all
      select unseen.id, 'search', found.words, 3 from unseen
      join unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(({ words }) => words)}::text[])
        as found (id, words) on found.id = unseen.id
      union all
      select unseen.id, 'tag', follows.words, 4 from unseen
      join follows on follows.words = any (unseen.tags)
      where follows.person_id = ${viewer.id}::uuid and follows.what = 'tag'
      union all
      select unseen.id, case when chosen.id is null then 'joined' else 'space' end, spaces.title, 5
      from unseen join spaces on spaces.id = unseen.space_id
      left join follows as chosen on chosen.person_id = ${viewer.id}::uuid
        and chosen.what = 'space' and chosen.space_id = unseen.space_id
      left join space_levels on space_levels.space_id = spaces.id
        and space_levels.person_id = ${viewer.id}::uuid
      where coalesce(space_levels.level, 'involved') in ('everything', 'involved')
        and (chosen.id is not null or exists (select 1 from space_people where space_people.space_id = unseen.space_id
            and space_people.person_id = ${viewer.id}::uuid))
    )
    select distinct on (id) id, source, "sourceTitle" from followed order by id desc, rank
    limit ${MAX_FOLLOWED_ENTRIES}`.execute(context.db);
  return attachEntries(context, viewer, rows);
}

async function attachEntries(
  context: QueryContext,
  viewer: PersonViewer,
  rows: readonly FollowedRow[],
): Promise<FollowedEntry[]> {
  if (rows.length === 0) return [];
  const sources = new Map(rows.map(({ id, source, sourceTitle }) => [id, { source, sourceTitle }]));
  const entries = await selectEntrySummaries(context, viewer)
    .where(sql<boolean>`entries.id = any(${[...sources.keys()]}::uuid[])`)
    .orderBy('entries.created_at', 'desc')
    .orderBy('entries.id', 'desc')
    .execute();
  return entries.map((row) => ({ entry: toEntrySummary(row), ...sources.get(row.id)! }));
}

/** What the searches that the viewer follows find that is new. */
async function findBySearches(context: QueryContext, viewer: PersonViewer, since: Date) {
  const rows = await context.db
    .selectFrom('follows')
    .where('person_id', '=', viewer.id)
    .where('what', '=', 'search')
    .select('words')
    .execute();
  const found = await Promise.all(
    rows.map(async ({ words }) => {
      const found = await search(context, viewer, {
        q: words!,
        since,
        limit: MAX_FOLLOWED_ENTRIES,
      });
      // Works that hold some of the words only, or others that are spelt alike, were not asked for.
      if (found.isPartial || found.isRespelled) return [];
      return found.items.map(({ entryId }) => ({ id: entryId, words: words! }));
    }),
  );
  return found.flat();
}
