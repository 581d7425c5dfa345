export type { FollowType, SpaceLevel } from '../../storage/index.ts';
export { getCaughtUpTime, markCaughtUp } from './caught-up.ts';
export { changeNotificationSettings } from './change-settings.ts';
export { createMissedNotifications, createNotifications } from './create-notifications.ts';
export { spendBudget } from './daily-budget.ts';
export { makeNotificationDispatcher } from './dispatcher.ts';
export { type FollowedEntry, listFollowedEntries } from './followed-entries.ts';
export { type FollowView, follow, hasInterests, listFollows, unfollow } from './follows.ts';
export { markRead } from './mark-read.ts';
export { buildMarkSeenQuery, markNotificationsSeen } from './mark-seen.ts';
export { getNotificationPath, renderNames, renderNotification } from './notification-text.ts';
export {
  countNotifications,
  listNotifications,
  type NotificationFilter,
  type NotificationView,
} from './notifications.ts';
export { releaseHeldNotifications } from './quiet-hours.ts';
export {
  findQuietEnd,
  followInput,
  getBudgetDay,
  notificationSettingsInput,
  type QuietHours,
  spaceLevelInput,
} from './rules.ts';
export {
  defaultNotificationSettings,
  getNotificationSettings,
  isPresenceVisible,
  type NotificationSettings,
} from './settings.ts';
export { getSpaceLevel, mute, setSpaceLevel, unmute } from './space-levels.ts';
export { listUnreadConversations } from './unread-conversations.ts';
