import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';
import { isReviewDue } from '../briefs/review-days.ts';
import { ReviewForm } from '../briefs/review-form.tsx';
import { StatusLine } from '../briefs/status-line.tsx';
import { CloseForm } from '../comments/close-form.tsx';
import { type EntryActor, renderReactions } from '../comments/comment-actions.ts';
import { CommentForm, type CommentFormValues } from '../comments/comment-form.tsx';
import { FollowControls } from '../inbox/follow-controls.tsx';
import type { Problems } from '../layout/fields.tsx';
import { conversationMessages } from '../layout/island-messages.ts';
import { Cautions } from '../lineage/corrections/cautions.tsx';
import { EntryLinks } from '../lineage/entry-links.tsx';
import { buildSubscribePath } from '../subscriptions/subscribe-path.ts';
import type { EntryParts } from '../wagers/entry/entry-parts.tsx';
import type { EntryRendering } from './entry-rendering.tsx';
import { pagePath } from './head-links.tsx';
import { getKindPage } from './kind-pages.ts';

interface Props {
  rendering: EntryRendering;
  actor: EntryActor;
  /** What its kind shows besides its words. */
  parts: EntryParts;
  /** The comments as HTML, or a mark at which they are put in later. */
  comments: string;
  commentValues: CommentFormValues;
  problems: Problems;
  /** The day that it is, and the time zone, for the reader. */
  today: string;
  zone: string;
}

/** The conversation: what all see, with the viewer's own things between. */
export function EntryPage(props: Props) {
  const { rendering, actor, parts, comments, commentValues, problems, today, zone } = props;
  const { head } = actor;
  const { status } = rendering;
  return (
    <>
      {raw(rendering.neighbours)}
      <article class="h-entry">
        <Cautions head={head} zone={zone} />
        {raw(rendering.header)}
        {status ? (
          <StatusLine
            head={head}
            status={status}
            today={today}
            zone={zone}
            isSignedIn={actor.personId !== null}
          />
        ) : null}
        {raw(parts.above)}
        {raw(rendering.entry)}
        {raw(parts.below)}
        <EntryActions rendering={rendering} actor={actor} />
        {raw(rendering.conclusion)}
        <EntryLinks entryId={head.id} links={head.links} zone={zone} />
        <live-conversation
          entry={head.id}
          page={rendering.isLastPage ? 'last' : undefined}
          closed={rendering.isClosed ? '' : undefined}
          withdrawn={rendering.isWithdrawn ? '' : undefined}
          count={String(rendering.commentCount)}
          since={rendering.lastEventId ?? undefined}
          data-messages={conversationMessages}
        >
          <section class="conversation" aria-labelledby="conversation">
            <h2 id="conversation">{say('entry.comments', { n: rendering.commentCount })}</h2>
            <Pager rendering={rendering} />
            <div class="comments">{raw(comments)}</div>
            <Pager rendering={rendering} />
            <FeedLink id={head.id} open={rendering.space.audience === 'public'} />
            <FollowControls head={head} />
          </section>
          <PendingAsk head={head} />
          <CommentForm
            rendering={rendering}
            actor={actor}
            values={commentValues}
            problems={problems}
          />
        </live-conversation>
      </article>
      {status && head.can.edit ? (
        <ReviewForm
          id={head.id}
          status={status}
          today={today}
          isDue={isReviewDue(head.status, today)}
          problems={problems}
        />
      ) : null}
      {head.can.close ? <CloseForm id={head.id} rendering={rendering} problems={problems} /> : null}
      {actor.canReact ? (
        <form id="react" method="post" action={`/entries/${head.id}/reactions`} />
      ) : null}
      <ChoiceForms rendering={rendering} actor={actor} />
      {raw(rendering.neighboursBelow)}
    </>
  );
}

/** That somebody thinks the reader would know: it stands where they would answer. */
function PendingAsk({ head: { followState } }: { head: EntryActor['head'] }) {
  if (!followState?.pendingAsk) return null;
  const { id, name } = followState.pendingAsk;
  return (
    <form method="post" action={`/asks/${id}/declining`} class="asked">
      <p>{say('asks.toYou', { name })}</p>
      <button type="submit" class="link-button">
        {say('asks.decline')}
      </button>
    </form>
  );
}

function EntryActions({ rendering, actor }: { rendering: EntryRendering; actor: EntryActor }) {
  const { id, can, ownReactions } = actor.head;
  const own = new Set(ownReactions.map(({ comment, name }) => `${comment ?? id} ${name}`));
  const given = renderReactions(id, rendering.reactions, own, actor);
  if (rendering.isWithdrawn || (!given && !actor.canReact)) return null;
  return (
    <div class="actions">
      {raw(given)}
      {actor.canReact ? (
        <a href={`/entries/${id}/reactions`} data-react>
          {say('comment.react')}
        </a>
      ) : null}
      {can.close && !rendering.isClosed && getKindPage(rendering.kind).canAskBeyond ? (
        <a href={`/entries/${id}/asks`}>{say('asks.link')}</a>
      ) : null}
      {can.edit ? <a href={`/entries/${id}/edit`}>{say('work.edit')}</a> : null}
      {can.editSources ? <a href={`/entries/${id}/sources`}>{say('sources.link')}</a> : null}
      {can.correct ? <a href={`/entries/${id}/corrections`}>{say('corrections.link')}</a> : null}
      {can.withdraw ? <a href={`/entries/${id}/withdrawal`}>{say('withdrawal.link')}</a> : null}
    </div>
  );
}

function Pager({ rendering: { page, isLastPage, path } }: { rendering: EntryRendering }) {
  if (page === 1 && isLastPage) return null;
  return (
    <nav class="pager" aria-label={say('conversation.pages')}>
      {page > 1 ? (
        <a rel="prev" href={`${pagePath(path, page - 1)}#conversation`}>
          {say('conversation.earlier')}
        </a>
      ) : (
        <span />
      )}
      {isLastPage ? (
        <span />
      ) : (
        <a rel="next" href={`${pagePath(path, page + 1)}#conversation`}>
          {say('conversation.later')}
        </a>
      )}
    </nav>
  );
}

function FeedLink({ id, open }: { id: string; open: boolean }) {
  const feed = `/entries/${id}/comments`;
  const [before, after] = say('entry.follow').split('|');
  return (
    <>
      <p class="follow">
        {before}
        <a href={`${feed}.atom`}>{say('entry.followLink')}</a>
        {after}
      </p>
      {open ? null : <PrivateFeedLink feed={feed} />}
    </>
  );
}

/** A feed reader cannot sign in, so the feed's own address is of no use to it. */
function PrivateFeedLink({ feed }: { feed: string }) {
  const [before, after] = say('subscriptions.own').split('|');
  return (
    <p class="follow-own">
      {before}
      <a href={buildSubscribePath(feed, false)}>{say('subscriptions.ownLink')}</a>
      {after}
    </p>
  );
}

function ChoiceForms({ rendering, actor }: { rendering: EntryRendering; actor: EntryActor }) {
  const { choice } = getKindPage(rendering.kind);
  if (!choice || !actor.head.can.close) return null;
  const path = `/entries/${actor.head.id}/${choice.noun}`;
  return (
    <>
      <form id="choose" method="post" action={path} />
      <form id="unchoose" method="post" action={`${path}/deletion`} />
    </>
  );
}
