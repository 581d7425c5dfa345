import type { SendMailOptions } from 'nodemailer';
import { cleanLine } from '../text/index.ts';
import { getUnsubscribePath, makeReplyAddress } from './addresses.ts';
import type { Letterhead } from './settings.ts';

/** A mail as it is written for one reader. */
export interface MailMessage {
  mailId: string;
  subject: string;
  text: string;
  html: string;
  /** Whose words it brings; null where they are of several people. */
  author: string | null;
  /** Without the angle brackets, as the two that follow. */
  messageId: string;
  inReplyTo: string | null;
  references: string[];
  /** The space it is about. */
  list: { name: string; path: string } | null;
  /** The newest comment in it. */
  commentId: string | null;
  /** The notices it tells of. */
  notificationIds: string[];
}

export const workplaceHeader = 'X-Commonplace-Workplace';

/**
 * A letter as it is handed to the server. Titles and names are people's words: whatever is in
 * them, each stays within its one header.
 */
export function toSendOptions(
  letter: MailMessage,
  head: Letterhead,
  to: { name: string; email: string },
): SendMailOptions {
  // A digest is of many conversations, and so an answer to it would be one to none.
  const reply = letter.list && makeReplyAddress(head.settings, letter.mailId);
  return {
    from: { name: renderFromName(letter, head), address: head.from },
    to: { name: toHeaderLine(to.name), address: to.email },
    ...(reply && { replyTo: reply }),
    subject: toHeaderLine(letter.subject),
    text: letter.text,
    html: letter.html,
    messageId: bracketId(letter.messageId),
    ...(letter.inReplyTo && { inReplyTo: bracketId(letter.inReplyTo) }),
    ...(letter.references.length > 0 && { references: letter.references.map(bracketId) }),
    headers: buildHeaders(letter, head),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function renderFromName({ author }: MailMessage, { name }: Letterhead): string {
  return toHeaderLine(author ? `${author} (${name})` : name);
}

/** RFC 2919 (List-Id), 2369, 8058 (one click), 3834 (no machine is to answer). */
function buildHeaders({ mailId, list }: MailMessage, head: Letterhead): Record<string, string> {
  return {
    ...(list && {
      'List-Id': `<${list.name}.${head.host}>`,
      'List-Archive': `<${head.address}${list.path}>`,
    }),
    'List-Unsubscribe': `<${head.address}${getUnsubscribePath(head.settings, mailId)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
    Precedence: 'list',
    'X-Auto-Response-Suppress': 'All',
    [workplaceHeader]: head.id,
  };
}

const bracketId = (id: string) => `<${id}>`;

/** One line of a bounded length, whatever was typed. */
function toHeaderLine(text: string): string {
  return cleanLine(text).slice(0, 200).toWellFormed();
}
