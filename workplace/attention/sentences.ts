import { type MessageName, say } from '../../messages/index.ts';
import type { NoticeView } from './notices.ts';

/** Who did it: `Ben`, `Ben and Cleo`, `Ben, Cleo, Dora and 3 others`. */
export function sayNames(names: readonly string[], others = 0): string {
  const all = others > 0 ? [...names, say('names.others', { n: others })] : names;
  if (all.length === 0) return say('names.somebody');
  if (all.length === 1) return all[0]!;
  return say('names.and', { names: all.slice(0, -1).join(', '), last: all.at(-1)! });
}

const closings = new Set(['author', 'takesPart', 'entry']);

function sentenceFor({ why, what, comments }: NoticeView): MessageName {
  if (why === 'space') return comments > 0 ? 'notice.space.comments' : 'notice.space';
  if (what === 'conversationClosed' && closings.has(why)) {
    return `notice.${why as 'author' | 'takesPart' | 'entry'}.closed`;
  }
  if (what === 'reviewOverdue') return 'notice.review.overdue';
  return `notice.${why}`;
}

/** What happened and why one hears of it, in a sentence without its full stop. */
export function sayNotice(notice: NoticeView): string {
  const { by, people } = notice;
  const named = by.map(({ name }) => name);
  return say(sentenceFor(notice), { names: sayNames(named, people - named.length) });
}

/** Where to go on reading: at the first comment that is new, or at the entry. */
export function placeOf({ entry, comment }: NoticeView): string {
  return comment ? `/comments/${comment}` : entry.path;
}
