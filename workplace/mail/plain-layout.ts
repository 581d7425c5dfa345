import { say } from '../../messages/index.ts';
import type { DigestParts } from './compose-digest.ts';
import type { IntroductionParts } from './compose-introduction.ts';
import type { NoticeParts } from './compose-notice.ts';
import type { Letterhead } from './settings.ts';
import { mailTime } from './times.ts';

const rule = '—'.repeat(24);

/** The mail as plain text: works as they were written, in Markdown. */
export function noticeText({ entry, parts, head, why, answers, stop, zone }: NoticeParts): string {
  const said = parts.map(({ said, at, words, path }) =>
    [`${said}, ${mailTime(at, zone)}:`, words ? whole(words.body, head) : head.address + path].join(
      '\n\n',
    ),
  );
  const last = parts.at(-1)!;
  return paragraphs([
    [entry.title, say('mail.in', { space: entry.space.title })].join('\n'),
    ...said,
    rule,
    `${say(answers ? 'mail.reply' : 'mail.goTo')}\n${head.address}${last.path}`,
    foot(why, say('mail.stopNotice'), stop, head.address),
  ]);
}

/** Links within the workplace in full, as no mail program knows where they lead. */
function whole(body: string, { address }: Letterhead): string {
  return body.trim().replaceAll('](/', `](${address}/`);
}

/** The digest as plain text. */
export function digestText(digest: DigestParts): string {
  const { conversations, mailed, fresh, more, head, stop } = digest;
  const told = conversations.map(({ entry, said, why }) =>
    [entry.title, said, why, head.address + entry.path].join('\n'),
  );
  const before = mailed.map(({ entry, said }) =>
    [entry.title, said, head.address + entry.path].join('\n'),
  );
  const news = fresh.map(({ entry, reason }) =>
    [entry.title, byLine(entry), reason, head.address + entry.path].join('\n'),
  );
  return paragraphs([
    ...(told.length > 0 ? [say('mail.digestConversations').toUpperCase(), ...told] : []),
    ...(before.length > 0 ? [say('mail.digestMailed').toUpperCase(), ...before] : []),
    ...(more > 0 ? [say('mail.digestMore', { n: more })] : []),
    ...(news.length > 0 ? [say('mail.digestNew').toUpperCase(), ...news] : []),
    rule,
    foot(say('mail.digestWhy'), say('mail.stopDigest'), stop, head.address),
  ]);
}

/** Of whom somebody was introduced to, as plain text. */
export function introductionText({ name, title, path, head, stop }: IntroductionParts): string {
  return paragraphs([
    say('introductions.made', { name }),
    [...(title ? [title] : []), head.address + path].join('\n'),
    rule,
    foot(say('mail.introductionWhy'), say('mail.stopIntroductions'), stop, head.address),
  ]);
}

/** Who wrote it, and where. */
export function byLine({ author, space }: DigestParts['fresh'][number]['entry']): string {
  return say('mail.inBy', { name: author.name, space: space.title });
}

function foot(why: string, stopWords: string, stop: string, address: string): string {
  return [
    why,
    `${stopWords}: ${stop}`,
    `${say('mail.settings')}: ${address}/settings#attention`,
  ].join('\n');
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
