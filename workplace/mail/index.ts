export {
  countWaitingMails,
  getMail,
  listMails,
  type MailView,
  sendMails,
  type WholeMail,
} from './administration.ts';
export { composeDigest, type ListNew, type NewEntry } from './compose-digest.ts';
export { composeNotice, type NoticeMail } from './compose-notice.ts';
export { type MailLimits, makeMailLimits } from './limits.ts';
export { newWhereFollowed } from './news.ts';
export { undigested } from './noticed.ts';
export { type MailOffice, makeMailOffice } from './office.ts';
export { makePost, type Post } from './post.ts';
export { mailDigests } from './queue-digests.ts';
export { mailIntroductions } from './queue-introductions.ts';
export { mailNotices } from './queue-notices.ts';
export { type Delivery, mayReply, type Received, receiveMail } from './receiving.ts';
export { sendDue } from './sending.ts';
export { letterhead, type MailSettings, mailKey } from './settings.ts';
export { getStopping, type Stopping, stopMails } from './stopping.ts';
