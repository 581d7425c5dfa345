import { sql } from 'kysely';
import type { MessageKind } from '../../storage/index.ts';
import type { CommandContext, QueryContext } from '../kernel/index.ts';
import { findPersonViewer } from '../tokens/index.ts';
import { composeDigest, type ListNewEntries } from './compose-digest.ts';
import { composeIntroduction } from './compose-introduction.ts';
import { composeNotification } from './compose-notification.ts';
import { type MailMessage, toSendOptions } from './message.ts';
import { listMailNotifications, listUndigestedNotifications } from './pending-notifications.ts';
import { type Letterhead, loadLetterhead, type MailSettings } from './settings.ts';
import { classifyFailure, type MailTransport } from './transport.ts';

const MINUTE_MS = 60_000;
/** Longer than any one mail takes, so that nobody else takes it meanwhile. */
const LEASE_MS = 10 * MINUTE_MS;
/** How long to wait after each try that failed; after the last nobody tries any more. */
const RETRY_DELAYS_MS = [1, 5, 30, 120, 360, 720, 1440].map((minutes) => minutes * MINUTE_MS);

/** What sending takes besides the workplace. */
export interface MailSendOptions {
  settings: MailSettings;
  transport: MailTransport;
  listNewEntries: ListNewEntries;
  /** Whether the program is ending, so that no further mail is begun. */
  isStopping?(): boolean;
}

export interface MailSendResult {
  sent: number;
  empty: number;
  failed: number;
  /** Of those that failed: what about, for the log. */
  failures: string[];
}

/**
 * Sends all mails that are due, each written now, through the access rule of its reader. A mail is
 * sent once, unless the program ends between the server's yes and our note of it; then it goes out
 * again with the same Message-ID. Safe to run by several at once.
 */
export async function sendDueMails(
  context: CommandContext,
  sender: MailSendOptions,
): Promise<MailSendResult> {
  const done: MailSendResult = { sent: 0, empty: 0, failed: 0, failures: [] };
  const head = await loadLetterhead(context, sender.settings);
  const next = () => (sender.isStopping?.() ? null : claimDueMail(context));
  for (let mail = await next(); mail; mail = await next()) {
    const result = await sendClaimedMail(context, sender, mail, head);
    if (result === 'sent' || result === 'empty') done[result] += 1;
    else {
      done.failed += 1;
      done.failures.push(result);
      if (result === 'server') break;
    }
  }
  return done;
}

export interface DueMail {
  id: string;
  person_id: string;
  kind: MessageKind;
  entry_id: string | null;
  introduction_id: string | null;
  since: Date | null;
  tries: number;
}

/** One mail that is due, kept from others for a while. */
async function claimDueMail({ db, now }: CommandContext): Promise<DueMail | null> {
  const at = now();
  const { rows } = await sql<DueMail>`
    update mails set tries = tries + 1, next_try_at = ${new Date(at.getTime() + LEASE_MS)}
    where id = (select id from mails where state = 'waiting' and next_try_at <= ${at}
      order by next_try_at, id limit 1 for update skip locked)
    returning id, person_id, kind, entry_id, introduction_id, since, tries`.execute(db);
  return rows[0] ?? null;
}

async function sendClaimedMail(
  context: CommandContext,
  sender: MailSendOptions,
  mail: DueMail,
  head: Letterhead,
): Promise<'sent' | 'empty' | 'mail' | 'server' | 'temporary'> {
  const to = await findReader(context, mail);
  const message = to && (await composeMail(context, mail, head, sender.listNewEntries));
  if (!to || !message) {
    await settleMail(context, mail, { state: 'empty' });
    return 'empty';
  }
  // Before it goes, since an answer may be faster than our note.
  await recordThread(context, message);
  try {
    await sender.transport.send(toSendOptions(message, head, to));
  } catch (error) {
    const { scope, problem } = classifyFailure(error);
    await postponeMail(context, mail, problem, scope === 'mail');
    return scope;
  }
  await settleMail(context, mail, { state: 'sent', problem: null });
  if (mail.kind === 'digest') await markDigested(context, message);
  return 'sent';
}

