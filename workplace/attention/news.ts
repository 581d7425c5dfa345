import { sql } from 'kysely';
import type { Followed } from '../../storage/index.ts';
import { type PersonViewer, visibleTo } from '../access/index.ts';
import { search } from '../discovery/index.ts';
import { entrySummaries, summaryView } from '../entries/queries.ts';
import { entryStands } from '../entries/stands.ts';
import type { EntrySummary } from '../entries/view.ts';
import type { Reading } from '../happenings/index.ts';

/** An entry that came by something that the viewer follows. */
export interface News {
  entry: EntrySummary;
  /** By what, and what that is called; the most particular of several. `joined`: a space one is in. */
  what: Exclude<Followed, 'entry'> | 'joined';
  of: string;
}

type Found = { id: string } & Pick<News, 'what' | 'of'>;

const most = 50;

/**
 * Entries of others since then that the viewer follows and has not opened, the newest first. Being
 * a member of a space is following it, as long as its level does not say otherwise.
 */
export async function listNews(
  reading: Reading,
  viewer: PersonViewer,
  since: Date,
): Promise<News[]> {
  const found = await searched(reading, viewer, since);
  const { rows } = await sql<Found>`
    with recursive below (entry, root) as (
      select follows.entry_id, follows.entry_id from follows
      join entries on entries.id = follows.entry_id
      join spaces on spaces.id = entries.space_id
      where follows.person_id = ${viewer.id}::uuid and follows.what = 'lineage'
        and ${visibleTo(viewer)} and ${entryStands()}
      union
      select links.from_entry, below.root from below
      join links on links.to_entry = below.entry and links.relation <> 'supersedes'
      join entries on entries.id = links.from_entry
      join spaces on spaces.id = entries.space_id
      where ${visibleTo(viewer)} and ${entryStands()}
    ), news as (
      select entries.id, entries.author_id, entries.space_id, entries.tags
      from entries join spaces on spaces.id = entries.space_id
      where entries.created_at > ${since} and entries.author_id <> ${viewer.id}::uuid
        and ${visibleTo(viewer)} and ${entryStands()}
        and not exists (select 1 from reads where reads.entry_id = entries.id
          and reads.person_id = ${viewer.id}::uuid)
        and not exists (select 1 from mutes where mutes.entry_id = entries.id
          and mutes.person_id = ${viewer.id}::uuid)
    ), followed as (
      select news.id, follows.what, people.name as of, 1 as rank from news
      join follows on follows.followed_id = news.author_id
      join people on people.id = news.author_id
      where follows.person_id = ${viewer.id}::uuid and follows.what = 'person'
      union all
      select news.id, 'lineage', root.title, 2 from news
      join below on below.entry = news.id join entries as root on root.id = below.root
      where below.root <> news.id
      union all
      select news.id, 'search', found.words, 3 from news
      join unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(({ words }) => words)}::text[])
        as found (id, words) on found.id = news.id
      union all
      select news.id, 'tag', follows.words, 4 from news
      join follows on follows.words = any (news.tags)
      where follows.person_id = ${viewer.id}::uuid and follows.what = 'tag'
      union all
      select news.id, case when chosen.id is null then 'joined' else 'space' end, spaces.title, 5
      from news join spaces on spaces.id = news.space_id
      left join follows as chosen on chosen.person_id = ${viewer.id}::uuid
        and chosen.what = 'space' and chosen.space_id = news.space_id
      left join space_levels on space_levels.space_id = spaces.id
        and space_levels.person_id = ${viewer.id}::uuid
      where coalesce(space_levels.level, 'involved') in ('everything', 'involved')
        and (chosen.id is not null or exists (select 1 from space_people where space_people.space_id = news.space_id
            and space_people.person_id = ${viewer.id}::uuid))
    )
    select distinct on (id) id, what, of from followed order by id desc, rank
    limit ${most}`.execute(reading.db);
  return withEntries(reading, viewer, rows);
}

async function withEntries(
  reading: Reading,
  viewer: PersonViewer,
  rows: readonly Found[],
): Promise<News[]> {
  if (rows.length === 0) return [];
  const why = new Map(rows.map(({ id, what, of }) => [id, { what, of }]));
  const entries = await entrySummaries(reading, viewer)
    .where(sql<boolean>`entries.id = any(${[...why.keys()]}::uuid[])`)
    .orderBy('entries.created_at', 'desc')
    .orderBy('entries.id', 'desc')
    .execute();
  return entries.map((row) => ({ entry: summaryView(row), ...why.get(row.id)! }));
}

/** What the searches that the viewer follows find that is new. */
async function searched(reading: Reading, viewer: PersonViewer, since: Date) {
  const rows = await reading.db
    .selectFrom('follows')
    .where('person_id', '=', viewer.id)
    .where('what', '=', 'search')
    .select('words')
    .execute();
  const found = await Promise.all(
    rows.map(async ({ words }) => {
      const found = await search(reading, viewer, { q: words!, since, limit: most });
      // Works that hold some of the words only, or others that are spelt alike, were not asked for.
      if (found.partial || found.respelt) return [];
      return found.items.map(({ entryId }) => ({ id: entryId, words: words! }));
    }),
  );
  return found.flat();
}
