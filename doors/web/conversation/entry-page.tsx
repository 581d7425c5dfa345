import { raw } from 'hono/html';
import { say } from '../../../messages/index.ts';
import { isDue } from '../briefs/days.ts';
import { StatusLine } from '../briefs/status-line.tsx';
import { Tending } from '../briefs/tending.tsx';
import { pagePath } from '../entries/head-links.tsx';
import { kindPage } from '../entries/kind-pages.ts';
import { Lineage } from '../entries/lineage.tsx';
import { Hearing } from '../inbox/hearing.tsx';
import type { Problems } from '../layout/fields.tsx';
import { conversationWords } from '../layout/island-words.ts';
import { Notices } from '../lineage-corrections/notices.tsx';
import { subscribePath } from '../subscriptions/link.ts';
import type { EntryParts } from '../wagers/entry-parts.tsx';
import { Closing } from './closing.tsx';
import { type Doer, reactionsHtml } from './doings.ts';
import type { Rendering } from './rendering.tsx';
import { Respond, type Response } from './respond.tsx';

interface Props {
  rendering: Rendering;
  doer: Doer;
  /** What its kind shows besides its words. */
  parts: EntryParts;
  /** The comments as HTML, or a mark at which they are put in later. */
  comments: string;
  response: Response;
  problems: Problems;
  /** The day that it is, and the time zone, for the reader. */
  today: string;
  zone: string;
}

/** The conversation: what all see, with the viewer's own things between. */
export function EntryPage(props: Props) {
  const { rendering, doer, parts, comments, response, problems, today, zone } = props;
  const { head } = doer;
  const { status } = rendering;
  const about = { head, today, zone, signedIn: doer.personId !== null };
  return (
    <>
      {raw(rendering.beside)}
      <article class="h-entry">
        <Notices head={head} zone={zone} />
        {raw(rendering.header)}
        {status ? <StatusLine {...about} status={status} /> : null}
        {raw(parts.above)}
        {raw(rendering.entry)}
        {raw(parts.below)}
        <EntryDoings rendering={rendering} doer={doer} />
        {raw(rendering.result)}
        <Lineage of={head.id} links={head.links} zone={zone} />
        <live-conversation
          entry={head.id}
          page={rendering.last ? 'last' : undefined}
          closed={rendering.closed ? '' : undefined}
          withdrawn={rendering.withdrawn ? '' : undefined}
          count={String(rendering.count)}
          since={rendering.since ?? undefined}
          data-words={conversationWords}
        >
          <section class="conversation" aria-labelledby="conversation">
            <h2 id="conversation">{say('entry.comments', { n: rendering.count })}</h2>
            <Pager rendering={rendering} />
            <div class="comments">{raw(comments)}</div>
            <Pager rendering={rendering} />
            <Follow id={head.id} open={rendering.space.audience === 'public'} />
            <Hearing head={head} />
          </section>
          <Asked head={head} />
          <Respond rendering={rendering} doer={doer} response={response} problems={problems} />
        </live-conversation>
      </article>
      {status && head.may.edit ? (
        <Tending
          id={head.id}
          status={status}
          today={today}
          due={isDue(head.status, today)}
          problems={problems}
        />
      ) : null}
      {head.may.close ? <Closing id={head.id} rendering={rendering} problems={problems} /> : null}
      {doer.mayReact ? (
        <form id="react" method="post" action={`/entries/${head.id}/reactions`} />
      ) : null}
      <ChoiceForms rendering={rendering} doer={doer} />
      {raw(rendering.besideBelow)}
    </>
  );
}

/** That somebody thinks the reader would know: it stands where they would answer. */
function Asked({ head: { attention } }: { head: Doer['head'] }) {
  if (!attention?.asked) return null;
  const { id, name } = attention.asked;
  return (
    <form method="post" action={`/asks/${id}/declining`} class="asked">
      <p>{say('asks.toYou', { name })}</p>
      <button type="submit" class="quietly">
        {say('asks.decline')}
      </button>
    </form>
  );
}

function EntryDoings({ rendering, doer }: { rendering: Rendering; doer: Doer }) {
  const { id, may, ownReactions } = doer.head;
  const own = new Set(ownReactions.map(({ comment, name }) => `${comment ?? id} ${name}`));
  const given = reactionsHtml(id, rendering.reactions, own, doer);
  if (rendering.withdrawn || (!given && !doer.mayReact)) return null;
  return (
    <div class="doings">
      {raw(given)}
      {doer.mayReact ? (
        <a href={`/entries/${id}/reactions`} data-react>
          {say('comment.react')}
        </a>
      ) : null}
      {may.close && !rendering.closed && kindPage(rendering.kind).asksBeyond ? (
        <a href={`/entries/${id}/asks`}>{say('asks.link')}</a>
      ) : null}
      {may.edit ? <a href={`/entries/${id}/edit`}>{say('work.edit')}</a> : null}
      {may.own ? <a href={`/entries/${id}/sources`}>{say('sources.link')}</a> : null}
      {may.correct ? <a href={`/entries/${id}/corrections`}>{say('corrections.link')}</a> : null}
      {may.withdraw ? <a href={`/entries/${id}/withdrawal`}>{say('withdrawal.link')}</a> : null}
    </div>
  );
}

function Pager({ rendering: { page, last, path } }: { rendering: Rendering }) {
  if (page === 1 && last) return null;
  return (
    <nav class="pager" aria-label={say('conversation.pages')}>
      {page > 1 ? (
        <a rel="prev" href={`${pagePath(path, page - 1)}#conversation`}>
          {say('conversation.earlier')}
        </a>
      ) : (
        <span />
      )}
      {last ? (
        <span />
      ) : (
        <a rel="next" href={`${pagePath(path, page + 1)}#conversation`}>
          {say('conversation.later')}
        </a>
      )}
    </nav>
  );
}

function Follow({ id, open }: { id: string; open: boolean }) {
  const feed = `/entries/${id}/comments`;
  const [before, after] = say('entry.follow').split('|');
  return (
    <>
      <p class="follow">
        {before}
        <a href={`${feed}.atom`}>{say('entry.followLink')}</a>
        {after}
      </p>
      {open ? null : <OwnAddress feed={feed} />}
    </>
  );
}

/** A feed reader cannot sign in, so the feed's own address is of no use to it. */
function OwnAddress({ feed }: { feed: string }) {
  const [before, after] = say('subscriptions.own').split('|');
  return (
    <p class="follow-own">
      {before}
      <a href={subscribePath(feed, false)}>{say('subscriptions.ownLink')}</a>
      {after}
    </p>
  );
}

function ChoiceForms({ rendering, doer }: { rendering: Rendering; doer: Doer }) {
  const { choice } = kindPage(rendering.kind);
  if (!choice || !doer.head.may.close) return null;
  const path = `/entries/${doer.head.id}/${choice.noun}`;
  return (
    <>
      <form id="choose" method="post" action={path} />
      <form id="unchoose" method="post" action={`${path}/deletion`} />
    </>
  );
}
