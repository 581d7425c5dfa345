import { say } from '../../messages/index.ts';
import { type NotificationReason, notificationReasons } from '../../storage/index.ts';

/** Why somebody gets this, by the most pressing of the reasons. */
export function renderMainReason(notifications: readonly { why: NotificationReason }[]): string {
  const why =
    notificationReasons.find((reason) => notifications.some((one) => one.why === reason)) ??
    'entry';
  return say('mail.why', { why: say(`mail.why.${why}`) });
}
