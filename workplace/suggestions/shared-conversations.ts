import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Viewer, visibleTo } from '../access/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { selectInteractions } from '../search/index.ts';
import { entryPath } from '../works/index.ts';

/** A conversation in which two people had to do with each other. */
export interface SharedConversation {
  one: string;
  other: string;
  entry: { id: string; path: string; title: string };
}

/**
 * For each of these pairs, by their ids, the last conversation in which they had to do with each
 * other and that the viewer sees; a pair without one is left out.
 */
export async function findSharedConversations(
  context: QueryContext,
  viewer: Viewer,
  pairs: readonly (readonly [one: string, other: string])[],
): Promise<SharedConversation[]> {
  if (pairs.length === 0) return [];
  const [ones, others] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  const pair = sql`select * from unnest(${ones}::uuid[], ${others}::uuid[]) as pair (one, other)`;
  const { rows } = await sql<SharedConversationRow>`
    with ${selectSharedConversations(pair)}
    select distinct on (pair.one, pair.other) pair.one, pair.other, entries.id, entries.slug,
      entries.title
    from pair join (${selectInteractionsThere(visibleTo(viewer))}) as act
      on (act.one = pair.one and act.other = pair.other)
      or (act.one = pair.other and act.other = pair.one)
    join entries on entries.id = act.entry
    order by pair.one, pair.other, entries.withdrawn_at is not null, act.at desc,
      entries.id`.execute(context.db);
  return rows.map(({ one, other, id, slug, title }) => ({
    one,
    other,
    entry: { id, path: entryPath({ id, slug }), title },
  }));
}

interface SharedConversationRow {
  one: string;
  other: string;
  id: string;
  slug: string;
  title: string;
}

/**
 * What a `with` says to find where two people may have met: `pair` as it is given, by its columns
 * `one` and `other`, and `both_there`, the conversations in which both have some part.
 */
export const selectSharedConversations = (pair: RawBuilder<unknown>) => sql`
  pair as materialized (${pair}),
  person (id) as (select one from pair union select other from pair),
  there (person, entry) as (
    select author_id, id from entries where author_id in (select id from person)
    union select author_id, entry_id from comments
      where author_id in (select id from person) and deleted_at is null
    union select person_id, entry_id from mentions where person_id in (select id from person)
    union select source.author_id, links.from_entry from entries as source
      join links on links.to_entry = source.id where source.author_id in (select id from person)
    union select said.author_id, links.from_entry from comments as said
      join links on links.to_comment = said.id where said.author_id in (select id from person)
  ), both_there as (
    select distinct mine.entry from pair join there as mine on mine.person = pair.one
    join there as theirs on theirs.person = pair.other and theirs.entry = mine.entry)`;

/** What people did towards each other there, in spaces of which `seen` holds. */
export const selectInteractionsThere = (seen: Expression<SqlBool>) =>
  selectInteractions(sql<SqlBool>`entries.id in (select entry from both_there) and ${seen}`);
