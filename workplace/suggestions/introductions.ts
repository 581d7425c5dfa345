import { sql } from 'kysely';
import { isId, newId } from '../../storage/index.ts';
import type { PersonViewer } from '../access/index.ts';
import {
  type CommandContext,
  notAllowed,
  notFound,
  parseInput,
  type QueryContext,
  type Tx,
  write,
} from '../kernel/index.ts';
import { loadOfferablePeople, type SuggestedPerson } from './people.ts';
import { DAY_MS, introductionAnswerInput, WEEK_MS } from './rules.ts';

/** What the viewer is asked, or what came of it. Of what the other said nothing is told but a yes to a yes. */
export interface IntroductionView {
  id: string;
  person: SuggestedPerson;
  /** What the viewer said; null where they have not answered. */
  accepted: boolean | null;
  /** When both had said yes. */
  introducedAt: Date | null;
}

/** How long a question stands, and how long it is told that two were introduced. */
const MAX_AGE_MS = { asked: 2 * WEEK_MS, made: 30 * DAY_MS };

/** What the viewer is asked and has not answered, or not been told the end of yet; the newest first. */
export async function listIntroductions(
  context: QueryContext,
  viewer: PersonViewer,
  now: Date,
): Promise<IntroductionView[]> {
  const { rows } = await sql<IntroductionRow>`
    select id, case when one_id = ${viewer.id}::uuid then other_id else one_id end as "otherId",
      case when one_id = ${viewer.id}::uuid then one_says else other_says end as accepted,
      made_at as "introducedAt"
    from introductions
    where ${viewer.id}::uuid in (one_id, other_id)
      and (made_at > ${new Date(now.getTime() - MAX_AGE_MS.made)}
        or (made_at is null and asked_at > ${new Date(now.getTime() - MAX_AGE_MS.asked)}))
    order by asked_at desc, id`.execute(context.db);
  const people = await loadOfferablePeople(context, [
    viewer.id,
    ...rows.map(({ otherId }) => otherId),
  ]);
  if (!people.has(viewer.id)) return [];
  return rows.flatMap(({ otherId, ...row }) => {
    const person = people.get(otherId);
    return person && row.accepted !== false ? [{ ...row, person }] : [];
  });
}

/** The other of two who were introduced, for either of them; null where one takes part no more. */
export async function findIntroducedPerson(
  context: QueryContext,
  viewer: PersonViewer,
  id: string,
): Promise<SuggestedPerson | null> {
  const row = await context.db
    .selectFrom('introductions')
    .where('id', '=', id)
    .where('made_at', 'is not', null)
    .where((eb) => eb.or([eb('one_id', '=', viewer.id), eb('other_id', '=', viewer.id)]))
    .select(['one_id', 'other_id'])
    .executeTakeFirst();
  if (!row) return null;
  const people = await loadOfferablePeople(context, [row.one_id, row.other_id]);
  const other = row.one_id === viewer.id ? row.other_id : row.one_id;
  return people.has(viewer.id) ? (people.get(other) ?? null) : null;
}

interface IntroductionRow {
  id: string;
  otherId: string;
  accepted: boolean | null;
  introducedAt: Date | null;
}

/**
 * Says whether the viewer wants to be introduced. When both have said yes they are, and both are
 * told; nobody learns of a no, or of who has not answered.
 */
export async function answerIntroduction(
  context: CommandContext,
  viewer: PersonViewer,
  id: string,
  input: unknown,
): Promise<void> {
  if (viewer.scope === 'read') throw notAllowed();
  const { yes } = parseInput(introductionAnswerInput, input);
  await write(context, async (tx) => {
    const pending = await listIntroductions(tx, viewer, tx.now);
    const mine = isId(id) ? pending.find((one) => one.id === id) : undefined;
    if (!mine) throw notFound();
    if (mine.introducedAt) return;
    const row = await tx.db
      .updateTable('introductions')
      .set((eb) => ({
        one_says: sql<boolean>`case when one_id = ${viewer.id}::uuid then ${yes} else one_says end`,
        other_says: sql<boolean>`case when other_id = ${viewer.id}::uuid then ${yes}
          else other_says end`,
        made_at: eb.ref('made_at'),
      }))
      .where('id', '=', id)
      .returning(['one_says', 'other_says'])
      .executeTakeFirstOrThrow();
    if (row.one_says && row.other_says) await completeIntroduction(tx, id);
  });
}

