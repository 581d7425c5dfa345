import { sql } from 'kysely';
import type { Workplace } from '../happenings/index.ts';
import { NotFetched } from '../outside/network.ts';
import { findPersonViewer } from '../tokens/index.ts';
import type { Answer, Carry } from './carrying.ts';
import { composePush } from './composing.ts';
import type { PushKeys } from './keys.ts';
import { parcelOf, type Receiver } from './parcel.ts';
import { type Outcome, outcomeOf, pauseAfter, retryAfterOf } from './rules.ts';

/** What sending takes besides the workplace. */
export interface Sender {
  keys: PushKeys;
  subject: string;
  carry: Carry;
  /** Whether the program is ending, so that no further push is begun. */
  ending?(): boolean;
}

export type Sent = Record<Outcome | 'empty', number>;

const minute = 60_000;
/** Longer than any one push takes, so that nobody else takes it meanwhile. */
const lease = 5 * minute;
/** After so many in a row that were not taken a device is given up. */
const mostFailures = 20;

/**
 * Sends all pushes that are due, each written now, through the access rule of its reader. Safe to
 * run by several at once.
 */
export async function sendPushes(workplace: Workplace, sender: Sender): Promise<Sent> {
  const done: Sent = { taken: 0, gone: 0, later: 0, refused: 0, empty: 0 };
  const next = () => (sender.ending?.() ? null : take(workplace));
  for (let push = await next(); push; push = await next()) {
    done[await sendOne(workplace, sender, push)] += 1;
  }
  return done;
}

interface Due {
  device_id: string;
  notice_id: string;
  tries: number;
}

/** One push that is due, kept from others for a while. */
async function take({ db, now }: Workplace): Promise<Due | null> {
  const at = now();
  const { rows } = await sql<Due>`
    update pushes set tries = tries + 1, next_try_at = ${new Date(at.getTime() + lease)}
    where (device_id, notice_id) = (select device_id, notice_id from pushes
      where next_try_at <= ${at} order by next_try_at, notice_id limit 1 for update skip locked)
    returning device_id, notice_id, tries`.execute(db);
  return rows[0] ?? null;
}

async function sendOne(workplace: Workplace, sender: Sender, due: Due): Promise<keyof Sent> {
  const to = await receiverOf(workplace, due);
  const viewer = to && (await findPersonViewer(workplace, to.personId));
  const push = viewer && (await composePush(workplace, viewer, to.entryId));
  if (!push) {
    await done(workplace, due);
    return 'empty';
  }
  const answer = await carried(sender, push, to);
  return settle(workplace, due, answer);
}

async function carried(
  { carry, ...sender }: Sender,
  push: Parameters<typeof parcelOf>[0],
  to: Receiver,
): Promise<Answer | null> {
  try {
    return await carry(parcelOf(push, to, sender));
  } catch (error) {
    // An address that is not public is no push service, and will not become one.
    return error instanceof NotFetched && error.problem !== 'no such host'
      ? { status: 410, retryAfter: undefined }
      : null;
  }
}

interface Addressee extends Receiver {
  personId: string;
  entryId: string;
}

/** Nobody who left, whose session has ended, or who has seen or muted meanwhile what it is about. */
async function receiverOf({ db, now }: Workplace, due: Due): Promise<Addressee | null> {
  const { rows } = await sql<Addressee>`
    select endpoint, p256dh, auth, notices.person_id as "personId", notices.entry_id as "entryId"
    from push_devices
    join notices on notices.id = ${due.notice_id}::uuid
      and notices.person_id = push_devices.person_id
    join people on people.id = push_devices.person_id
    join sessions on sessions.id = push_devices.session_id
    where push_devices.id = ${due.device_id}::uuid
      and notices.seen_at is null and people.left_at is null and sessions.expires_at > ${now()}
      and not exists (select from mutes where mutes.person_id = notices.person_id
        and mutes.entry_id = notices.entry_id and mutes.created_at >= notices.at)`.execute(db);
  return rows[0] ?? null;
}

async function settle(workplace: Workplace, due: Due, answer: Answer | null): Promise<Outcome> {
  const { db, now } = workplace;
  const outcome = outcomeOf(answer?.status ?? null);
  if (outcome === 'gone') await remove(workplace, due);
  else if (outcome === 'taken') {
    const used = { last_used_at: now(), failures: 0 };
    await db.updateTable('push_devices').set(used).where('id', '=', due.device_id).execute();
    await done(workplace, due);
  } else {
    const asked = retryAfterOf(answer?.retryAfter, now());
    const pause = outcome === 'later' ? pauseAfter(due.tries, asked) : null;
    if (pause === null) await giveUp(workplace, due);
    else await setAside(workplace, due, new Date(now().getTime() + pause));
  }
  return outcome;
}

const thisOne = (due: Due) =>
  sql<boolean>`device_id = ${due.device_id}::uuid and notice_id = ${due.notice_id}::uuid`;

async function done({ db }: Workplace, due: Due): Promise<void> {
  await db.deleteFrom('pushes').where(thisOne(due)).execute();
}

async function setAside({ db }: Workplace, due: Due, next_try_at: Date): Promise<void> {
  await db.updateTable('pushes').set({ next_try_at }).where(thisOne(due)).execute();
}

async function remove({ db }: Workplace, due: Due): Promise<void> {
  await db.deleteFrom('push_devices').where('id', '=', due.device_id).execute();
}

async function giveUp(workplace: Workplace, due: Due): Promise<void> {
  await done(workplace, due);
  const device = await workplace.db
    .updateTable('push_devices')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('id', '=', due.device_id)
    .returning('failures')
    .executeTakeFirst();
  if (device && device.failures >= mostFailures) await remove(workplace, due);
}
