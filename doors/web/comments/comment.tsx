import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';
import type { CommentView } from '../../../workplace/comments/index.ts';
import { Avatar } from '../../shared/page/avatar.tsx';
import type { ChoiceMessages } from '../entries/kind-pages.ts';
import { Author } from '../layout/author.tsx';
import { Time } from '../layout/time.tsx';

/** One comment: what everybody sees, and what is needed to add what only the viewer sees. */
export interface CommentParts {
  id: string;
  authorId: string | null;
  at: Date;
  isDeleted: boolean;
  /** From the beginning of the comment to before what can be done with it. */
  openingHtml: string;
  reactions: CommentView['reactions'];
}

export const commentClosingTag = '</article>';

interface CommentContext {
  zone: string;
  /** Ids of the comments on the same page, which a link can reach within it. */
  idsOnPage: ReadonlySet<string>;
  /** Set when this is the comment that its entry's kind singles out. */
  chosen?: ChoiceMessages | undefined;
}

export function renderCommentParts(comment: CommentView, around: CommentContext): CommentParts {
  const gone = comment.deletedAt !== null;
  const start = `<article class="${getClassName(gone, around)}" id="comment-${comment.id}">`;
  const inside = gone ? (
    <DeletedComment comment={comment} />
  ) : (
    <CommentText comment={comment} around={around} />
  );
  return {
    id: comment.id,
    authorId: comment.authorId,
    at: comment.createdAt,
    isDeleted: gone,
    openingHtml: start + String(inside),
    reactions: comment.reactions,
  };
}

function getClassName(gone: boolean, around: CommentContext): string {
  if (gone) return 'comment gone';
  return around.chosen ? 'comment chosen u-comment h-cite' : 'comment u-comment h-cite';
}

function DeletedComment({ comment }: { comment: CommentView }) {
  return (
    <p class="quiet">
      <a href={`#comment-${comment.id}`}>{say('comment.deleted')}</a>
    </p>
  );
}

function CommentText({ comment, around }: { comment: CommentView; around: CommentContext }) {
  return (
    <>
      <header class="by">
        <Avatar person={comment.author} />
        <Author by={comment.author} />
        <CommentTime comment={comment} zone={around.zone} />
        <ReplyReference comment={comment} shown={around.idsOnPage} />
        {around.chosen ? <span class="mark">{say(around.chosen.mark)}</span> : null}
      </header>
      <div class="prose e-content">{raw(comment.html)}</div>
    </>
  );
}

/** The permalink is the time; an import without times links to the same place in other words. */
function CommentTime({ comment, zone }: { comment: CommentView; zone: string }) {
  const { id, timeKnown, createdAt } = comment;
  return (
    <span class="when">
      <a class="u-url" href={`#comment-${id}`}>
        {timeKnown ? (
          <Time class="dt-published" at={createdAt} zone={zone} />
        ) : (
          say('comment.timeUnknown')
        )}
      </a>
      {comment.edits > 0 ? (
        <>
          {' · '}
          <a href={`/comments/${id}/history`}>{say('work.edited')}</a>
        </>
      ) : null}
    </span>
  );
}

function ReplyReference({ comment, shown }: { comment: CommentView; shown: ReadonlySet<string> }) {
  if (!comment.replyTo) return null;
  const to = shown.has(comment.replyTo)
    ? `#comment-${comment.replyTo}`
    : `/comments/${comment.replyTo}`;
  const name = comment.replyToAuthor;
  return (
    <a class="replied u-in-reply-to" href={to}>
      {name ? say('comment.inReplyTo', { name }) : say('comment.inReplyToDeleted')}
    </a>
  );
}
