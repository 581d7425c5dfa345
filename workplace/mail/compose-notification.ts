import { say } from '../../messages/index.ts';
import { getTimeZone, type Viewer } from '../access/index.ts';
import { type EntryView, getEntry } from '../entries/index.ts';
import type { QueryContext } from '../kernel/index.ts';
import { AppError } from '../kernel/index.ts';
import { getUnsubscribePath, makeReplyAddress } from './addresses.ts';
import { renderNotificationHtml } from './html-layout.tsx';
import {
  buildCommentThread,
  buildEntryThread,
  buildFollowUpThread,
  type MailThread,
} from './mail-threads.ts';
import type { MailMessage } from './message.ts';
import {
  buildItems,
  type NotificationItem,
  type PendingNotification,
} from './notification-items.ts';
import { renderMainReason } from './reasons.ts';
import type { Letterhead } from './settings.ts';
import { renderNotificationText } from './text-layout.ts';

/** A mail about what happened in one conversation. */
export interface NotificationMail {
  id: string;
  entryId: string;
  /** In the order in which they happened. */
  notifications: readonly PendingNotification[];
  /** Ids of mails that its reader got before. */
  earlierMessageIds?: readonly string[];
}

/** What a page of a mail is made from. */
export interface NotificationContent {
  entry: EntryView;
  items: readonly NotificationItem[];
  reason: string;
  letterhead: Letterhead;
  /** Whether an answer by mail arrives. */
  canReply: boolean;
  unsubscribeUrl: string;
  timeZone: string;
}

/**
 * Writes a mail of what the viewer sees at this moment; null where nothing is left of it to tell:
 * the entry was hidden from them or withdrawn, its comments deleted.
 */
export async function composeNotification(
  context: QueryContext,
  viewer: Viewer,
  mail: NotificationMail,
  head: Letterhead,
): Promise<MailMessage | null> {
  const entry = await findEntry(context, viewer, mail.entryId);
  if (!entry || entry.withdrawn) return null;
  const items = await buildItems(context, viewer, entry, mail.notifications);
  if (items.length === 0) return null;
  const content: NotificationContent = {
    entry,
    items,
    letterhead: head,
    reason: renderMainReason(items),
    canReply: makeReplyAddress(head.settings, mail.id) !== null,
    unsubscribeUrl: head.address + getUnsubscribePath(head.settings, mail.id),
    timeZone: getTimeZone(viewer),
  };
  return {
    mailId: mail.id,
    subject: say('mail.subject', { space: entry.space.title, title: entry.title }),
    text: renderNotificationText(content),
    html: renderNotificationHtml(content),
    author: findSoleAuthor(items),
    ...(await buildThread(context, mail, items, head)),
    list: { name: entry.space.name, path: `/spaces/${entry.space.name}` },
    commentId: findNewestItem(items)?.commentId ?? null,
    notificationIds: mail.notifications.map(({ id }) => id),
  };
}

async function findEntry(
  context: QueryContext,
  viewer: Viewer,
  id: string,
): Promise<EntryView | null> {
  try {
    return await getEntry(context, viewer, id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'notFound') return null;
    throw error;
  }
}

function findSoleAuthor(items: readonly NotificationItem[]): string | null {
  const [first, ...others] = items;
  return others.every(({ actorName }) => actorName === first!.actorName) ? first!.actorName : null;
}

/** A mail of several comments stands where the newest does. */
function findNewestItem(items: readonly NotificationItem[]): NotificationItem | undefined {
  return items.findLast((item) => item.commentId) ?? items.findLast((item) => item.isEntryContent);
}

async function buildThread(
  context: QueryContext,
  { id, entryId, earlierMessageIds = [] }: NotificationMail,
  items: readonly NotificationItem[],
  { host }: Letterhead,
): Promise<MailThread> {
  const work = findNewestItem(items);
  const thread = work?.commentId
    ? await buildCommentThread(context, entryId, work.commentId, host)
    : buildEntryThread(entryId, host);
  if (work && !earlierMessageIds.includes(thread.messageId)) return thread;
  return buildFollowUpThread(thread, id, host);
}
