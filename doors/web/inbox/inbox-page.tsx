import { type MessageName, say, sayTitle } from '../../../messages/index.ts';
import type {
  NotificationSettings,
  NotificationView,
} from '../../../workplace/notifications/index.ts';
import { getNotificationPath, renderNotification } from '../../../workplace/notifications/index.ts';
import { Time } from '../layout/time.tsx';
import { NotificationItem } from './notification-item.tsx';

interface Props {
  notifications: readonly NotificationView[];
  seen: readonly NotificationView[];
  settings: NotificationSettings;
  /** The conversation that was muted just now. */
  muted: { id: string; title: string } | null;
  /** When this page was made: what comes later is not taken as seen with it. */
  now: Date;
  zone: string;
}

export function InboxPage({ notifications, seen, settings, muted, now, zone }: Props) {
  const loud = notifications.filter(({ delivery }) => delivery === 'now');
  const named = loud.filter(({ isDirect }) => isDirect);
  const going = loud.filter(({ isDirect }) => !isDirect);
  const later = notifications.filter(({ delivery }) => delivery !== 'now');
  return (
    <>
      <header class="title">
        <h1>{say('inbox.title')}</h1>
        <p class="lead">{say('inbox.lead')}</p>
        {notifications.length > 0 ? <MarkAllAsRead now={now} /> : null}
      </header>
      {muted ? <MutedMessage entry={muted} /> : null}
      <NotificationSection heading="inbox.named" id="named" notifications={named} zone={zone} />
      <NotificationSection heading="inbox.going" id="going" notifications={going} zone={zone} />
      <LaterSection notifications={later} zone={zone} isOpen={loud.length === 0} />
      <p class="end">{say(notifications.length > 0 ? 'inbox.all' : 'inbox.end')}</p>
      <SeenSection notifications={seen} zone={zone} />
      <p class="quiet">
        {settings.budget === 0
          ? say('inbox.budgetNone')
          : say('inbox.budget', { n: settings.budget })}{' '}
        <a href="/settings#notifications">{say('inbox.change')}</a> ·{' '}
        <a href="/following">{say('inbox.following')}</a>
      </p>
    </>
  );
}

function MarkAllAsRead({ now }: { now: Date }) {
  return (
    <form method="post" action="/inbox/seen" class="actions">
      <input type="hidden" name="until" value={now.toISOString()} />
      <button type="submit" class="button plain">
        {say('inbox.seenAll')}
      </button>
    </form>
  );
}

/** What a key pressed by mistake did is undone here. */
function MutedMessage({ entry: { id, title } }: { entry: { id: string; title: string } }) {
  return (
    <form method="post" action={`/entries/${id}/muting/deletion`} class="done" role="status">
      {say('inbox.muted', { title: sayTitle(title) })}{' '}
      <input type="hidden" name="back" value="/inbox" />
      <button type="submit" class="link-button">
        {say('inbox.unmute')}
      </button>
    </form>
  );
}

interface SectionProps {
  heading: MessageName;
  id: string;
  notifications: readonly NotificationView[];
  zone: string;
}

function NotificationSection({ heading, id, notifications, zone }: SectionProps) {
  if (notifications.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 class="list-title" id={id}>
        {say(heading)}
      </h2>
      <ul class="entries small notifications">
        {notifications.map((notification) => (
          <NotificationItem notification={notification} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

function LaterSection({
  notifications,
  zone,
  isOpen,
}: Omit<SectionProps, 'heading' | 'id'> & { isOpen: boolean }) {
  if (notifications.length === 0) return null;
  return (
    <details class="later" open={isOpen}>
      <summary>{renderLaterSummary(notifications)}</summary>
      <p class="hint">{say('inbox.laterWhy')}</p>
      <ul class="entries small notifications">
        {notifications.map((notification) => (
          <NotificationItem notification={notification} zone={zone} />
        ))}
      </ul>
    </details>
  );
}

/** How many there are besides, and whether any of them is for this person by name. */
function renderLaterSummary(notifications: readonly NotificationView[]): string {
  const held = notifications.filter(({ delivery }) => delivery === 'held').length;
  const named = notifications.filter(({ isDirect }) => isDirect).length;
  const counts = [
    ['inbox.laterCount', notifications.length - held],
    ['inbox.heldCount', held],
    ['inbox.laterNamed', named],
  ] as const;
  const said = counts.flatMap(([name, n]) => (n > 0 ? [say(name, { n })] : []));
  return said.join('; ');
}

function SeenSection({ notifications, zone }: Pick<SectionProps, 'notifications' | 'zone'>) {
  if (notifications.length === 0) return null;
  return (
    <details class="later">
      <summary>{say('inbox.seenCount', { n: notifications.length })}</summary>
      <ul class="entries small">
        {notifications.map((notification) => (
          <li>
            <h3>
              <a href={getNotificationPath(notification)}>{notification.entry.title}</a>
            </h3>
            <p class="byline">
              {renderNotification(notification)} · <Time at={notification.at} zone={zone} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
