import { type SqlBool, sql } from 'kysely';
import { newId } from '../../storage/index.ts';
import { type CommandContext, type Tx, write } from '../kernel/index.ts';
import { findPersonViewer } from '../tokens/index.ts';
import type { ListNewEntries } from './compose-digest.ts';
import { findLastDueTime } from './digest-schedule.ts';
import { listUndigestedNotifications } from './pending-notifications.ts';

const DAY_MS = 86_400_000;
const MAX_PEOPLE_PER_RUN = 1000;

interface DigestSchedule {
  timeZone: string;
  rhythm: 'daily' | 'weekly';
  at: string;
}

/**
 * Queues a digest for everybody whose hour has come and for whom there is anything new; answers how
 * many. The hour is noted either way, so that what comes later waits for the next one; a program
 * that did not run at the hour makes up for it once. Safe to run by several at once.
 */
export async function queueDigestMails(
  context: CommandContext,
  { canSend, listNewEntries }: { canSend: boolean; listNewEntries: ListNewEntries },
): Promise<number> {
  const now = context.now();
  let made = 0;
  for (const schedule of await listSchedules(context)) {
    const due = findLastDueTime(now, schedule);
    for (const person of await listPeopleDue(context, schedule, due)) {
      if (await queueDigestFor(context, { person, schedule, due, canSend, listNewEntries }))
        made += 1;
    }
  }
  return made;
}

/** The few ways in which people take digests: all who share one are due together. */
async function listSchedules({ db }: CommandContext): Promise<DigestSchedule[]> {
  const { rows } = await sql<DigestSchedule>`
    select distinct people.time_zone as "timeZone", coalesce(attention.digest, 'daily') as rhythm,
      coalesce(attention.digest_at, '08:00')::text as at
    from people left join attention on attention.person_id = people.id
    where people.left_at is null and people.email is not null
      and coalesce(attention.digest, 'daily') <> 'never'`.execute(db);
  return rows;
}

async function listPeopleDue(
  { db }: CommandContext,
  schedule: DigestSchedule,
  due: Date,
): Promise<string[]> {
  const rows = await db
    .selectFrom('people')
    .leftJoin('attention', 'attention.person_id', 'people.id')
    .leftJoin('digests', 'digests.person_id', 'people.id')
    .where('people.left_at', 'is', null)
    .where('people.email', 'is not', null)
    .where('people.created_at', '<', due)
    .where('people.time_zone', '=', schedule.timeZone)
    .where(
      sql<SqlBool>`(coalesce(attention.digest, 'daily'), coalesce(attention.digest_at, '08:00'))
        = (${schedule.rhythm}, ${schedule.at}::time)`,
    )
    .where(sql<SqlBool>`coalesce(digests.until < ${due}, true)`)
    .select('people.id')
    .limit(MAX_PEOPLE_PER_RUN)
    .execute();
  return rows.map(({ id }) => id);
}

interface DueDigest {
  person: string;
  schedule: DigestSchedule;
  due: Date;
  canSend: boolean;
  listNewEntries: ListNewEntries;
}

async function queueDigestFor(context: CommandContext, digest: DueDigest): Promise<boolean> {
  const { person, schedule, due, canSend, listNewEntries } = digest;
  return write(context, async (tx) => {
    const since = await recordDueTime(tx, person, due, schedule);
    if (!since || (await wakeWaitingDigest(tx, person, canSend))) return false;
    const viewer = await findPersonViewer(tx, person);
    if (!viewer) return false;
    const notifications = await listUndigestedNotifications(tx, person);
    // What was mailed at once is listed with what is new, but is no reason for a mail by itself.
    const hasNew = notifications.some(({ isMailed }) => !isMailed);
    if (!hasNew && (await listNewEntries(tx, viewer, since)).length === 0) return false;
    const next_try_at = canSend ? tx.now : null;
    const values = { id: newId(), person_id: person, kind: 'digest' as const, since };
    await tx.db
      .insertInto('mails')
      .values({ ...values, made_at: tx.now, next_try_at })
      .execute();
    return true;
  });
}

/** Notes the hour, for one alone of those who try at once; answers since when there is to tell. */
async function recordDueTime({ db }: Tx, person: string, due: Date, { rhythm }: DigestSchedule) {
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
  return before?.until ?? new Date(due.getTime() - (rhythm === 'daily' ? DAY_MS : 7 * DAY_MS));
}

/**
 * A digest that waits tells what is new when it is sent, so that it needs no second one; where a
 * server takes mails by now it waits for nobody any more.
 */
async function wakeWaitingDigest(
  { db, now }: Tx,
  person: string,
  canSend: boolean,
): Promise<boolean> {
  const row = await db
    .updateTable('mails')
    .set((eb) => ({ next_try_at: eb.fn.coalesce('next_try_at', eb.val(canSend ? now : null)) }))
    .where('person_id', '=', person)
    .where('kind', '=', 'digest')
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
