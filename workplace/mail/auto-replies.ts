import { workplaceHeader } from './message.ts';
import { getHeader, type IncomingMail } from './parse-mail.ts';

/** Why a mail is not from somebody's hand. */
export type AutomatedMailType = 'bounce' | 'autoReply' | 'bulk' | 'list' | 'loop';

/** What a mail server says of its own mails, and we say of ours. */
export interface OwnMailIdentity {
  workplaceId: string;
  host: string;
}

/**
 * Whether a machine sent a mail, so that no machine ever answers another: bounces (RFC 3464: an empty
 * sender, a report), automatic answers (RFC 3834 and what came before it), mass mail, other lists,
 * and our own mails that came back. Null for what somebody wrote.
 */
export function detectAutomatedMail(
  mail: IncomingMail,
  sender: string | null,
  own: OwnMailIdentity,
): AutomatedMailType | null {
  if (isOwnMail(mail, own)) return 'loop';
  if (isBounce(mail, sender)) return 'bounce';
  if (isAutoReply(mail)) return 'autoReply';
  if (/^(bulk|junk|list)\b/.test(getHeader(mail, 'precedence'))) return 'bulk';
  return [...mail.headers.keys()].some((name) => listHeaders.has(name)) ? 'list' : null;
}

const listHeaders = new Set([
  'list-id',
  'list-unsubscribe',
  'list-post',
  'mailing-list',
  'feedback-id',
]);

function isOwnMail(mail: IncomingMail, { workplaceId, host }: OwnMailIdentity): boolean {
  const marks = mail.headers.get(workplaceHeader.toLowerCase()) ?? [];
  if (marks.some((mark) => mark.trim() === workplaceId)) return true;
  const id = getHeader(mail, 'message-id');
  return /^<?(entry|comment|mail)-[0-9a-f-]{36}@/.test(id) && id.includes(`@${host.toLowerCase()}`);
}

function isBounce(mail: IncomingMail, sender: string | null): boolean {
  if (sender === '' || /^<\s*>$/.test(getHeader(mail, 'return-path'))) return true;
  const type = getHeader(mail, 'content-type');
  if (/^multipart\/report\b|^message\/(delivery-status|disposition)/.test(type)) return true;
  if (mail.headers.has('x-failed-recipients')) return true;
  const writers = [...mail.from, sender ?? ''];
  return writers.some((address) => /^(mailer-daemon|postmaster)(@|$)/i.test(address));
}

function isAutoReply(mail: IncomingMail): boolean {
  const submitted = getHeader(mail, 'auto-submitted');
  if (submitted !== '' && !/^no\b/.test(submitted)) return true;
  if (/^auto_reply\b/.test(getHeader(mail, 'precedence'))) return true;
  const auto = [
    'x-autoreply',
    'x-autorespond',
    'x-autoresponder',
    'x-autoreply-from',
    'x-vacation',
  ];
  if (auto.some((name) => mail.headers.has(name))) return true;
  // Exchange says only how mails to it are to be answered, but of its own automatic ones also this.
  return /^(oof|autoreply)\b/.test(getHeader(mail, 'x-ms-exchange-generated-message-source'));
}
