import { say } from '../../messages/index.ts';
import type { DigestContent } from './compose-digest.ts';
import type { IntroductionContent } from './compose-introduction.ts';
import type { NotificationContent } from './compose-notification.ts';
import { formatMailTime } from './mail-time.ts';
import type { Letterhead } from './settings.ts';

const RULE = '—'.repeat(24);

/** The mail as plain text: works as they were written, in Markdown. */
export function renderNotificationText({
  entry,
  items,
  letterhead,
  reason,
  canReply,
  unsubscribeUrl,
  timeZone,
}: NotificationContent): string {
  const paragraphs = items.map(({ headline, at, content, path }) =>
    [
      `${headline}, ${formatMailTime(at, timeZone)}:`,
      content ? expandLinks(content.body, letterhead) : letterhead.address + path,
    ].join('\n\n'),
  );
  const last = items.at(-1)!;
  return joinParagraphs([
    [entry.title, say('mail.in', { space: entry.space.title })].join('\n'),
    ...paragraphs,
    RULE,
    `${say(canReply ? 'mail.reply' : 'mail.goTo')}\n${letterhead.address}${last.path}`,
    renderFooter(reason, say('mail.stopNotice'), unsubscribeUrl, letterhead.address),
  ]);
}

/** Links within the workplace in full, as no mail program knows where they lead. */
function expandLinks(body: string, { address }: Letterhead): string {
  return body.trim().replaceAll('](/', `](${address}/`);
}

/** The digest as plain text. */
export function renderDigestText(digest: DigestContent): string {
  const { conversations, mailed, newEntries, more, letterhead, unsubscribeUrl } = digest;
  const unread = conversations.map(({ entry, summary, reason }) =>
    [entry.title, summary, reason, letterhead.address + entry.path].join('\n'),
  );
  const alreadyMailed = mailed.map(({ entry, summary }) =>
    [entry.title, summary, letterhead.address + entry.path].join('\n'),
  );
  const entries = newEntries.map(({ entry, reason }) =>
    [entry.title, renderByline(entry), reason, letterhead.address + entry.path].join('\n'),
  );
  return joinParagraphs([
    ...(unread.length > 0 ? [say('mail.digestConversations').toUpperCase(), ...unread] : []),
    ...(alreadyMailed.length > 0 ? [say('mail.digestMailed').toUpperCase(), ...alreadyMailed] : []),
    ...(more > 0 ? [say('mail.digestMore', { n: more })] : []),
    ...(entries.length > 0 ? [say('mail.digestNew').toUpperCase(), ...entries] : []),
    RULE,
    renderFooter(say('mail.digestWhy'), say('mail.stopDigest'), unsubscribeUrl, letterhead.address),
  ]);
}

/** Of whom somebody was introduced to, as plain text. */
export function renderIntroductionText({
  name,
  title,
  path,
  letterhead,
  unsubscribeUrl,
}: IntroductionContent): string {
  return joinParagraphs([
    say('introductions.made', { name }),
    [...(title ? [title] : []), letterhead.address + path].join('\n'),
    RULE,
    renderFooter(
      say('mail.introductionWhy'),
      say('mail.stopIntroductions'),
      unsubscribeUrl,
      letterhead.address,
    ),
  ]);
}

/** Who wrote it, and where. */
export function renderByline({
  author,
  space,
}: DigestContent['newEntries'][number]['entry']): string {
  return say('mail.inBy', { name: author.name, space: space.title });
}

function renderFooter(
  reason: string,
  unsubscribeLabel: string,
  unsubscribeUrl: string,
  address: string,
): string {
  return [
    reason,
    `${unsubscribeLabel}: ${unsubscribeUrl}`,
    `${say('mail.settings')}: ${address}/settings#notifications`,
  ].join('\n');
}

function joinParagraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
