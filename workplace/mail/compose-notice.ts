import { say } from '../../messages/index.ts';
import { type Viewer, zoneOf } from '../access/index.ts';
import { type EntryView, getEntry } from '../entries/index.ts';
import type { Reading } from '../happenings/index.ts';
import { Refusal } from '../refusal.ts';
import { replyAddress, stopPath } from './addresses.ts';
import { noticeHtml } from './layout.tsx';
import type { Letter } from './letter.ts';
import { type Noticed, type Part, partsOf } from './parts.ts';
import { noticeText } from './plain-layout.ts';
import { mostPressing } from './reasons.ts';
import type { Letterhead } from './settings.ts';
import { below, type Thread, threadOfComment, threadOfEntry } from './threading.ts';

/** A mail about what happened in one conversation. */
export interface NoticeMail {
  id: string;
  entryId: string;
  /** In the order in which they happened. */
  noticed: readonly Noticed[];
  /** Ids of mails that its reader got before. */
  earlier?: readonly string[];
}

/** What a page of a mail is made from. */
export interface NoticeParts {
  entry: EntryView;
  parts: readonly Part[];
  why: string;
  head: Letterhead;
  /** Whether an answer by mail arrives. */
  answers: boolean;
  stop: string;
  zone: string;
}

/**
 * Writes a mail of what the viewer sees at this moment; null where nothing is left of it to tell:
 * the entry was hidden from them or withdrawn, its comments deleted.
 */
export async function composeNotice(
  reading: Reading,
  viewer: Viewer,
  mail: NoticeMail,
  head: Letterhead,
): Promise<Letter | null> {
  const entry = await findEntry(reading, viewer, mail.entryId);
  if (!entry || entry.withdrawn) return null;
  const parts = await partsOf(reading, viewer, entry, mail.noticed);
  if (parts.length === 0) return null;
  const shown: NoticeParts = {
    entry,
    parts,
    head,
    why: mostPressing(parts),
    answers: replyAddress(head.settings, mail.id) !== null,
    stop: head.address + stopPath(head.settings, mail.id),
    zone: zoneOf(viewer),
  };
  return {
    mailId: mail.id,
    subject: say('mail.subject', { space: entry.space.title, title: entry.title }),
    text: noticeText(shown),
    html: noticeHtml(shown),
    author: onlyAuthor(parts),
    ...(await threadOf(reading, mail, parts, head)),
    list: { name: entry.space.name, path: `/spaces/${entry.space.name}` },
    commentId: newest(parts)?.commentId ?? null,
    noticeIds: mail.noticed.map(({ id }) => id),
  };
}

async function findEntry(reading: Reading, viewer: Viewer, id: string): Promise<EntryView | null> {
  try {
    return await getEntry(reading, viewer, id);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notFound') return null;
    throw error;
  }
}

function onlyAuthor(parts: readonly Part[]): string | null {
  const [first, ...others] = parts;
  return others.every(({ by }) => by === first!.by) ? first!.by : null;
}

/** A mail of several comments stands where the newest does. */
function newest(parts: readonly Part[]): Part | undefined {
  return parts.findLast((part) => part.commentId) ?? parts.findLast((part) => part.entry);
}

async function threadOf(
  reading: Reading,
  { id, entryId, earlier = [] }: NoticeMail,
  parts: readonly Part[],
  { host }: Letterhead,
): Promise<Thread> {
  const work = newest(parts);
  const thread = work?.commentId
    ? await threadOfComment(reading, entryId, work.commentId, host)
    : threadOfEntry(entryId, host);
  if (work && !earlier.includes(thread.messageId)) return thread;
  return below(thread, id, host);
}
