import type { SendMailOptions } from 'nodemailer';
import { cleanLine } from '../text/bounds.ts';
import { replyAddress, stopPath } from './addresses.ts';
import type { Letterhead } from './settings.ts';

/** A mail as it is written for one reader. */
export interface Letter {
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
  noticeIds: string[];
}

export const workplaceHeader = 'X-Commonplace-Workplace';

/**
 * A letter as it is handed to the server. Titles and names are people's words: whatever is in
 * them, each stays within its one header.
 */
export function addressed(
  letter: Letter,
  head: Letterhead,
  to: { name: string; email: string },
): SendMailOptions {
  // A digest is of many conversations, and so an answer to it would be one to none.
  const reply = letter.list && replyAddress(head.settings, letter.mailId);
  return {
    from: { name: fromName(letter, head), address: head.from },
    to: { name: line(to.name), address: to.email },
    ...(reply && { replyTo: reply }),
    subject: line(letter.subject),
    text: letter.text,
    html: letter.html,
    messageId: bracketed(letter.messageId),
    ...(letter.inReplyTo && { inReplyTo: bracketed(letter.inReplyTo) }),
    ...(letter.references.length > 0 && { references: letter.references.map(bracketed) }),
    headers: headersOf(letter, head),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function fromName({ author }: Letter, { name }: Letterhead): string {
  return line(author ? `${author} (${name})` : name);
}

/** RFC 2919 (List-Id), 2369, 8058 (one click), 3834 (no machine is to answer). */
function headersOf({ mailId, list }: Letter, head: Letterhead): Record<string, string> {
  return {
    ...(list && {
      'List-Id': `<${list.name}.${head.host}>`,
      'List-Archive': `<${head.address}${list.path}>`,
    }),
    'List-Unsubscribe': `<${head.address}${stopPath(head.settings, mailId)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
    Precedence: 'list',
    'X-Auto-Response-Suppress': 'All',
    [workplaceHeader]: head.id,
  };
}

const bracketed = (id: string) => `<${id}>`;

/** One line of a bounded length, whatever was typed. */
function line(text: string): string {
  return cleanLine(text).slice(0, 200).toWellFormed();
}