/** Nobody who left, has no address (any more), or has turned this kind of mail off meanwhile. */
async function findReader({ db }: QueryContext, mail: DueMail) {
  const row = await db
    .selectFrom('people')
    .leftJoin('attention', 'attention.person_id', 'people.id')
    .where('people.id', '=', mail.person_id)
    .where('people.left_at', 'is', null)
    .leftJoin('suggesting', 'suggesting.person_id', 'people.id')
    .select([
      ...(['people.name', 'people.email', 'attention.mail', 'attention.digest'] as const),
      'suggesting.by_mail',
    ])
    .executeTakeFirst();
  const off = {
    notice: row?.mail === false,
    digest: row?.digest === 'never',
    introduction: row?.mail === false || row?.by_mail === false,
  }[mail.kind];
  return row?.email && !off ? { name: row.name, email: row.email } : null;
}

/** A mail as it would be sent at this moment; null where nothing is left to tell. */
export async function composeMail(
  context: QueryContext,
  mail: DueMail,
  head: Letterhead,
  listNewEntries: ListNewEntries,
): Promise<MailMessage | null> {
  const viewer = await findPersonViewer(context, mail.person_id);
  if (!viewer) return null;
  const { id, entry_id: entryId, since } = mail;
  if (entryId) {
    const [notifications, earlierMessageIds] = await Promise.all([
      listMailNotifications(context, id),
      listEarlierMessageIds(context, mail),
    ]);
    return composeNotification(
      context,
      viewer,
      { id, entryId, notifications, earlierMessageIds },
      head,
    );
  }
  const introductionId = mail.introduction_id;
  if (introductionId) return composeIntroduction(context, viewer, { id, introductionId }, head);
  const notifications = await listUndigestedNotifications(context, mail.person_id);
  const newEntries = await listNewEntries(context, viewer, since!);
  return composeDigest(context, viewer, { id, notifications, newEntries }, head);
}

/** The Message-IDs that the reader has of this conversation already. */
async function listEarlierMessageIds({ db }: QueryContext, mail: DueMail): Promise<string[]> {
  const rows = await db
    .selectFrom('mails')
    .select('message_id')
    .where('person_id', '=', mail.person_id)
    .where('entry_id', '=', mail.entry_id)
    .where('id', '<>', mail.id)
    .where('message_id', 'is not', null)
    .execute();
  return rows.map((row) => row.message_id!);
}

async function recordThread({ db }: CommandContext, message: MailMessage): Promise<void> {
  await db
    .updateTable('mails')
    .set({ message_id: message.messageId, comment_id: message.commentId })
    .where('id', '=', message.mailId)
    .execute();
}

async function markDigested(
  { db, now }: CommandContext,
  { notificationIds }: MailMessage,
): Promise<void> {
  if (notificationIds.length === 0) return;
  await db
    .updateTable('notices')
    .set({ digested_at: now() })
    .where('id', 'in', notificationIds)
    .execute();
}

type MailOutcome = { state: 'sent' | 'empty' | 'failed'; problem?: string | null };

async function settleMail(
  { db, now }: CommandContext,
  { id }: DueMail,
  settled: MailOutcome,
): Promise<void> {
  const { state, problem = null } = settled;
  const values = { state, problem, next_try_at: null, settled_at: now() };
  await db.updateTable('mails').set(values).where('id', '=', id).execute();
}

/** To be tried again later, or never. */
async function postponeMail(
  context: CommandContext,
  mail: DueMail,
  problem: string,
  forGood: boolean,
): Promise<void> {
  const pause = RETRY_DELAYS_MS[mail.tries - 1];
  if (forGood || pause === undefined)
    return settleMail(context, mail, { state: 'failed', problem });
  const next_try_at = new Date(context.now().getTime() + pause);
  await context.db
    .updateTable('mails')
    .set({ problem, next_try_at })
    .where('id', '=', mail.id)
    .execute();
}
