import { sql } from 'kysely';
import { z } from 'zod';
import { isId, newId } from '../../storage/index.ts';
import { isNotWithdrawn, type PersonViewer, visibleTo } from '../access/index.ts';
import { isPendingFor } from '../entries/index.ts';
import {
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
import { buildMarkSeenQuery } from '../notifications/index.ts';
import { entryPath } from '../works/index.ts';
import { canBeAsked, getOpenQuestion, MAX_ASKED, type OpenQuestion } from './experts.ts';
import { WEEK_MS } from './rules.ts';

export const askPeopleInput = z.object({
  people: z
    .array(z.string('notText'))
    .transform((handles) => [...new Set(handles)])
    .pipe(z.array(z.string()).min(1, 'noPeopleChosen').max(MAX_ASKED, 'tooManyPeopleChosen')),
});

/**
 * Puts a question to a few people beyond its space, by their handles. They are told, and may
 * decline without anybody learning of it. Throws `invalid` where somebody cannot be asked, whatever
 * the reason, and `conflict` where the question was put to as many in the last seven days.
 */
export async function askPeople(
  context: CommandContext,
  viewer: PersonViewer,
  entryId: string,
  input: unknown,
): Promise<{ asked: string[] }> {
  if (viewer.scope === 'read') throw notAllowed();
  const { people: handles } = parseInput(askPeopleInput, input);
  return write(context, async (tx) => {
    const question = await getOpenQuestion(tx, viewer, entryId);
    await requireAskLimit(tx, question, handles.length);
    const people = await lockPeopleToAsk(tx, viewer, question, handles);
    const ask = { entry_id: question.id, asked_by: viewer.id, at: tx.now };
    await tx.db
      .insertInto('asks')
      .values(people.map(({ id }) => ({ id: newId(), person_id: id, ...ask })))
      .execute();
    const { spaceId } = question;
    tx.emit({ name: 'peopleAsked', personId: viewer.id, spaceId, entryId: question.id });
    return { asked: handles };
  });
}

async function requireAskLimit(tx: Tx, { id }: OpenQuestion, more: number): Promise<void> {
  // Two who ask at once wait for each other here.
  await sql`select from entries where id = ${id}::uuid for no key update`.execute(tx.db);
  if (more > (await countRemainingAsks(tx, id, tx.now))) throw conflict('askLimitReached');
}

/** How many more people a question may be put to within these seven days. */
export async function countRemainingAsks(
  context: QueryContext,
  id: string,
  now: Date,
): Promise<number> {
  const { n } = await context.db
    .selectFrom('asks')
    .where('entry_id', '=', id)
    .where('at', '>', new Date(now.getTime() - WEEK_MS))
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return Math.max(0, MAX_ASKED - n);
}

/** In the order of their ids, and locked, so that nobody is asked beyond what they want. */
async function lockPeopleToAsk(
  tx: Tx,
  viewer: PersonViewer,
  question: OpenQuestion,
  handles: readonly string[],
) {
  await sql`select from people where handle = any(${[...handles]}::text[])
    order by id for no key update`.execute(tx.db);
  const people = await tx.db
    .selectFrom('people')
    .where(sql<boolean>`people.handle = any(${[...handles]}::text[])`)
    .where(canBeAsked(question, viewer, tx.now))
    .select('people.id')
    .execute();
  if (people.length < handles.length) throw invalid({ people: 'cannotBeAsked' });
  return people;
}

/** A question that was put to the viewer. */
export interface AskView {
  id: string;
  by: { handle: string; name: string };
  entry: { path: string; title: string };
  at: Date;
}

/** How long a question that was put to somebody stands before them. */
const MAX_PENDING_MS = 4 * WEEK_MS;

/** Questions that were put to the viewer and that they have neither answered nor declined, the newest first. */
export async function listPendingAsks(
  context: QueryContext,
  viewer: PersonViewer,
  now: Date,
): Promise<AskView[]> {
  const { rows } = await sql<AskRow>`
    select asks.id, asker.handle, asker.name, entries.id as entry, entries.slug, entries.title, asks.at
    from asks join entries on entries.id = asks.entry_id
    join spaces on spaces.id = entries.space_id
    join people as asker on asker.id = asks.asked_by
    where ${isPendingFor(viewer.id)} and asks.at > ${new Date(now.getTime() - MAX_PENDING_MS)}
      and ${visibleTo(viewer)} and ${isNotWithdrawn()}
    order by asks.at desc, asks.id`.execute(context.db);
  return rows.map(({ id, handle, name, entry, slug, title, at }) => ({
    id,
    by: { handle, name },
    at,
    entry: { path: entryPath({ id: entry, slug }), title },
  }));
}

interface AskRow {
  id: string;
  handle: string;
  name: string;
  entry: string;
  slug: string;
  title: string;
  at: Date;
}

/** How often the viewer was asked in the last seven days; for themselves alone. */
export async function countRecentAsks(
  context: QueryContext,
  viewer: PersonViewer,
  now: Date,
): Promise<number> {
  const { n } = await context.db
    .selectFrom('asks')
    .where('person_id', '=', viewer.id)
    .where('at', '>', new Date(now.getTime() - WEEK_MS))
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Declines a question that was put to the viewer; nobody is told, whoever asked least of all. */
export async function declineAsk(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (!isId(id)) throw notFound();
  await write(context, async (tx) => {
    const ask = await tx.db
      .updateTable('asks')
      .set((eb) => ({ declined_at: eb.fn.coalesce('declined_at', eb.val(tx.now)) }))
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .returning('entry_id')
      .executeTakeFirst();
    if (!ask) throw notFound();
    await buildMarkSeenQuery(tx.db, viewer.id, tx.now)
      .where('entry_id', '=', ask.entry_id)
      .where('why', '=', 'asked')
      .execute();
  });
}
