import { type RawBuilder, sql } from 'kysely';
import { type Followed, isId, newId } from '../../storage/index.ts';
import { type PersonViewer, visibleTo } from '../access/index.ts';
import { getUnwithdrawn } from '../entries/standing.ts';
import { entryStands } from '../entries/stands.ts';
import { type Reading, type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { getPerson } from '../people/index.ts';
import { conflict, invalid, notAllowed, notFound, Refusal } from '../refusal.ts';
import { getSpace } from '../spaces/index.ts';
import { followedTag, followInput } from './rules.ts';

/** Something that somebody follows. */
export interface FollowView {
  id: string;
  what: Followed;
  /** A handle, a space's name, an entry's id, or the words of a tag or a search. */
  of: string;
  /** What to call it. */
  title: string;
  createdAt: Date;
}

/** Enough for anybody, and few enough that their home page is made at once. */
const mostFollows = 500;
const mostSearches = 20;

/**
 * Follows a person, a space, an entry's conversation or lineage, a tag or a search. The same twice
 * is once. Throws `invalid` with `of` for what is not there for the viewer.
 */
export async function follow(
  workplace: Workplace,
  viewer: PersonViewer,
  input: unknown,
): Promise<{ id: string }> {
  if (viewer.scope === 'read') throw notAllowed();
  const { what, of } = parse(followInput, input);
  return write(workplace, async (tx) => {
    const target = await targetOf(tx, viewer, what, of);
    const known = await mine(tx, viewer, what, target);
    if (known) return known;
    await requireRoom(tx, viewer, what);
    const id = newId();
    await tx.db
      .insertInto('follows')
      .values({ id, person_id: viewer.id, what, ...target, created_at: tx.now })
      .onConflict((on) => on.doNothing())
      .execute();
    return (await mine(tx, viewer, what, target)) ?? { id };
  });
}

type Target = Partial<Record<'followed_id' | 'space_id' | 'entry_id' | 'words', string>>;

async function targetOf(tx: Writing, viewer: PersonViewer, what: Followed, of: string) {
  try {
    return await find[what](tx, viewer, of);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notFound')
      throw invalid({ of: 'followUnknown' });
    throw error;
  }
}

const entry = async (tx: Writing, viewer: PersonViewer, of: string) => ({
  entry_id: (await getUnwithdrawn(tx, viewer, of)).id,
});

const find: Record<Followed, (tx: Writing, viewer: PersonViewer, of: string) => Promise<Target>> = {
  person: async (tx, viewer, of) => {
    const { id } = await getPerson(tx, viewer, of);
    if (id === viewer.id) throw invalid({ of: 'followOneself' });
    return { followed_id: id };
  },
  space: async (tx, viewer, of) => ({ space_id: (await getSpace(tx, viewer, of)).id }),
  entry,
  lineage: entry,
  tag: async (_tx, _viewer, of) => ({ words: parse(followedTag, { of }).of }),
  search: async (_tx, _viewer, of) => ({ words: of }),
};

async function mine(tx: Writing, viewer: PersonViewer, what: Followed, target: Target) {
  let query = tx.db
    .selectFrom('follows')
    .where('person_id', '=', viewer.id)
    .where('what', '=', what)
    .select('id');
  for (const [column, value] of Object.entries(target)) {
    query = query.where(sql.ref(column), '=', value);
  }
  return query.executeTakeFirst();
}

async function requireRoom(tx: Writing, viewer: PersonViewer, what: Followed): Promise<void> {
  const { rows } = await sql<{ all: number; searches: number }>`
    select count(*)::int as all, count(*) filter (where what = 'search')::int as searches
    from follows where person_id = ${viewer.id}::uuid`.execute(tx.db);
  const { all, searches } = rows[0]!;
  if (all >= mostFollows || (what === 'search' && searches >= mostSearches)) {
    throw conflict('followsTooMany');
  }
}

/** Follows it no more; nobody else's, and what is not followed needs no undoing. */
export async function unfollow(
  workplace: Workplace,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (!isId(id)) throw notFound();
  await workplace.db
    .deleteFrom('follows')
    .where('id', '=', id)
    .where('person_id', '=', viewer.id)
    .execute();
}

/** What the viewer follows, as far as they still see it, in the order in which they chose it. */
export async function listFollows(
  reading: Reading,
  viewer: PersonViewer,
  of?: { what: Followed; of: string },
): Promise<FollowView[]> {
  const rows = await reading.db
    .selectFrom('follows')
    .leftJoin('people', 'people.id', 'follows.followed_id')
    .leftJoin('entries', 'entries.id', 'follows.entry_id')
    .leftJoin('spaces', (on) =>
      on.on(sql`spaces.id`, '=', sql`coalesce(follows.space_id, entries.space_id)`),
    )
    .where('follows.person_id', '=', viewer.id)
    .where(sql<boolean>`(spaces.id is null or ${visibleTo(viewer)})`)
    .where(sql<boolean>`(entries.id is null or ${entryStands()})`)
    .select(['follows.id', 'follows.what', 'follows.created_at as createdAt'])
    .select([ofColumn.as('of'), titleColumn.as('title')])
    .orderBy('follows.created_at')
    .orderBy('follows.id')
    .execute();
  return of ? rows.filter((row) => row.what === of.what && row.of === of.of) : rows;
}

const ofColumn: RawBuilder<string> = sql`coalesce(follows.words, people.handle,
  entries.id::text, spaces.name)`;
const titleColumn: RawBuilder<string> = sql`coalesce(
  case when follows.what = 'tag' then '#' || follows.words else follows.words end, people.name, entries.title,
  spaces.title)`;

/** Whether the viewer has chosen anything to hear of yet: a follow, or a space to be in. */
export async function hasChosen(reading: Reading, viewer: PersonViewer): Promise<boolean> {
  const { rows } = await sql<{ chosen: boolean }>`
    select exists (select 1 from follows where person_id = ${viewer.id}::uuid)
      or exists (select 1 from space_people where person_id = ${viewer.id}::uuid)
      as chosen`.execute(reading.db);
  return rows[0]!.chosen;
}