async function completeIntroduction(tx: Tx, id: string): Promise<void> {
  await tx.db.updateTable('introductions').set({ made_at: tx.now }).where('id', '=', id).execute();
  tx.emit({ name: 'introductionMade', data: { introduction: id } });
}

/**
 * Asks pairs whether they may be introduced: those of whom each was interested in the other, then
 * those who both ask for introductions and to whom one of them would be suggested. Nobody is asked
 * of more than one a week. Answers how many pairs were asked.
 */
export async function arrangeIntroductions(context: CommandContext): Promise<number> {
  return write(context, async (tx) => {
    // One process at a time, so that nobody is asked twice.
    await sql`lock table introductions in share row exclusive mode`.execute(tx.db);
    const since = new Date(tx.now.getTime() - WEEK_MS + DAY_MS);
    const pairs = [...(await findInterestedPairs(tx)), ...(await findOptedInPairs(tx))];
    const busy = new Set(await listAskedSince(tx, since));
    let asked = 0;
    for (const [one, other] of pairs) {
      if (busy.has(one) || busy.has(other)) continue;
      const took = await tx.db
        .insertInto('introductions')
        .values({ id: newId(), one_id: one, other_id: other, asked_at: tx.now })
        .onConflict((on) => on.doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!took) continue;
      for (const each of [one, other]) busy.add(each);
      asked += 1;
    }
    return asked;
  });
}

type PersonPair = readonly [one: string, other: string];

async function listAskedSince(tx: Tx, since: Date): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('introductions')
    .where('asked_at', '>', since)
    .select(['one_id', 'other_id'])
    .execute();
  return rows.flatMap(({ one_id, other_id }) => [one_id, other_id]);
}

/** The longest waiting first. */
async function findInterestedPairs(tx: Tx): Promise<PersonPair[]> {
  const { rows } = await sql<{ one: string; other: string }>`
    select mine.person_id as one, mine.other_id as other from offers as mine
    join offers as theirs on theirs.person_id = mine.other_id and theirs.other_id = mine.person_id
    where mine.person_id < mine.other_id
      and mine.answer = 'interested' and theirs.answer = 'interested'
    order by greatest(mine.answered_at, theirs.answered_at), 1, 2`.execute(tx.db);
  return filterOfferablePairs(tx, rows);
}

/** Of whoever asks for introductions, those of whom one was offered the other. */
async function findOptedInPairs(tx: Tx): Promise<PersonPair[]> {
  const { rows } = await sql<{ one: string; other: string }>`
    select distinct least(offers.person_id, offers.other_id) as one,
      greatest(offers.person_id, offers.other_id) as other
    from offers join suggesting as mine on mine.person_id = offers.person_id and mine.introductions
    join suggesting as theirs on theirs.person_id = offers.other_id and theirs.introductions
    where not offers.held_out and offers.answer is distinct from 'notForMe'
      and not exists (select from offers as back where back.person_id = offers.other_id
        and back.other_id = offers.person_id and back.answer = 'notForMe')
    order by 1, 2`.execute(tx.db);
  return filterOfferablePairs(tx, rows);
}

async function filterOfferablePairs(tx: Tx, rows: readonly { one: string; other: string }[]) {
  const people = await loadOfferablePeople(
    tx,
    rows.flatMap(({ one, other }) => [one, other]),
  );
  return rows.flatMap(({ one, other }): PersonPair[] =>
    people.has(one) && people.has(other) ? [[one, other]] : [],
  );
}
