import { createHash } from 'node:crypto';
import type { PersonViewer } from '../access/index.ts';
import { addComment, listCommentsById } from '../comments/index.ts';
import type { CommandContext, QueryContext } from '../kernel/index.ts';
import { invalid, notAllowed, notFound } from '../kernel/index.ts';
import { markNotificationsSeen } from '../notifications/index.ts';
import { cleanText, TooComplex } from '../text/index.ts';
import { findPersonViewer } from '../tokens/index.ts';
import { parseReplyAddress } from './addresses.ts';
import { type AutomatedMailType, detectAutomatedMail } from './auto-replies.ts';
import { type HtmlReply, parseHtmlReply } from './html-reply-parser.ts';
import { getHeader, type IncomingMail, parseMail } from './parse-mail.ts';
import { storeAttachments } from './reply-attachments.ts';
import { parseReply } from './reply-parser.ts';
import type { ReplyRateLimit } from './reply-rate-limit.ts';
import { loadLetterhead, type MailSettings } from './settings.ts';

/** A mail as it was handed over. */
export interface MailDelivery {
  raw: Uint8Array;
  /** Who sent it, by the envelope: empty for a bounce; null where there is no envelope. */
  sender: string | null;
  /** To whom, by the envelope; null: look in its head. */
  to: string | null;
}

export type ReceiveResult =
  | { is: 'comment'; id: string; rejectedNames: string[] }
  | { is: 'dropped'; why: AutomatedMailType | 'repeated' };

/** What receiving takes besides the workplace. */
export interface ReceiveOptions {
  settings: MailSettings;
  limits: ReplyRateLimit;
}

/** Whether a mail to this address may be an answer; for whoever asks before the mail is sent. */
export function isReplyAddress(settings: MailSettings, address: string, now: Date): boolean {
  return parseReplyAddress(settings, address, now) !== null;
}

/**
 * Makes an answer by mail a comment of the person to whom the answered mail went, under the rules
 * for any other comment. What a machine sent, and what was received before, is dropped. Throws a
 * Refusal for an address that was never given out, for somebody else's mail, for one without words,
 * and wherever the person may not comment.
 */
export async function receiveReply(
  context: CommandContext,
  { settings, limits }: ReceiveOptions,
  { raw, sender, to }: MailDelivery,
): Promise<ReceiveResult> {
  const mail = await parseMail(raw);
  const answered = await getAnsweredMail(context, settings, to === null ? mail.to : [to]);
  const { id: workplaceId, host } = await loadLetterhead(context, settings);
  const machine = detectAutomatedMail(mail, sender, { workplaceId, host });
  if (machine) return { is: 'dropped', why: machine };
  requireSenderAddress(mail, answered.email);
  const once = makeIdempotencyKey(mail, raw, answered);
  if (await wasReceived(context, once)) return { is: 'dropped', why: 'repeated' };
  await limits.countReply(answered.viewer.id);
  return addReply({ ...context, idempotencyKey: once }, context, mail, answered);
}

interface AnsweredMail {
  mailId: string;
  viewer: PersonViewer;
  email: string;
  entryId: string;
  commentId: string | null;
  /** When they got it. */
  receivedAt: Date;
}

/** The mail that is answered; one to somebody who left is answered as one that never was. */
async function getAnsweredMail(
  context: CommandContext,
  settings: MailSettings,
  addresses: readonly string[],
): Promise<AnsweredMail> {
  const now = context.now();
  const mailId = addresses
    .map((one) => parseReplyAddress(settings, one, now))
    .find((id) => id !== null);
  const row = mailId ? await findMail(context, mailId) : undefined;
  const viewer = row && (await findPersonViewer(context, row.person_id));
  if (!mailId || !row?.entry_id || !row.email || !viewer) throw notFound('replyAddressUnknown');
  const { entry_id: entryId, comment_id: commentId, email, made_at, settled_at } = row;
  return { mailId, viewer, email, entryId, commentId, receivedAt: settled_at ?? made_at };
}

function findMail({ db }: QueryContext, id: string) {
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
function requireSenderAddress({ from, headers }: IncomingMail, email: string): void {
  const one = headers.get('from')?.length === 1 && from.length === 1;
  if (!one || from[0] !== email.toLowerCase()) throw notAllowed('replyFromOtherAddress');
}

/** The same mail is the same comment, however often and by whatever way it is delivered. */
function makeIdempotencyKey(mail: IncomingMail, raw: Uint8Array, { mailId, viewer }: AnsweredMail) {
  const id = getHeader(mail, 'message-id') || raw;
  const digest = createHash('sha256').update(mailId).update(id).digest('base64url');
  return { personId: viewer.id, key: `mail.${digest}`, request: digest };
}

async function wasReceived(
  { db }: QueryContext,
  { personId, key }: { personId: string; key: string },
) {
  const row = await db
    .selectFrom('idempotency')
    .select('key')
    .where('person_id', '=', personId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}

async function addReply(
  once: CommandContext,
  context: CommandContext,
  mail: IncomingMail,
  { viewer, entryId, commentId, receivedAt }: AnsweredMail,
): Promise<ReceiveResult> {
  const { markdown, pictures } = extractReply(mail);
  const files = await storeAttachments(context, viewer, mail.attachments, pictures);
  if (markdown === '' && files.addedCount === 0) throw invalid({ body: 'replyEmpty' });
  const body = [markdown, ...files.lines].filter((part) => part !== '').join('\n\n');
  const replyTo =
    commentId && (await isActiveComment(context, viewer, commentId)) ? commentId : null;
  const { id } = await addComment(once, viewer, entryId, { body, replyTo });
  // Whoever answers has read what they answer, so that what is said next reaches them again.
  await markNotificationsSeen(context, viewer, { entry: entryId, until: receivedAt });
  return { is: 'comment', id, rejectedNames: files.rejectedNames };
}

/** Further in, no mail has anything that its writer would miss. */
const MAX_TEXT = 400_000;

interface ReplyContent {
  markdown: string;
  /** Content-IDs of the pictures among them; null where any of them may be meant. */
  pictures: ReadonlySet<string> | null;
}

/** The plain text, in which programs do the least by themselves; where there is none, the HTML. */
function extractReply({ text, html }: IncomingMail): ReplyContent {
  const plain = parseReply(text.slice(0, MAX_TEXT));
  const marked = html ? tryParseHtmlReply(html) : null;
  if (marked === 'tooComplex') {
    if (text.trim() === '') throw invalid({ body: 'tooComplex' });
    return { markdown: cleanText(plain), pictures: null };
  }
  const words = text.trim() === '' && marked ? marked.markdown : plain;
  return { markdown: cleanText(words).trim(), pictures: marked?.pictures ?? null };
}

function tryParseHtmlReply(html: string): HtmlReply | 'tooComplex' {
  try {
    return parseHtmlReply(html);
  } catch (error) {
    if (error instanceof TooComplex) return 'tooComplex';
    throw error;
  }
}

async function isActiveComment(
  context: QueryContext,
  viewer: PersonViewer,
  id: string,
): Promise<boolean> {
  const [comment] = await listCommentsById(context, viewer, [id]);
  return comment !== undefined && comment.deletedAt === null;
}
