import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';
import type { CommentView } from '../../../workplace/comments/index.ts';
import type { EntryView } from '../../../workplace/entries/index.ts';
import { Avatar } from '../../shared/page/avatar.tsx';
import type { ChoiceMessages } from '../entries/kind-pages.ts';
import { Author } from '../layout/author.tsx';
import { Time } from '../layout/time.tsx';

/** What came of a closed conversation. */
export function Outcome(props: { closed: NonNullable<EntryView['closed']>; zone: string }) {
  const { at, by, byHandle, outcomeHtml } = props.closed;
  return (
    <section class="result" aria-labelledby="outcome">
      <h2 id="outcome">{say(outcomeHtml ? 'closing.outcomeHeading' : 'closing.closedHeading')}</h2>
      {outcomeHtml ? <div class="prose">{raw(outcomeHtml)}</div> : null}
      <p class="byline">
        {by && byHandle ? (
          <>
            {say('closing.by')} <a href={`/people/${byHandle}`}>{by}</a>,{' '}
          </>
        ) : (
          `${say('closing.closed')}, `
        )}
        <Time at={at} zone={props.zone} />
      </p>
    </section>
  );
}

/** The comment that answers, under what was asked; its own place in the conversation stays. */
export function ChosenComment(props: {
  comment: CommentView;
  choice: ChoiceMessages;
  zone: string;
}) {
  const { comment, choice, zone } = props;
  return (
    <section class="result" aria-labelledby="chosen">
      <h2 id="chosen">{say(choice.heading)}</h2>
      <div class="by">
        <Avatar person={comment.author} />
        <Author by={comment.author} />
        <span class="when">
          <a href={`/comments/${comment.id}`}>
            {comment.timeKnown ? (
              <Time at={comment.createdAt} zone={zone} />
            ) : (
              say('comment.timeUnknown')
            )}
          </a>
        </span>
      </div>
      <div class="prose">{raw(comment.html)}</div>
    </section>
  );
}
