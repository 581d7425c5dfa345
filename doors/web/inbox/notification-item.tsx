import { say } from '../../../messages/index.ts';
import type { NotificationView } from '../../../workplace/notifications/index.ts';
import { getNotificationPath, renderNotification } from '../../../workplace/notifications/index.ts';
import { Time } from '../layout/time.tsx';

/** One conversation: what happened there, why one hears of it, and what to do about that. */
export function NotificationItem({
  notification,
  zone,
}: {
  notification: NotificationView;
  zone: string;
}) {
  const { entry, space, commentCount, at } = notification;
  const more = commentCount > 0 ? say('inbox.comments', { n: commentCount }) : null;
  return (
    <li class="notification">
      <h3>
        <a href={getNotificationPath(notification)}>{entry.title}</a>
      </h3>
      <p class="reason">{renderNotification(notification)}.</p>
      <p class="byline">
        <a href={`/spaces/${space.name}`}>{space.title}</a>
        {' · '}
        <Time at={at} zone={zone} />
        {more ? ` · ${more}` : null}
        {notification.delivery === 'held' ? ` · ${say('notice.held')}` : null}
      </p>
      <NotificationActions notification={notification} />
    </li>
  );
}

function NotificationActions({ notification: { entry, at } }: { notification: NotificationView }) {
  const { id, title } = entry;
  return (
    <div class="actions">
      <form method="post" action="/inbox/seen">
        <input type="hidden" name="entry" value={id} />
        <input type="hidden" name="until" value={at.toISOString()} />
        <button
          type="submit"
          class="link-button"
          data-press="e"
          aria-label={say('inbox.seenOf', { title })}
        >
          {say('inbox.seen')}
        </button>
      </form>
      <form method="post" action={`/entries/${id}/muting`}>
        <input type="hidden" name="back" value={`/inbox?muted=${id}`} />
        <button
          type="submit"
          class="link-button"
          data-press="m"
          aria-label={say('inbox.muteOf', { title })}
        >
          {say('inbox.mute')}
        </button>
      </form>
    </div>
  );
}
