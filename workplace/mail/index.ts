export {
  countWaitingMails,
  getMail,
  listMails,
  type MailView,
  type MailWithContent,
  sendMails,
} from './administration.ts';
export { composeDigest, type ListNewEntries, type NewEntry } from './compose-digest.ts';
export { composeNotification, type NotificationMail } from './compose-notification.ts';
export { type MailWorker, makeMailWorker } from './mail-worker.ts';
export { listNewFollowedEntries } from './new-entries.ts';
export { listUndigestedNotifications } from './pending-notifications.ts';
export { queueDigestMails } from './queue-digests.ts';
export { queueIntroductionMails } from './queue-introductions.ts';
export { queueNotificationMails } from './queue-notifications.ts';
export {
  isReplyAddress,
  type MailDelivery,
  type ReceiveResult,
  receiveReply,
} from './receive-reply.ts';
export { makeReplyRateLimit, type ReplyRateLimit } from './reply-rate-limit.ts';
export { sendDueMails } from './send-mails.ts';
export { deriveMailKey, loadLetterhead, type MailSettings } from './settings.ts';
export { type MailTransport, makeMailTransport } from './transport.ts';
export { getUnsubscription, type Unsubscription, unsubscribe } from './unsubscribe.ts';
