import { type MessageName, say } from '../../messages/index.ts';
import type { NotificationView } from './notifications.ts';

/** Who did it: `Ben`, `Ben and Cleo`, `Ben, Cleo, Dora and 3 others`. */
export function renderNames(names: readonly string[], others = 0): string {
  const all = others > 0 ? [...names, say('names.others', { n: others })] : names;
  if (all.length === 0) return say('names.somebody');
  if (all.length === 1) return all[0]!;
  return say('names.and', { names: all.slice(0, -1).join(', '), last: all.at(-1)! });
}

const reasonsWithClosing = new Set(['author', 'takesPart', 'entry']);

function pickMessage({ why, eventName, commentCount }: NotificationView): MessageName {
  if (why === 'space') return commentCount > 0 ? 'notice.space.comments' : 'notice.space';
  if (eventName === 'conversationClosed' && reasonsWithClosing.has(why)) {
    return `notice.${why as 'author' | 'takesPart' | 'entry'}.closed`;
  }
  if (eventName === 'reviewOverdue') return 'notice.review.overdue';
  return `notice.${why}`;
}

/** What happened and why one hears of it, in a sentence without its full stop. */
export function renderNotification(notice: NotificationView): string {
  const { actors, actorCount } = notice;
  const named = actors.map(({ name }) => name);
  return say(pickMessage(notice), { names: renderNames(named, actorCount - named.length) });
}

/** Where to go on reading: at the first comment that is new, or at the entry. */
export function getNotificationPath({ entry, firstCommentId }: NotificationView): string {
  return firstCommentId ? `/comments/${firstCommentId}` : entry.path;
}
