import { say, sayList } from '../../messages/index.ts';
import type { PersonViewer, Viewer } from '../access/index.ts';
import { type CommentView, listCommentsById } from '../comments/index.ts';
import { type EntrySummary, selectEntrySummaries, toEntrySummary } from '../entries/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { getUnsubscribePath } from './addresses.ts';
import { renderDigestHtml } from './html-layout.tsx';
import { makeMailMessageId } from './mail-threads.ts';
import type { MailMessage } from './message.ts';
import type { PendingNotification } from './notification-items.ts';
import { renderMainReason } from './reasons.ts';
import type { Letterhead } from './settings.ts';
import { renderDigestText } from './text-layout.ts';

/** An entry that is new where somebody follows, and which of what they follow it belongs to. */
export interface NewEntry {
  entry: EntrySummary;
  reason: string;
}

/** What is new since then where the viewer follows; of what they do not see, nothing. */
export type ListNewEntries = (
  context: QueryContext,
  viewer: PersonViewer,
  since: Date,
) => Promise<NewEntry[]>;

/** A mail of all that somebody has not seen. */
export interface DigestMail {
  id: string;
  notifications: readonly PendingNotification[];
  newEntries: readonly NewEntry[];
}

interface DigestConversation {
  entry: EntrySummary;
  summary: string;
  reason: string;
}

/** What a digest is made from. */
export interface DigestContent {
  conversations: readonly DigestConversation[];
  /** Those of which mails were sent already, and that they have not looked at. */
  mailed: readonly DigestConversation[];
  /** So many conversations had no room. */
  more: number;
  newEntries: readonly NewEntry[];
  letterhead: Letterhead;
  unsubscribeUrl: string;
}

const MAX_CONVERSATIONS = 100;

/** Writes a digest of what the viewer sees at this moment; null where there is nothing to tell. */
export async function composeDigest(
  context: QueryContext,
  viewer: Viewer,
  mail: DigestMail,
  head: Letterhead,
): Promise<MailMessage | null> {
  const all = await loadConversations(context, viewer, mail.notifications);
  const unmailed = new Set(mail.notifications.flatMap((one) => (one.isMailed ? [] : one.entryId)));
  const conversations = all.filter(({ entry }) => unmailed.has(entry.id));
  const mailed = all.filter(({ entry }) => !unmailed.has(entry.id));
  const shown = new Set(all.map(({ entry }) => entry.id));
  const fresh = mail.newEntries
    .filter(({ entry }) => !shown.has(entry.id))
    .slice(0, MAX_CONVERSATIONS);
  if (conversations.length + fresh.length === 0) return null;
  const content: DigestContent = {
    conversations: conversations.slice(0, MAX_CONVERSATIONS),
    mailed: mailed.slice(0, MAX_CONVERSATIONS),
    more:
      Math.max(0, conversations.length - MAX_CONVERSATIONS) +
      Math.max(0, mailed.length - MAX_CONVERSATIONS),
    newEntries: fresh,
    letterhead: head,
    unsubscribeUrl: head.address + getUnsubscribePath(head.settings, mail.id),
  };
  return {
    mailId: mail.id,
    subject: say('mail.digestSubject', { workplace: head.name }),
    text: renderDigestText(content),
    html: renderDigestHtml(content),
    author: null,
    inReplyTo: null,
    references: [],
    list: null,
    commentId: null,
    messageId: makeMailMessageId(mail.id, head.host),
    notificationIds: mail.notifications.map(({ id }) => id),
  };
}

async function loadConversations(
  context: QueryContext,
  viewer: Viewer,
  notifications: readonly PendingNotification[],
): Promise<DigestConversation[]> {
  const byEntry = Map.groupBy(notifications, ({ entryId }) => entryId);
  if (byEntry.size === 0) return [];
  const rows = await selectEntrySummaries(context, viewer)
    .where('entries.id', 'in', [...byEntry.keys()])
    .execute();
  const entries = new Map(rows.map((row) => [row.id, toEntrySummary(row)]));
  const ids = notifications.flatMap(({ commentId }) => commentId ?? []);
  const comments = await listCommentsById(context, viewer, [...new Set(ids)]);
  const currentComments = new Map(
    comments.filter((one) => !one.deletedAt).map((one) => [one.id, one]),
  );
  return [...byEntry].flatMap(([id, ofEntry]) => {
    const entry = entries.get(id);
    const left = ofEntry.filter(({ commentId }) => !commentId || currentComments.has(commentId));
    if (!entry || left.length === 0) return [];
    return [
      {
        entry,
        summary: renderParticipants(entry, left, currentComments),
        reason: renderMainReason(left),
      },
    ];
  });
}

/** Who said how much; of what was not said but done, where it was. */
function renderParticipants(
  entry: EntrySummary,
  notifications: readonly PendingNotification[],
  comments: ReadonlyMap<string, CommentView>,
): string {
  const ids = new Set(notifications.flatMap(({ commentId }) => commentId ?? []));
  if (ids.size === 0)
    return say('mail.inBy', { name: entry.author.name, space: entry.space.title });
  const names = new Set([...ids].map((id) => comments.get(id)!.author.name));
  return say('mail.digestSaid', { names: sayList([...names].slice(0, 5)), n: ids.size });
}
