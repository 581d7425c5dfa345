import { sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { type Workplace, type Writing, write } from '../happenings/index.ts';
import { type Concern, findConcerns } from './concerns.ts';
import { allowanceOf, budgetDay, type Fate, fateOf, isPressing, quietUntil } from './rules.ts';
import { spend } from './spending.ts';

/**
 * Tells everybody whom happenings concern: at once, as far as their budget of the day goes and it
 * is not quiet, otherwise with their digest. Each happening is told of once, whoever asks. Answers
 * the ids of the people whose notices changed.
 */
export async function raiseNotices(
  workplace: Workplace,
  happenings: readonly string[],
): Promise<string[]> {
  return write(workplace, async (tx) => {
    const ours = await take(tx, happenings);
    if (ours.length === 0) return [];
    const heard = weighed(await findConcerns(tx, ours), tx.now);
    if (heard.length === 0) return [];
    const loud = heard.filter(({ reach }) => reach === 'now');
    const met = await spend(tx, loud);
    const rows = heard.map((one) => noticeOf(one, one.reach === 'now' && !met.has(one)));
    for (let n = 0; n < rows.length; n += mostRows) {
      await tx.db
        .insertInto('notices')
        .values(rows.slice(n, n + mostRows))
        .execute();
    }
    return [...new Set(heard.map(({ personId }) => personId))];
  });
}

/** As many as a statement has room for, with some to spare. */
const mostRows = 2000;

/** Those that are ours to tell of; whoever comes later finds them told. */
async function take(tx: Writing, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update happenings set untold = false where id in (
      select id from happenings where id = any(${ids}::uuid[]) and untold
      order by id for update skip locked)
    returning id`.execute(tx.db);
  return rows.map(({ id }) => id);
}

interface Weighed extends Concern {
  reach: 'now' | 'held' | 'digest';
  until: Date | null;
  day: string;
  allowance: number;
}

/**
 * How loudly each is told. What goes on in a conversation that has reached somebody already, be it
 * just now, joins the notice of it; only what names them reaches them again.
 */
function weighed(concerns: readonly Concern[], now: Date): Weighed[] {
  const opened = new Set<string>();
  const mentioned = new Set<string>();
  return concerns.flatMap((concern) => {
    const fate = fateOf(concern.why, concern.level, concern.muted);
    if (!fate || isRepeated(concern, mentioned)) return [];
    const conversation = `${concern.personId} ${concern.entryId}`;
    const open = concern.open || opened.has(conversation);
    const one = weigh({ ...concern, open }, fate, now);
    if (one.reach !== 'digest') opened.add(conversation);
    return [one];
  });
}

/** A work that was edited at once after it was written mentions somebody once. */
function isRepeated({ why, personId, entryId, commentId }: Concern, before: Set<string>): boolean {
  if (why !== 'mention') return false;
  const work = `${personId} ${commentId ?? entryId}`;
  return before.has(work) || !before.add(work);
}

function weigh(concern: Concern, fate: Exclude<Fate, null>, now: Date): Weighed {
  const { budget, why, timeZone, open } = concern;
  const loud = fate === 'now' && (!open || isPressing(why));
  const until = loud ? quietUntil(concern, now) : null;
  return {
    ...concern,
    reach: until ? 'held' : loud ? 'now' : 'digest',
    until,
    day: budgetDay(timeZone, now),
    allowance: allowanceOf(budget, why),
  };
}

function noticeOf(of: Weighed, tooMany: boolean) {
  return {
    id: newId(),
    person_id: of.personId,
    happening_id: of.happeningId,
    by_id: of.byId,
    entry_id: of.entryId,
    comment_id: of.commentId,
    what: of.what,
    why: of.why,
    at: of.at,
    reach: tooMany ? ('digest' as const) : of.reach,
    held_until: of.until,
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
    .select('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  return raiseNotices(workplace, ids).catch(() => oneByOne(workplace, ids));
}

/** One that cannot be told of keeps nobody from hearing of the others; its error is thrown last. */
async function oneByOne(workplace: Workplace, ids: readonly string[]): Promise<string[]> {
  const told = new Set<string>();
  const errors: unknown[] = [];
  for (const id of ids) {
    const people = await raiseNotices(workplace, [id]).catch((error: unknown) => {
      errors.push(error);
      return [];
    });
    for (const person of people) told.add(person);
  }
  if (errors.length > 0) throw new AggregateError(errors, 'some happenings could not be told of');
  return [...told];
}
