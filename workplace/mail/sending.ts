import { sql } from 'kysely';
import type { MailKind } from '../../storage/index.ts';
import type { Reading, Workplace } from '../happenings/index.ts';
import { findPersonViewer } from '../tokens/index.ts';
import { composeDigest, type ListNew } from './compose-digest.ts';
import { composeIntroduction } from './compose-introduction.ts';
import { composeNotice } from './compose-notice.ts';
import { addressed, type Letter } from './letter.ts';
import { noticedOf, undigested } from './noticed.ts';
import { type Post, troubleOf } from './post.ts';
import { type Letterhead, letterhead, type MailSettings } from './settings.ts';

const minute = 60_000;
/** Longer than any one mail takes, so that nobody else takes it meanwhile. */
const lease = 10 * minute;
/** How long to wait after each try that failed; after the last nobody tries any more. */
const pauses = [1, 5, 30, 120, 360, 720, 1440].map((minutes) => minutes * minute);

/** What sending takes besides the workplace. */
export interface Sender {
  settings: MailSettings;
  post: Post;
  listNew: ListNew;
  /** Whether the program is ending, so that no further mail is begun. */
  ending?(): boolean;
}

export interface Sent {
  sent: number;
  empty: number;
  failed: number;
  /** Of those that failed: what about, for the log. */
  troubles: string[];
}

/**
 * Sends all mails that are due, each written now, through the access rule of its reader. A mail is
 * sent once, unless the program ends between the server's yes and our note of it; then it goes out
 * again with the same Message-ID. Safe to run by several at once.
 */
export async function sendDue(workplace: Workplace, sender: Sender): Promise<Sent> {
  const done: Sent = { sent: 0, empty: 0, failed: 0, troubles: [] };
  const head = await letterhead(workplace, sender.settings);
  const next = () => (sender.ending?.() ? null : take(workplace));
  for (let mail = await next(); mail; mail = await next()) {
    const result = await sendOne(workplace, sender, mail, head);
    if (result === 'sent' || result === 'empty') done[result] += 1;
    else {
      done.failed += 1;
      done.troubles.push(result);
      if (result === 'server') break;
    }
  }
  return done;
}

export interface DueMail {
  id: string;
  person_id: string;
  kind: MailKind;
  entry_id: string | null;
  introduction_id: string | null;
  since: Date | null;
  tries: number;
}

/** One mail that is due, kept from others for a while. */
async function take({ db, now }: Workplace): Promise<DueMail | null> {
  const at = now();
  const { rows } = await sql<DueMail>`
    update mails set tries = tries + 1, next_try_at = ${new Date(at.getTime() + lease)}
    where id = (select id from mails where state = 'waiting' and next_try_at <= ${at}
      order by next_try_at, id limit 1 for update skip locked)
    returning id, person_id, kind, entry_id, introduction_id, since, tries`.execute(db);
  return rows[0] ?? null;
}

async function sendOne(
  workplace: Workplace,
  sender: Sender,
  mail: DueMail,
  head: Letterhead,
): Promise<'sent' | 'empty' | 'mail' | 'server' | 'moment'> {
  const to = await readerOf(workplace, mail);
  const letter = to && (await compose(workplace, mail, head, sender.listNew));
  if (!to || !letter) {
    await settle(workplace, mail, { state: 'empty' });
    return 'empty';
  }
  // Before it goes, since an answer may be faster than our note.
  await noteThread(workplace, letter);
  try {
    await sender.post.send(addressed(letter, head, to));
  } catch (error) {
    const { about, problem } = troubleOf(error);
    await setAside(workplace, mail, problem, about === 'mail');
    return about;
  }
  await settle(workplace, mail, { state: 'sent', problem: null });
  if (mail.kind === 'digest') await noteDigested(workplace, letter);
  return 'sent';
}

/** Nobody who left, has no address (any more), or has turned this kind of mail off meanwhile. */
async function readerOf({ db }: Reading, mail: DueMail) {
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
export async function compose(
  reading: Reading,
  mail: DueMail,
  head: Letterhead,
  listNew: ListNew,
): Promise<Letter | null> {
  const viewer = await findPersonViewer(reading, mail.person_id);
  if (!viewer) return null;
  const { id, entry_id: entryId, since } = mail;
  if (entryId) {
    const [noticed, earlier] = await Promise.all([
      noticedOf(reading, id),
      earlierIds(reading, mail),
    ]);
    return composeNotice(reading, viewer, { id, entryId, noticed, earlier }, head);
  }
  const introductionId = mail.introduction_id;
  if (introductionId) return composeIntroduction(reading, viewer, { id, introductionId }, head);
  const noticed = await undigested(reading, mail.person_id);
  const fresh = await listNew(reading, viewer, since!);
  return composeDigest(reading, viewer, { id, noticed, fresh }, head);
}

/** The Message-IDs that the reader has of this conversation already. */
async function earlierIds({ db }: Reading, mail: DueMail): Promise<string[]> {
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

async function noteThread({ db }: Workplace, letter: Letter): Promise<void> {
  await db
    .updateTable('mails')
    .set({ message_id: letter.messageId, comment_id: letter.commentId })
    .where('id', '=', letter.mailId)
    .execute();
}

async function noteDigested({ db, now }: Workplace, { noticeIds }: Letter): Promise<void> {
  if (noticeIds.length === 0) return;
  await db
    .updateTable('notices')
    .set({ digested_at: now() })
    .where('id', 'in', noticeIds)
    .execute();
}

type Settled = { state: 'sent' | 'empty' | 'failed'; problem?: string | null };

async function settle({ db, now }: Workplace, { id }: DueMail, settled: Settled): Promise<void> {
  const { state, problem = null } = settled;
  const values = { state, problem, next_try_at: null, settled_at: now() };
  await db.updateTable('mails').set(values).where('id', '=', id).execute();
}

/** To be tried again later, or never. */
async function setAside(
  workplace: Workplace,
  mail: DueMail,
  problem: string,
  forGood: boolean,
): Promise<void> {
  const pause = pauses[mail.tries - 1];
  if (forGood || pause === undefined) return settle(workplace, mail, { state: 'failed', problem });
  const next_try_at = new Date(workplace.now().getTime() + pause);
  await workplace.db
    .updateTable('mails')
    .set({ problem, next_try_at })
    .where('id', '=', mail.id)
    .execute();
}
