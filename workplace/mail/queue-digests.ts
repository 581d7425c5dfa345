import { type SqlBool, sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { findPersonViewer } from '../tokens/index.ts';
import type { ListNew } from './compose-digest.ts';
import { undigested } from './noticed.ts';
import { lastDue } from './slots.ts';

const day = 86_400_000;
const mostAtOnce = 1000;

interface Habit {
  zone: string;
  rhythm: 'daily' | 'weekly';
  at: string;
}

/**
 * Queues a digest for everybody whose hour has come and for whom there is anything new; answers how
 * many. The hour is noted either way, so that what comes later waits for the next one; a program
 * that did not run at the hour makes up for it once. Safe to run by several at once.
 */
export async function mailDigests(
  workplace: Workplace,
  { sends, listNew }: { sends: boolean; listNew: ListNew },
): Promise<number> {
  const now = workplace.now();
  let made = 0;
  for (const habit of await habits(workplace)) {
    const due = lastDue(now, habit);
    for (const person of await peopleDue(workplace, habit, due)) {
      if (await makeDigest(workplace, { person, habit, due, sends, listNew })) made += 1;
    }
  }
  return made;
}

/** The few ways in which people take digests: all who share one are due together. */
async function habits({ db }: Workplace): Promise<Habit[]> {
  const { rows } = await sql<Habit>`
    select distinct people.time_zone as zone, coalesce(attention.digest, 'daily') as rhythm,
      coalesce(attention.digest_at, '08:00')::text as at
    from people left join attention on attention.person_id = people.id
    where people.left_at is null and people.email is not null
      and coalesce(attention.digest, 'daily') <> 'never'`.execute(db);
  return rows;
}

async function peopleDue({ db }: Workplace, habit: Habit, due: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .leftJoin('attention', 'attention.person_id', 'people.id')
    .leftJoin('digests', 'digests.person_id', 'people.id')
    .where('people.left_at', 'is', null)
    .where('people.email', 'is not', null)
    .where('people.created_at', '<', due)
    .where('people.time_zone', '=', habit.zone)
    .where(
      sql<SqlBool>`(coalesce(attention.digest, 'daily'), coalesce(attention.digest_at, '08:00'))
        = (${habit.rhythm}, ${habit.at}::time)`,
    )
    .where(sql<SqlBool>`coalesce(digests.until < ${due}, true)`)
    .select('people.id')
    .limit(mostAtOnce)
    .execute();
  return rows.map(({ id }) => id);
}

interface Due {
  person: string;
  habit: Habit;
  due: Date;
  sends: boolean;
  listNew: ListNew;
}

async function makeDigest(workplace: Workplace, asked: Due): Promise<boolean> {
  const { person, habit, due, sends, listNew } = asked;
  return write(workplace, async (tx) => {
    const since = await noteHour(tx, person, due, habit);
    if (!since || (await waits(tx, person, sends))) return false;
    const viewer = await findPersonViewer(tx, person);
    if (!viewer) return false;
    const told = await undigested(tx, person);
    // What was mailed at once is listed with what is new, but is no reason for a mail by itself.
    const news = told.some(({ mailed }) => !mailed);
    if (!news && (await listNew(tx, viewer, since)).length === 0) return false;
    const next_try_at = sends ? tx.now : null;
    const values = { id: newId(), person_id: person, kind: 'digest' as const, since };
    await tx.db
      .insertInto('mails')
      .values({ ...values, made_at: tx.now, next_try_at })
      .execute();
    return true;
  });
}

/** Notes the hour, for one alone of those who try at once; answers since when there is to tell. */
async function noteHour({ db }: Writing, person: string, due: Date, { rhythm }: Habit) {
  const before = await db
    .selectFrom('digests')
    .select('until')
    .where('person_id', '=', person)
    .executeTakeFirst();
  const noted = await db
    .insertInto('digests')
    .values({ person_id: person, until: due })
    .onConflict((on) =>
      on.column('person_id').doUpdateSet({ until: due }).where('digests.until', '<', due),
    )
    .returning('until')
    .executeTakeFirst();
  if (!noted) return null;
  return before?.until ?? new Date(due.getTime() - (rhythm === 'daily' ? day : 7 * day));
}

/**
 * A digest that waits tells what is new when it is sent, so that it needs no second one; where a
 * server takes mails by now it waits for nobody any more.
 */
async function waits({ db, now }: Writing, person: string, sends: boolean): Promise<boolean> {
  const row = await db
    .updateTable('mails')
    .set((eb) => ({ next_try_at: eb.fn.coalesce('next_try_at', eb.val(sends ? now : null)) }))
    .where('person_id', '=', person)
    .where('kind', '=', 'digest')
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
