import { english } from '../../messages/en.ts';
import { type MessageName, say } from '../../messages/index.ts';
import type { NoticeReason } from '../../storage/index.ts';
import type { Viewer } from '../access/index.ts';
import { type CommentView, listCommentsById } from '../conversation/index.ts';
import type { EntryView } from '../entries/index.ts';
import type { Reading } from '../happenings/index.ts';

/** One notice that a mail is to tell of. */
export interface Noticed {
  id: string;
  entryId: string;
  commentId: string | null;
  /** The name of the happening. */
  what: string;
  why: NoticeReason;
  /** Whose doing it was, where that is known. */
  by: string | null;
  at: Date;
  /** Whether a mail of its own was made of it. */
  mailed: boolean;
}

/** What a mail says of one notice. */
export interface Part {
  noticeId: string;
  why: NoticeReason;
  said: string;
  by: string | null;
  at: Date;
  /** What is new to read; null where it is only told that something happened. */
  words: { body: string; html: string } | null;
  /** Set where the words are those of a comment. */
  commentId: string | null;
  /** Whether the words are those of the entry itself. */
  entry: boolean;
  path: string;
}

/** Happenings that bring words to read. */
const bringing = new Set(['entryPublished', 'entryEdited', 'commentAdded', 'commentEdited']);

/** What there is to say of these notices, in their order; of what is gone or hidden, nothing. */
export async function partsOf(
  reading: Reading,
  viewer: Viewer,
  entry: EntryView,
  noticed: readonly Noticed[],
): Promise<Part[]> {
  const ids = noticed.flatMap(({ commentId }) => commentId ?? []);
  const found = await listCommentsById(reading, viewer, [...new Set(ids)]);
  const comments = new Map(found.filter(standsIn(entry)).map((one) => [one.id, one]));
  const told = new Set<string>();
  return noticed.flatMap((notice) => {
    const key = `${notice.commentId} ${bringing.has(notice.what) ? '' : notice.what}`;
    const comment = notice.commentId ? comments.get(notice.commentId) : null;
    if (comment === undefined || told.has(key)) return [];
    told.add(key);
    return [partOf(entry, comment, notice)];
  });
}

const standsIn = (entry: EntryView) => (comment: CommentView) =>
  comment.entryId === entry.id && !comment.deletedAt;

function partOf(entry: EntryView, comment: CommentView | null, notice: Noticed): Part {
  const brings = bringing.has(notice.what);
  const by = brings ? (comment ?? entry).author.name : notice.by;
  return {
    noticeId: notice.id,
    why: notice.why,
    said: sayWhat(notice, by),
    by,
    at: notice.at,
    words: wordsOf(entry, comment, notice.what),
    commentId: (brings && comment?.id) || null,
    entry: brings && !comment,
    path: comment ? `/comments/${comment.id}` : entry.path,
  };
}

function wordsOf(entry: EntryView, comment: CommentView | null, what: string): Part['words'] {
  if (bringing.has(what)) return comment ?? entry;
  const { outcome, outcomeHtml } = entry.closed ?? {};
  if (what !== 'conversationClosed' || !outcome || !outcomeHtml) return null;
  return { body: outcome, html: outcomeHtml };
}

function sayWhat({ what, why }: Noticed, by: string | null): string {
  const particular = why === 'accepted' || (why === 'reply' && what === 'commentAdded');
  const name = `mail.said.${particular ? why : what}`;
  const known = name in english ? (name as MessageName) : 'mail.said.other';
  return say(known, { name: by ?? say('mail.somebody') });
}
