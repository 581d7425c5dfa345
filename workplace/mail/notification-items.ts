import { english } from '../../messages/en.ts';
import { type MessageName, say } from '../../messages/index.ts';
import type { NotificationReason } from '../../storage/index.ts';
import type { Viewer } from '../access/index.ts';
import { type CommentView, listCommentsById } from '../comments/index.ts';
import type { EntryView } from '../entries/index.ts';
import type { QueryContext } from '../kernel/index.ts';

/** One notice that a mail is to tell of. */
export interface PendingNotification {
  id: string;
  entryId: string;
  commentId: string | null;
  /** The name of the happening. */
  eventName: string;
  why: NotificationReason;
  /** Whose doing it was, where that is known. */
  actorName: string | null;
  at: Date;
  /** Whether a mail of its own was made of it. */
  isMailed: boolean;
}

/** What a mail says of one notification. */
export interface NotificationItem {
  notificationId: string;
  why: NotificationReason;
  headline: string;
  actorName: string | null;
  at: Date;
  /** What is new to read; null where it is only told that something happened. */
  content: { body: string; html: string } | null;
  /** Set where the words are those of a comment. */
  commentId: string | null;
  /** Whether the words are those of the entry itself. */
  isEntryContent: boolean;
  path: string;
}

/** Happenings that bring words to read. */
const contentEvents = new Set(['entryPublished', 'entryEdited', 'commentAdded', 'commentEdited']);

/** What there is to say of these notices, in their order; of what is gone or hidden, nothing. */
export async function buildItems(
  context: QueryContext,
  viewer: Viewer,
  entry: EntryView,
  notifications: readonly PendingNotification[],
): Promise<NotificationItem[]> {
  const ids = notifications.flatMap(({ commentId }) => commentId ?? []);
  const found = await listCommentsById(context, viewer, [...new Set(ids)]);
  const comments = new Map(found.filter(isActiveCommentOn(entry)).map((one) => [one.id, one]));
  const seenKeys = new Set<string>();
  return notifications.flatMap((notification) => {
    const key = `${notification.commentId} ${contentEvents.has(notification.eventName) ? '' : notification.eventName}`;
    const comment = notification.commentId ? comments.get(notification.commentId) : null;
    if (comment === undefined || seenKeys.has(key)) return [];
    seenKeys.add(key);
    return [buildItem(entry, comment, notification)];
  });
}

const isActiveCommentOn = (entry: EntryView) => (comment: CommentView) =>
  comment.entryId === entry.id && !comment.deletedAt;

function buildItem(
  entry: EntryView,
  comment: CommentView | null,
  notification: PendingNotification,
): NotificationItem {
  const brings = contentEvents.has(notification.eventName);
  const by = brings ? (comment ?? entry).author.name : notification.actorName;
  return {
    notificationId: notification.id,
    why: notification.why,
    headline: renderHeadline(notification, by),
    actorName: by,
    at: notification.at,
    content: getContent(entry, comment, notification.eventName),
    commentId: (brings && comment?.id) || null,
    isEntryContent: brings && !comment,
    path: comment ? `/comments/${comment.id}` : entry.path,
  };
}

function getContent(
  entry: EntryView,
  comment: CommentView | null,
  eventName: string,
): NotificationItem['content'] {
  if (contentEvents.has(eventName)) return comment ?? entry;
  const { outcome, outcomeHtml } = entry.closed ?? {};
  if (eventName !== 'conversationClosed' || !outcome || !outcomeHtml) return null;
  return { body: outcome, html: outcomeHtml };
}

function renderHeadline({ eventName, why }: PendingNotification, by: string | null): string {
  const particular = why === 'accepted' || (why === 'reply' && eventName === 'commentAdded');
  const name = `mail.said.${particular ? why : eventName}`;
  const known = name in english ? (name as MessageName) : 'mail.said.other';
  return say(known, { name: by ?? say('mail.somebody') });
}
