import { say } from '../../../messages/index.ts';
import type { EntryHead } from '../../../workplace/entries/index.ts';
import { reactionNames } from '../../../workplace/works/index.ts';
import type { EntryRendering } from '../entries/entry-rendering.tsx';
import { getKindPage } from '../entries/kind-pages.ts';
import { type CommentParts, commentClosingTag } from './comment.tsx';

/**
 * What the viewer can do with each comment is put between ready pieces of HTML on every request,
 * so it is joined text rather than JSX. Only ids, names of a closed list and our own words go in.
 */
export interface EntryActor {
  head: EntryHead;
  /** The viewer's own id, or null for somebody signed out. */
  personId: string | null;
  canReact: boolean;
}

const labels = {
  reply: say('comment.reply'),
  more: say('comment.more'),
  unread: say('comment.unreadLine'),
};

const reactionLabels = new Map(reactionNames.map((name) => [name, say(`reaction.${name}`)]));

const MAX_CACHED = 16;

/**
 * The same as bytes, kept for all viewers for whom it comes to the same: most have nothing of
 * their own in a conversation, and turning a long text into bytes is half the work of sending it.
 */
export function getCommentBytes(rendering: EntryRendering, actor: EntryActor): Uint8Array {
  const { can, ownReactions } = actor.head;
  const writes = rendering.comments.some((part) => part.authorId === actor.personId);
  const unread = findFirstUnread(rendering.comments, actor);
  const state = [can, actor.canReact, writes && actor.personId, unread, ownReactions];
  const key = JSON.stringify(state);
  let bytes = rendering.bytesByState.get(key);
  if (!bytes) {
    bytes = new TextEncoder().encode(renderComments(rendering, actor));
    if (rendering.bytesByState.size >= MAX_CACHED) rendering.bytesByState.clear();
    rendering.bytesByState.set(key, bytes);
  }
  return bytes;
}

/** The comments of a page for one viewer, with the line before the first that is new to them. */
export function renderComments(rendering: EntryRendering, actor: EntryActor): string {
  const own = toOwnReactionKeys(actor.head);
  const unread = findFirstUnread(rendering.comments, actor);
  let html = '';
  for (const part of rendering.comments) {
    if (part.id === unread) html += `<p class="unread" id="unread">${labels.unread}</p>`;
    html += renderComment(part, rendering, actor, own);
  }
  return html;
}

/** One comment whole, as it also arrives by itself on an open page. */
export function renderComment(
  part: CommentParts,
  rendering: Pick<EntryRendering, 'page' | 'kind' | 'chosenCommentId'>,
  actor: EntryActor,
  own = toOwnReactionKeys(actor.head),
): string {
  if (part.isDeleted) return part.openingHtml + commentClosingTag;
  const actions =
    renderReactions(part.id, part.reactions, own, actor) + renderActions(part, rendering, actor);
  return (
    part.openingHtml +
    (actions ? `<footer class="actions">${actions}</footer>` : '') +
    commentClosingTag
  );
}

function toOwnReactionKeys({ id, ownReactions }: EntryHead): ReadonlySet<string> {
  return new Set(ownReactions.map(({ comment, name }) => `${comment ?? id} ${name}`));
}

function findFirstUnread(
  comments: readonly CommentParts[],
  { head, personId }: EntryActor,
): string | null {
  const since = head.readUntil;
  if (!since || !personId) return null;
  const isNew = (part: CommentParts) =>
    part.at > since && part.authorId !== personId && !part.isDeleted;
  return comments.find(isNew)?.id ?? null;
}

/** The reactions given so far: buttons for who may react, plain words for others. */
export function renderReactions(
  id: string,
  given: CommentParts['reactions'],
  own: ReadonlySet<string>,
  { canReact }: EntryActor,
): string {
  let html = '';
  for (const { name, count } of given) {
    const word = reactionLabels.get(name);
    if (!word) continue;
    const text = `${word} <b>${count}</b>`;
    html += canReact
      ? `<button class="reaction" form="react" name="give" value="${id} ${name}" aria-pressed="${own.has(`${id} ${name}`)}">${text}</button>`
      : `<span class="reaction">${text}</span>`;
  }
  return html;
}

function renderActions(
  part: CommentParts,
  rendering: Pick<EntryRendering, 'page' | 'kind' | 'chosenCommentId'>,
  { head, canReact }: EntryActor,
): string {
  const { id } = part;
  const page = rendering.page > 1 ? `page=${rendering.page}&amp;` : '';
  let html = '';
  if (head.can.comment) {
    html += `<a href="?${page}replyTo=${id}#respond" data-reply>${labels.reply}</a>`;
  }
  html += renderChoice(id, rendering, head);
  if (canReact || head.can.manage) {
    html += `<a href="/comments/${id}/actions" data-react>${labels.more}</a>`;
  }
  return html;
}

function renderChoice(
  id: string,
  rendering: Pick<EntryRendering, 'kind' | 'chosenCommentId'>,
  head: EntryHead,
) {
  const { choice } = getKindPage(rendering.kind);
  if (!choice || !head.can.close) return '';
  return rendering.chosenCommentId === id
    ? `<button class="link-button" form="unchoose">${say(choice.undo)}</button>`
    : `<button class="link-button" form="choose" name="comment" value="${id}">${say(choice.choose)}</button>`;
}
