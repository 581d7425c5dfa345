import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { type Happening, type Workplace, type Writing, write } from '../happenings/index.ts';
import { type Concern, findConcerns } from './concerns.ts';
import { allowanceOf, budgetDay, type Fate, fateOf, isPressing, quietUntil } from './rules.ts';
import { spend } from './spending.ts';

/**
 * Tells everybody whom a happening concerns: at once, as far as their budget of the day goes and
 * it is not quiet, otherwise with their digest. A happening is told of once, whoever asks. Answers
 * the ids of the people whose notices changed.
 */
export async function raiseNotices(workplace: Workplace, happening: Happening): Promise<string[]> {
  return write(workplace, async (tx) => {
    if (!(await take(tx, happening))) return [];
    const heard = (await findConcerns(tx, happening)).flatMap((concern) => {
      const fate = fateOf(concern.why, concern.level, concern.muted);
      return fate ? [weighed(concern, fate, tx.now)] : [];
    });
    if (heard.length === 0) return [];
    const met = await spend(
      tx,
      heard.filter(({ reach }) => reach === 'now'),
    );
    const rows = heard.map((one) => noticeOf(happening, one, one.reach === 'now' && !met.has(one)));
    await tx.db.insertInto('notices').values(rows).execute();
    return [...new Set(heard.map(({ personId }) => personId))];
  });
}

/** Whether it is ours to tell of; whoever comes later finds it told. */
async function take(tx: Writing, { id }: Happening): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('happenings')
    .set({ untold: false })
    .where('id', '=', id)
    .where('untold', '=', true)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

interface Weighed extends Concern {
  reach: 'now' | 'held' | 'digest';
  until: Date | null;
  day: string;
  allowance: number;
}

/** What goes on in a conversation that has reached somebody already joins the notice of it. */
function weighed(concern: Concern, fate: Exclude<Fate, null>, now: Date): Weighed {
  const { budget, why, timeZone, open } = concern;
  const loud = fate === 'now' && (!open || isPressing(why));
  const until = loud ? quietUntil(concern, now) : null;
  return {
    ...concern,
    ...{ reach: until ? 'held' : loud ? 'now' : 'digest', until },
    ...{ day: budgetDay(timeZone, now), allowance: allowanceOf(budget, why) },
  };
}

function noticeOf({ id, name, personId, at }: Happening, of: Weighed, tooMany: boolean) {
  return {
    ...{ id: newId(), person_id: of.personId, happening_id: id, by_id: personId },
    ...{ entry_id: of.entryId, comment_id: of.commentId, what: name, why: of.why, at },
    ...{ reach: tooMany ? ('digest' as const) : of.reach, held_until: of.until },
  };
}

const mostAtOnce = 1000;

/** Tells of what no program got round to, one that stopped in between for instance. */
export async function tellUntold(workplace: Workplace, before: Date): Promise<string[]> {
  const rows = await workplace.db
    .selectFrom('happenings')
    .where('untold', '=', true)
    .where('at', '<', before)
    .orderBy('id')
    .limit(mostAtOnce)
    .select(['id', 'name', 'at', 'data'])
    .select([
      sql<string | null>`person_id`.as('personId'),
      sql<string | null>`space_id`.as('spaceId'),
      sql<string | null>`entry_id`.as('entryId'),
      sql<string | null>`comment_id`.as('commentId'),
    ])
    .execute();
  const told = new Set<string>();
  for (const row of rows) {
    for (const person of await raiseNotices(workplace, row as Happening)) told.add(person);
  }
  return [...told];
}
