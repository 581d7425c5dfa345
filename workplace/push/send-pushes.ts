import { sql } from 'kysely';
import type { CommandContext } from '../kernel/index.ts';
import { PageFetchError } from '../link-previews/index.ts';
import { findPersonViewer } from '../tokens/index.ts';
import { composePush } from './compose-push.ts';
import type { PushKeys } from './keys.ts';
import { encryptPush, type PushTarget } from './payload.ts';
import { calculateRetryDelay, type PushOutcome, parseRetryAfter, toPushOutcome } from './rules.ts';
import type { PushResponse, PushTransport } from './transport.ts';

/** What sending takes besides the workplace. */
export interface PushSendOptions {
  keys: PushKeys;
  subject: string;
  send: PushTransport;
  /** Whether the program is ending, so that no further push is begun. */
  isStopping?(): boolean;
}

export type PushSendResult = Record<PushOutcome | 'empty', number>;

const MINUTE_MS = 60_000;
/** Longer than any one push takes, so that nobody else takes it meanwhile. */
const LEASE_MS = 5 * MINUTE_MS;
/** After so many in a row that were not taken a device is given up. */
const MAX_FAILURES = 20;

/**
 * Sends all pushes that are due, each written now, through the access rule of its reader. Safe to
 * run by several at once.
 */
export async function sendPushes(
  context: CommandContext,
  sender: PushSendOptions,
): Promise<PushSendResult> {
  const done: PushSendResult = { taken: 0, gone: 0, later: 0, refused: 0, empty: 0 };
  const next = () => (sender.isStopping?.() ? null : claimDuePush(context));
  for (let push = await next(); push; push = await next()) {
    done[await sendClaimedPush(context, sender, push)] += 1;
  }
  return done;
}

interface DuePush {
  device_id: string;
  notice_id: string;
  tries: number;
}

/** One push that is due, kept from others for a while. */
async function claimDuePush({ db, now }: CommandContext): Promise<DuePush | null> {
  const at = now();
  const { rows } = await sql<DuePush>`
    update pushes set tries = tries + 1, next_try_at = ${new Date(at.getTime() + LEASE_MS)}
    where (device_id, notice_id) = (select device_id, notice_id from pushes
      where next_try_at <= ${at} order by next_try_at, notice_id limit 1 for update skip locked)
    returning device_id, notice_id, tries`.execute(db);
  return rows[0] ?? null;
}

async function sendClaimedPush(
  context: CommandContext,
  sender: PushSendOptions,
  due: DuePush,
): Promise<keyof PushSendResult> {
  const to = await findRecipient(context, due);
  const viewer = to && (await findPersonViewer(context, to.personId));
  const push = viewer && (await composePush(context, viewer, to.entryId));
  if (!push) {
    await deletePush(context, due);
    return 'empty';
  }
  const answer = await trySend(sender, push, to);
  return settlePush(context, due, answer);
}

async function trySend(
  { send, ...sender }: PushSendOptions,
  push: Parameters<typeof encryptPush>[0],
  to: PushTarget,
): Promise<PushResponse | null> {
  try {
    return await send(encryptPush(push, to, sender));
  } catch (error) {
    // An address that is not public is no push service, and will not become one.
    return error instanceof PageFetchError && error.problem !== 'no such host'
      ? { status: 410, retryAfter: undefined }
      : null;
  }
}

interface PushRecipient extends PushTarget {
  personId: string;
  entryId: string;
}

/** Nobody who left, whose session has ended, or who has seen or muted meanwhile what it is about. */
async function findRecipient(
  { db, now }: CommandContext,
  due: DuePush,
): Promise<PushRecipient | null> {
  const { rows } = await sql<PushRecipient>`
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

async function settlePush(
  context: CommandContext,
  due: DuePush,
  answer: PushResponse | null,
): Promise<PushOutcome> {
  const { db, now } = context;
  const outcome = toPushOutcome(answer?.status ?? null);
  if (outcome === 'gone') await deleteDevice(context, due);
  else if (outcome === 'taken') {
    const used = { last_used_at: now(), failures: 0 };
    await db.updateTable('push_devices').set(used).where('id', '=', due.device_id).execute();
    await deletePush(context, due);
  } else {
    const retryAfter = parseRetryAfter(answer?.retryAfter, now());
    const pause = outcome === 'later' ? calculateRetryDelay(due.tries, retryAfter) : null;
    if (pause === null) await giveUpPush(context, due);
    else await postponePush(context, due, new Date(now().getTime() + pause));
  }
  return outcome;
}

const isThisPush = (due: DuePush) =>
  sql<boolean>`device_id = ${due.device_id}::uuid and notice_id = ${due.notice_id}::uuid`;

async function deletePush({ db }: CommandContext, due: DuePush): Promise<void> {
  await db.deleteFrom('pushes').where(isThisPush(due)).execute();
}

async function postponePush(
  { db }: CommandContext,
  due: DuePush,
  next_try_at: Date,
): Promise<void> {
  await db.updateTable('pushes').set({ next_try_at }).where(isThisPush(due)).execute();
}

async function deleteDevice({ db }: CommandContext, due: DuePush): Promise<void> {
  await db.deleteFrom('push_devices').where('id', '=', due.device_id).execute();
}

async function giveUpPush(context: CommandContext, due: DuePush): Promise<void> {
  await deletePush(context, due);
  const device = await context.db
    .updateTable('push_devices')
    .set((eb) => ({ failures: eb('failures', '+', 1) }))
    .where('id', '=', due.device_id)
    .returning('failures')
    .executeTakeFirst();
  if (device && device.failures >= MAX_FAILURES) await deleteDevice(context, due);
}
