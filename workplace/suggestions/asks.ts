import { type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { isId, newId } from '../../storage/index.ts';
import { type PersonViewer, visibleTo } from '../access/index.ts';
import { takenAsSeen } from '../attention/index.ts';
import { entryStands } from '../entries/stands.ts';
import { entryPath } from '../entries/view.ts';
import { type Reading, type Workplace, type Writing, write } from '../happenings/index.ts';
import { parse } from '../input.ts';
import { conflict, invalid, notAllowed, notFound } from '../refusal.ts';
import { getQuestion, mayBeAsked, mostAsked, type Question } from './askable.ts';
import { week } from './rules.ts';

export const asksInput = z.object({
  people: z
    .array(z.string('notText'))
    .transform((handles) => [...new Set(handles)])
    .pipe(z.array(z.string()).min(1, 'askedNobody').max(mostAsked, 'askedTooMany')),
});

/**
 * Puts a question to a few people beyond its space, by their handles. They are told, and may
 * decline without anybody learning of it. Throws `invalid` where somebody cannot be asked, whatever
 * the reason, and `conflict` where the question was put to as many in the last seven days.
 */
export async function askPeople(
  workplace: Workplace,
  viewer: PersonViewer,
  entryId: string,
  input: unknown,
): Promise<{ asked: string[] }> {
  if (viewer.scope === 'read') throw notAllowed();
  const { people: handles } = parse(asksInput, input);
  return write(workplace, async (tx) => {
    const question = await getQuestion(tx, viewer, entryId);
    await requireRoom(tx, question, handles.length);
    const people = await findAll(tx, viewer, question, handles);
    const ask = { entry_id: question.id, asked_by: viewer.id, at: tx.now };
    await tx.db
      .insertInto('asks')
      .values(people.map(({ id }) => ({ id: newId(), person_id: id, ...ask })))
      .execute();
    const { spaceId } = question;
    tx.happened({ name: 'peopleAsked', personId: viewer.id, spaceId, entryId: question.id });
    return { asked: handles };
  });
}

async function requireRoom(tx: Writing, { id }: Question, more: number): Promise<void> {
  // Two who ask at once wait for each other here.
  await sql`select from entries where id = ${id}::uuid for no key update`.execute(tx.db);
  if (more > (await roomToAsk(tx, id, tx.now))) throw conflict('askedEnough');
}

/** How many more people a question may be put to within these seven days. */
export async function roomToAsk(reading: Reading, id: string, now: Date): Promise<number> {
  const { n } = await reading.db
    .selectFrom('asks')
    .where('entry_id', '=', id)
    .where('at', '>', new Date(now.getTime() - week))
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return Math.max(0, mostAsked - n);
}

/** In the order of their ids, and locked, so that nobody is asked beyond what they want. */
async function findAll(
  tx: Writing,
  viewer: PersonViewer,
  question: Question,
  handles: readonly string[],
) {
  await sql`select from people where handle = any(${[...handles]}::text[])
    order by id for no key update`.execute(tx.db);
  const people = await tx.db
    .selectFrom('people')
    .where(sql<boolean>`people.handle = any(${[...handles]}::text[])`)
    .where(mayBeAsked(question, viewer, tx.now))
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
const stands = 4 * week;

/**
 * That the question of the row, in a query of `asks` and `entries`, waits for this person: they
 * have neither answered nor declined it, and it is open.
 */
const waitsFor = (person: string) => sql<SqlBool>`(
  asks.person_id = ${person}::uuid and asks.declined_at is null
  and entries.closed_at is null and not exists (select from comments
    where comments.entry_id = entries.id and comments.author_id = ${person}::uuid
      and comments.deleted_at is null))`;

/** Of the entry in the row: by whom it was put to this person, if it waits for them. */
export function askedOf(person: string) {
  return sql<{ id: string; name: string } | null>`(
    select json_build_object('id', asks.id, 'name', asker.name)
    from asks join people as asker on asker.id = asks.asked_by
    where asks.entry_id = entries.id and ${waitsFor(person)})`;
}

/** Questions that were put to the viewer and that they have neither answered nor declined, the newest first. */
export async function listAsks(
  reading: Reading,
  viewer: PersonViewer,
  now: Date,
): Promise<AskView[]> {
  const { rows } = await sql<AskRow>`
    select asks.id, asker.handle, asker.name, entries.id as entry, entries.slug, entries.title, asks.at
    from asks join entries on entries.id = asks.entry_id
    join spaces on spaces.id = entries.space_id
    join people as asker on asker.id = asks.asked_by
    where ${waitsFor(viewer.id)} and asks.at > ${new Date(now.getTime() - stands)}
      and ${visibleTo(viewer)} and ${entryStands()}
    order by asks.at desc, asks.id`.execute(reading.db);
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
export async function countAsks(
  reading: Reading,
  viewer: PersonViewer,
  now: Date,
): Promise<number> {
  const { n } = await reading.db
    .selectFrom('asks')
    .where('person_id', '=', viewer.id)
    .where('at', '>', new Date(now.getTime() - week))
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Declines a question that was put to the viewer; nobody is told, whoever asked least of all. */
export async function declineAsk(
  workplace: Workplace,
  viewer: PersonViewer,
  id: string,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  if (!isId(id)) throw notFound();
  await write(workplace, async (tx) => {
    const ask = await tx.db
      .updateTable('asks')
      .set((eb) => ({ declined_at: eb.fn.coalesce('declined_at', eb.val(tx.now)) }))
      .where('id', '=', id)
      .where('person_id', '=', viewer.id)
      .returning('entry_id')
      .executeTakeFirst();
    if (!ask) throw notFound();
    await takenAsSeen(tx.db, viewer.id, tx.now)
      .where('entry_id', '=', ask.entry_id)
      .where('why', '=', 'asked')
      .execute();
  });
}
