import { createHash } from 'node:crypto';
import type { PersonViewer } from '../access/index.ts';
import { seeNotices } from '../attention/index.ts';
import { addComment, listCommentsById } from '../conversation/index.ts';
import type { Reading, Workplace } from '../happenings/index.ts';
import { invalid, notAllowed, notFound } from '../refusal.ts';
import { cleanText, TooComplex } from '../text/bounds.ts';
import { findPersonViewer } from '../tokens/index.ts';
import { repliedMail } from './addresses.ts';
import { encloseFiles } from './enclosures.ts';
import type { MailLimits } from './limits.ts';
import { type Machine, machineOf } from './machines.ts';
import { ownHtml, type Written } from './own-html.ts';
import { ownWords } from './own-words.ts';
import { headerOf, type IncomingMail, readMail } from './read-mail.ts';
import { letterhead, type MailSettings } from './settings.ts';

/** A mail as it was handed over. */
export interface Delivery {
  raw: Uint8Array;
  /** Who sent it, by the envelope: empty for a bounce; null where there is no envelope. */
  sender: string | null;
  /** To whom, by the envelope; null: look in its head. */
  to: string | null;
}

export type Received =
  | { is: 'comment'; id: string; leftOut: string[] }
  | { is: 'dropped'; why: Machine | 'repeated' };

/** What receiving takes besides the workplace. */
export interface Desk {
  settings: MailSettings;
  limits: MailLimits;
}

/** Whether a mail to this address may be an answer; for whoever asks before the mail is sent. */
export function mayReply(settings: MailSettings, address: string, now: Date): boolean {
  return repliedMail(settings, address, now) !== null;
}

/**
 * Makes an answer by mail a comment of the person to whom the answered mail went, under the rules
 * for any other comment. What a machine sent, and what was received before, is dropped. Throws a
 * Refusal for an address that was never given out, for somebody else's mail, for one without words,
 * and wherever the person may not comment.
 */
export async function receiveMail(
  workplace: Workplace,
  { settings, limits }: Desk,
  { raw, sender, to }: Delivery,
): Promise<Received> {
  const mail = await readMail(raw);
  const answered = await getAnswered(workplace, settings, to === null ? mail.to : [to]);
  const { id: workplaceId, host } = await letterhead(workplace, settings);
  const machine = machineOf(mail, sender, { workplaceId, host });
  if (machine) return { is: 'dropped', why: machine };
  requireOwnAddress(mail, answered.email);
  const once = onceOf(mail, raw, answered);
  if (await wasReceived(workplace, once)) return { is: 'dropped', why: 'repeated' };
  await limits.answered(answered.viewer.id);
  return addReply({ ...workplace, once }, workplace, mail, answered);
}

interface Answered {
  mailId: string;
  viewer: PersonViewer;
  email: string;
  entryId: string;
  commentId: string | null;
  /** When they got it. */
  at: Date;
}

/** The mail that is answered; one to somebody who left is answered as one that never was. */
async function getAnswered(
  workplace: Workplace,
  settings: MailSettings,
  addresses: readonly string[],
): Promise<Answered> {
  const now = workplace.now();
  const mailId = addresses.map((one) => repliedMail(settings, one, now)).find((id) => id !== null);
  const row = mailId ? await findMail(workplace, mailId) : undefined;
  const viewer = row && (await findPersonViewer(workplace, row.person_id));
  if (!mailId || !row?.entry_id || !row.email || !viewer) throw notFound('replyAddressUnknown');
  const { entry_id: entryId, comment_id: commentId, email, made_at, settled_at } = row;
  return { mailId, viewer, email, entryId, commentId, at: settled_at ?? made_at };
}

function findMail({ db }: Reading, id: string) {
  return db
    .selectFrom('mails')
    .innerJoin('people', 'people.id', 'mails.person_id')
    .where('mails.id', '=', id)
    .select(['mails.person_id', 'mails.entry_id', 'mails.comment_id', 'people.email'])
    .select(['mails.made_at', 'mails.settled_at'])
    .executeTakeFirst();
}

/**
 * An address that somebody passed on is of no use to others. Whether a mail is truly from where it
 * says is for the server in front of us to see (SPF, DKIM, DMARC), which is why exactly one sender
 * counts: the one that it checked.
 */
function requireOwnAddress({ from, headers }: IncomingMail, email: string): void {
  const one = headers.get('from')?.length === 1 && from.length === 1;
  if (!one || from[0] !== email.toLowerCase()) throw notAllowed('replyFromElse');
}

/** The same mail is the same comment, however often and by whatever way it is delivered. */
function onceOf(mail: IncomingMail, raw: Uint8Array, { mailId, viewer }: Answered) {
  const id = headerOf(mail, 'message-id') || raw;
  const digest = createHash('sha256').update(mailId).update(id).digest('base64url');
  return { personId: viewer.id, key: `mail.${digest}`, request: digest };
}

async function wasReceived({ db }: Reading, { personId, key }: { personId: string; key: string }) {
  const row = await db
    .selectFrom('idempotency')
    .select('key')
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}

async function addReply(
  once: Workplace,
  workplace: Workplace,
  mail: IncomingMail,
  { viewer, entryId, commentId, at }: Answered,
): Promise<Received> {
  const { words, pictures } = writtenIn(mail);
  const files = await encloseFiles(workplace, viewer, mail.attachments, pictures);
  if (words === '' && files.added === 0) throw invalid({ body: 'replyEmpty' });
  const body = [words, ...files.lines].filter((part) => part !== '').join('\n\n');
  const replyTo = commentId && (await stands(workplace, viewer, commentId)) ? commentId : null;
  const { id } = await addComment(once, viewer, entryId, { body, replyTo });
  // Whoever answers has read what they answer, so that what is said next reaches them again.
  await seeNotices(workplace, viewer, { entry: entryId, until: at });
  return { is: 'comment', id, leftOut: files.leftOut };
}

/** Further in, no mail has anything that its writer would miss. */
const mostText = 400_000;

interface Meant {
  words: string;
  /** Content-IDs of the pictures among them; null where any of them may be meant. */
  pictures: ReadonlySet<string> | null;
}

/** The plain text, in which programs do the least by themselves; where there is none, the HTML. */
function writtenIn({ text, html }: IncomingMail): Meant {
  const plain = ownWords(text.slice(0, mostText));
  const marked = html ? ownHtmlWithin(html) : null;
  if (marked === 'tooComplex') {
    if (text.trim() === '') throw invalid({ body: 'tooComplex' });
    return { words: cleanText(plain), pictures: null };
  }
  const words = text.trim() === '' && marked ? marked.words : plain;
  return { words: cleanText(words).trim(), pictures: marked?.pictures ?? null };
}

function ownHtmlWithin(html: string): Written | 'tooComplex' {
  try {
    return ownHtml(html);
  } catch (error) {
    if (error instanceof TooComplex) return 'tooComplex';
    throw error;
  }
}

async function stands(reading: Reading, viewer: PersonViewer, id: string): Promise<boolean> {
  const [comment] = await listCommentsById(reading, viewer, [id]);
  return comment !== undefined && comment.deletedAt === null;
}
