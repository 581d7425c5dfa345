import { type RawBuilder, sql } from 'kysely';
import { type FollowType, isId, newId } from '../../storage/index.ts';
import {
  getActiveEntryAccess,
  isNotWithdrawn,
  type PersonViewer,
  visibleTo,
} from '../access/index.ts';
import {
  AppError,
  type CommandContext,
  conflict,
  invalid,
  notAllowed,
  notFound,
  parseInput,
  type QueryContext,
  type Tx,
  write,
} from '../kernel/index.ts';
import { getPerson } from '../people/index.ts';
import { getSpace } from '../spaces/index.ts';
import { followedTagInput, followInput } from './rules.ts';

/** Something that somebody follows. */
export interface FollowView {
  id: string;
  type: FollowType;
  /** A handle, a space's name, an entry's id, or the words of a tag or a search. */
  target: string;
  /** What to call it. */
  title: string;
  createdAt: Date;
}

/** Enough for anybody, and few enough that their home page is made at once. */
const MAX_FOLLOWS = 500;
const MAX_FOLLOWED_SEARCHES = 20;

/**
 * Follows a person, a space, an entry's conversation or lineage, a tag or a search. The same twice
 * is once. Throws `invalid` with `target` for what is not there for the viewer.
 */
export async function follow(
  context: CommandContext,
  viewer: PersonViewer,
  input: unknown,
): Promise<{ id: string }> {
  if (viewer.scope === 'read') throw notAllowed();
  const { type, target } = parseInput(followInput, input);
  return write(context, async (tx) => {
    const columns = await resolveTarget(tx, viewer, type, target);
    const known = await findOwnFollow(tx, viewer, type, columns);
    if (known) return known;
    await requireFollowLimit(tx, viewer, type);
    const id = newId();
    await tx.db
      .insertInto('follows')
      .values({ id, person_id: viewer.id, what: type, ...columns, created_at: tx.now })
      .onConflict((on) => on.doNothing())
      .execute();
    return (await findOwnFollow(tx, viewer, type, columns)) ?? { id };
  });
}

type TargetColumns = Partial<Record<'followed_id' | 'space_id' | 'entry_id' | 'words', string>>;

async function resolveTarget(tx: Tx, viewer: PersonViewer, type: FollowType, target: string) {
  try {
    return await targetFinders[type](tx, viewer, target);
  } catch (error) {
    if (error instanceof AppError && error.code === 'notFound')
      throw invalid({ target: 'followUnknown' });
    throw error;
  }
}

const findEntryTarget = async (tx: Tx, viewer: PersonViewer, target: string) => ({
  entry_id: (await getActiveEntryAccess(tx, viewer, target)).id,
});

type FindTarget = (tx: Tx, viewer: PersonViewer, target: string) => Promise<TargetColumns>;

const targetFinders: Record<FollowType, FindTarget> = {
  person: async (tx, viewer, target) => {
    const { id } = await getPerson(tx, viewer, target);
    if (id === viewer.id) throw invalid({ target: 'followSelf' });
    return { followed_id: id };
  },
  space: async (tx, viewer, target) => ({ space_id: (await getSpace(tx, viewer, target)).id }),
  entry: findEntryTarget,
  lineage: findEntryTarget,
  tag: async (_tx, _viewer, target) => ({
    words: parseInput(followedTagInput, { target }).target,
  }),
  search: async (_tx, _viewer, target) => ({ words: target }),
};

async function findOwnFollow(
  tx: Tx,
  viewer: PersonViewer,
  type: FollowType,
  columns: TargetColumns,
) {
  let query = tx.db
    .selectFrom('follows')
    .where('person_id', '=', viewer.id)
    .where('what', '=', type)
    .select('id');
  for (const [column, value] of Object.entries(columns)) {
    query = query.where(sql.ref(column), '=', value);
  }
  return query.executeTakeFirst();
}

async function requireFollowLimit(tx: Tx, viewer: PersonViewer, type: FollowType): Promise<void> {
  const { rows } = await sql<{ all: number; searches: number }>`
    select count(*)::int as all, count(*) filter (where what = 'search')::int as searches
    from follows where person_id = ${viewer.id}::uuid`.execute(tx.db);
  const { all, searches } = rows[0]!;
  if (all >= MAX_FOLLOWS || (type === 'search' && searches >= MAX_FOLLOWED_SEARCHES)) {
    throw conflict('tooManyFollows');
  }
}

/** Follows it no more; nobody else's, and what is not followed needs no undoing. */
export async function unfollow(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (!isId(id)) throw notFound();
  await context.db
    .deleteFrom('follows')
    .where('id', '=', id)
    .where('person_id', '=', viewer.id)
    .execute();
}

/** What the viewer follows, as far as they still see it, in the order in which they chose it. */
export async function listFollows(
  context: QueryContext,
  viewer: PersonViewer,
  only?: { type: FollowType; target: string },
): Promise<FollowView[]> {
  const rows = await context.db
    .selectFrom('follows')
    .leftJoin('people', 'people.id', 'follows.followed_id')
    .leftJoin('entries', 'entries.id', 'follows.entry_id')
    .leftJoin('spaces', (on) =>
      on.on(sql`spaces.id`, '=', sql`coalesce(follows.space_id, entries.space_id)`),
    )
    .where('follows.person_id', '=', viewer.id)
    .where(sql<boolean>`(spaces.id is null or ${visibleTo(viewer)})`)
    .where(sql<boolean>`(entries.id is null or ${isNotWithdrawn()})`)
    .select(['follows.id', 'follows.what as type', 'follows.created_at as createdAt'])
    .select([targetColumn.as('target'), titleColumn.as('title')])
    .orderBy('follows.created_at')
    .orderBy('follows.id')
    .execute();
  return only
    ? rows.filter(({ type, target }) => type === only.type && target === only.target)
    : rows;
}

const targetColumn: RawBuilder<string> = sql`coalesce(follows.words, people.handle,
  entries.id::text, spaces.name)`;
const titleColumn: RawBuilder<string> = sql`coalesce(
  case when follows.what = 'tag' then '#' || follows.words else follows.words end, people.name, entries.title,
  spaces.title)`;

/** Whether the viewer has chosen anything to hear of yet: a follow, or a space to be in. */
export async function hasInterests(context: QueryContext, viewer: PersonViewer): Promise<boolean> {
  const { rows } = await sql<{ chosen: boolean }>`
    select exists (select 1 from follows where person_id = ${viewer.id}::uuid)
      or exists (select 1 from space_people where person_id = ${viewer.id}::uuid)
      as chosen`.execute(context.db);
  return rows[0]!.chosen;
}
