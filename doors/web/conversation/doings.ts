import { say } from '../../../messages/index.ts';
import type { EntryHead } from '../../../workplace/entries/index.ts';
import { reactionNames } from '../../../workplace/works/reactions.ts';
import { kindPage } from '../entries/kind-pages.ts';
import { type CommentParts, commentEnd } from './comment.tsx';
import type { Rendering } from './rendering.tsx';

/**
 * What the viewer can do with each comment is put between ready pieces of HTML on every request,
 * so it is joined text rather than JSX. Only ids, names of a closed list and our own words go in.
 */
export interface Doer {
  head: EntryHead;
  /** The viewer's own id, or null for somebody signed out. */
  personId: string | null;
  mayReact: boolean;
}

const words = {
  reply: say('comment.reply'),
  more: say('comment.more'),
  unread: say('comment.unreadLine'),
};

const reactionWords = new Map(reactionNames.map((name) => [name, say(`reaction.${name}`)]));

const mostKept = 16;

/**
 * The same as bytes, kept for all viewers for whom it comes to the same: most have nothing of
 * their own in a conversation, and turning a long text into bytes is half the work of sending it.
 */
export function commentBytesFor(rendering: Rendering, doer: Doer): Uint8Array {
  const { may, ownReactions } = doer.head;
  const writes = rendering.comments.some((part) => part.authorId === doer.personId);
  const unread = firstUnread(rendering.comments, doer);
  const state = [may, doer.mayReact, writes && doer.personId, unread, ownReactions];
  const key = JSON.stringify(state);
  let bytes = rendering.bytes.get(key);
  if (!bytes) {
    bytes = new TextEncoder().encode(commentsFor(rendering, doer));
    if (rendering.bytes.size >= mostKept) rendering.bytes.clear();
    rendering.bytes.set(key, bytes);
  }
  return bytes;
}

/** The comments of a page for one viewer, with the line before the first that is new to them. */
export function commentsFor(rendering: Rendering, doer: Doer): string {
  const own = ownReactions(doer.head);
  const unread = firstUnread(rendering.comments, doer);
  let html = '';
  for (const part of rendering.comments) {
    if (part.id === unread) html += `<p class="unread" id="unread">${words.unread}</p>`;
    html += commentFor(part, rendering, doer, own);
  }
  return html;
}

/** One comment whole, as it also arrives by itself on an open page. */
export function commentFor(
  part: CommentParts,
  rendering: Pick<Rendering, 'page' | 'kind' | 'chosen'>,
  doer: Doer,
  own = ownReactions(doer.head),
): string {
  if (part.gone) return part.open + commentEnd;
  const doings = reactionsHtml(part.id, part.reactions, own, doer) + actions(part, rendering, doer);
  return part.open + (doings ? `<footer class="doings">${doings}</footer>` : '') + commentEnd;
}

function ownReactions({ id, ownReactions }: EntryHead): ReadonlySet<string> {
  return new Set(ownReactions.map(({ comment, name }) => `${comment ?? id} ${name}`));
}

function firstUnread(comments: readonly CommentParts[], { head, personId }: Doer): string | null {
  const since = head.readUntil;
  if (!since || !personId) return null;
  const isNew = (part: CommentParts) => part.at > since && part.authorId !== personId && !part.gone;
  return comments.find(isNew)?.id ?? null;
}

/** The reactions given so far: buttons for who may react, plain words for others. */
export function reactionsHtml(
  id: string,
  given: CommentParts['reactions'],
  own: ReadonlySet<string>,
  { mayReact }: Doer,
): string {
  let html = '';
  for (const { name, count } of given) {
    const word = reactionWords.get(name);
    if (!word) continue;
    const text = `${word} <b>${count}</b>`;
    html += mayReact
      ? `<button class="reaction" form="react" name="give" value="${id} ${name}" aria-pressed="${own.has(`${id} ${name}`)}">${text}</button>`
      : `<span class="reaction">${text}</span>`;
  }
  return html;
}

function actions(
  part: CommentParts,
  rendering: Pick<Rendering, 'page' | 'kind' | 'chosen'>,
  { head, mayReact }: Doer,
): string {
  const { id } = part;
  const page = rendering.page > 1 ? `page=${rendering.page}&amp;` : '';
  let html = '';
  if (head.may.comment) {
    html += `<a href="?${page}replyTo=${id}#respond" data-reply>${words.reply}</a>`;
  }
  html += choiceHtml(id, rendering, head);
  if (mayReact || head.may.tend) {
    html += `<a href="/comments/${id}/doings" data-react>${words.more}</a>`;
  }
  return html;
}

function choiceHtml(id: string, rendering: Pick<Rendering, 'kind' | 'chosen'>, head: EntryHead) {
  const { choice } = kindPage(rendering.kind);
  if (!choice || !head.may.close) return '';
  return rendering.chosen === id
    ? `<button class="quietly" form="unchoose">${say(choice.undo)}</button>`
    : `<button class="quietly" form="choose" name="comment" value="${id}">${say(choice.choose)}</button>`;
}
