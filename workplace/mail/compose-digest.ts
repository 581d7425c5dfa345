import { say, sayList } from '../../messages/index.ts';
import type { PersonViewer, Viewer } from '../access/index.ts';
import { type CommentView, listCommentsById } from '../conversation/index.ts';
import { type EntrySummary, entrySummaries, summaryView } from '../entries/index.ts';
import type { Reading } from '../happenings/index.ts';
import { stopPath } from './addresses.ts';
import { digestHtml } from './layout.tsx';
import type { Letter } from './letter.ts';
import type { Noticed } from './parts.ts';
import { digestText } from './plain-layout.ts';
import { mostPressing } from './reasons.ts';
import type { Letterhead } from './settings.ts';
import { plainMessage } from './threading.ts';

/** An entry that is new where somebody follows, and which of what they follow it belongs to. */
export interface NewEntry {
  entry: EntrySummary;
  reason: string;
}

/** What is new since then where the viewer follows; of what they do not see, nothing. */
export type ListNew = (reading: Reading, viewer: PersonViewer, since: Date) => Promise<NewEntry[]>;

/** A mail of all that somebody has not seen. */
export interface DigestMail {
  id: string;
  noticed: readonly Noticed[];
  fresh: readonly NewEntry[];
}

interface Told {
  entry: EntrySummary;
  said: string;
  why: string;
}

/** What a digest is made from. */
export interface DigestParts {
  conversations: readonly Told[];
  /** Those of which mails were sent already, and that they have not looked at. */
  mailed: readonly Told[];
  /** So many conversations had no room. */
  more: number;
  fresh: readonly NewEntry[];
  head: Letterhead;
  stop: string;
}

const mostConversations = 100;

/** Writes a digest of what the viewer sees at this moment; null where there is nothing to tell. */
export async function composeDigest(
  reading: Reading,
  viewer: Viewer,
  mail: DigestMail,
  head: Letterhead,
): Promise<Letter | null> {
  const all = await conversationsOf(reading, viewer, mail.noticed);
  const unmailed = new Set(mail.noticed.flatMap((one) => (one.mailed ? [] : one.entryId)));
  const told = all.filter(({ entry }) => unmailed.has(entry.id));
  const mailed = all.filter(({ entry }) => !unmailed.has(entry.id));
  const shown = new Set(all.map(({ entry }) => entry.id));
  const fresh = mail.fresh.filter(({ entry }) => !shown.has(entry.id)).slice(0, mostConversations);
  if (told.length + fresh.length === 0) return null;
  const parts: DigestParts = {
    conversations: told.slice(0, mostConversations),
    mailed: mailed.slice(0, mostConversations),
    more:
      Math.max(0, told.length - mostConversations) + Math.max(0, mailed.length - mostConversations),
    fresh,
    head,
    stop: head.address + stopPath(head.settings, mail.id),
  };
  return {
    mailId: mail.id,
    subject: say('mail.digestSubject', { workplace: head.name }),
    text: digestText(parts),
    html: digestHtml(parts),
    author: null,
    inReplyTo: null,
    references: [],
    list: null,
    commentId: null,
    messageId: plainMessage(mail.id, head.host),
    noticeIds: mail.noticed.map(({ id }) => id),
  };
}

async function conversationsOf(
  reading: Reading,
  viewer: Viewer,
  noticed: readonly Noticed[],
): Promise<Told[]> {
  const byEntry = Map.groupBy(noticed, ({ entryId }) => entryId);
  if (byEntry.size === 0) return [];
  const rows = await entrySummaries(reading, viewer)
    .where('entries.id', 'in', [...byEntry.keys()])
    .execute();
  const entries = new Map(rows.map((row) => [row.id, summaryView(row)]));
  const ids = noticed.flatMap(({ commentId }) => commentId ?? []);
  const comments = await listCommentsById(reading, viewer, [...new Set(ids)]);
  const standing = new Map(comments.filter((one) => !one.deletedAt).map((one) => [one.id, one]));
  return [...byEntry].flatMap(([id, notices]) => {
    const entry = entries.get(id);
    const left = notices.filter(({ commentId }) => !commentId || standing.has(commentId));
    if (!entry || left.length === 0) return [];
    return [{ entry, said: sayWho(entry, left, standing), why: mostPressing(left) }];
  });
}

/** Who said how much; of what was not said but done, where it was. */
function sayWho(
  entry: EntrySummary,
  notices: readonly Noticed[],
  standing: ReadonlyMap<string, CommentView>,
): string {
  const ids = new Set(notices.flatMap(({ commentId }) => commentId ?? []));
  if (ids.size === 0)
    return say('mail.inBy', { name: entry.author.name, space: entry.space.title });
  const names = new Set([...ids].map((id) => standing.get(id)!.author.name));
  return say('mail.digestSaid', { names: sayList([...names].slice(0, 5)), n: ids.size });
}
