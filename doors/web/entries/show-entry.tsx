import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { getPersonId, getTimeZone, type PersonViewer } from '../../../workplace/access/index.ts';
import { getComment } from '../../../workplace/comments/index.ts';
import { type EntryHead, getEntryHead } from '../../../workplace/entries/index.ts';
import { AppError } from '../../../workplace/kernel/index.ts';
import { markRead } from '../../../workplace/notifications/index.ts';
import { entryPath } from '../../../workplace/works/index.ts';
import { getTheme } from '../../shared/page/shell.ts';
import { getToday, isReviewDue } from '../briefs/review-days.ts';
import { type EntryActor, getCommentBytes, renderComments } from '../comments/comment-actions.ts';
import type { CommentFormValues } from '../comments/comment-form.tsx';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { loadShell, renderDocument, setReaderHeader } from '../layout/render-page.tsx';
import { param } from '../viewer.ts';
import type { EntryParts } from '../wagers/entry/entry-parts.tsx';
import type { Ctx, WebContext } from '../web-context.ts';
import { EntryPage } from './entry-page.tsx';
import { type EntryRendering, getRendering } from './entry-rendering.tsx';
import { loadKindParts } from './kind-parts.ts';

/** `/entries/ID/slug`: by far the page most read, so most of it is rendered once for everybody. */
export async function showEntry(c: Ctx, web: WebContext): Promise<Response> {
  const viewer = c.get('viewer');
  const head = await web.entryHeads.get(viewer, param(c, 'id'));
  const canonical = entryPath(head);
  if (encodeURIComponent(param(c, 'slug')) !== encodeURIComponent(head.slug)) {
    return c.redirect(canonical + new URL(c.req.url).search, 301);
  }
  const [name, unseenCount, parts] = await Promise.all([
    web.name(),
    web.entryHeads.countUnseen(viewer),
    loadKindParts(web, viewer, head),
  ]);
  const etag = computeEtag(c, web, head, { name, unseenCount, parts });
  c.header('ETag', etag);
  c.header('Vary', 'Cookie, Authorization');
  c.header('Cache-Control', viewer.kind === 'person' ? 'private, no-cache' : 'no-cache');
  setReaderHeader(c);
  c.header('Keep-Copy', head.isWithdrawn ? 'no' : 'yes');
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304);
  if (viewer.kind === 'anonymous') return sendPublicPage(c, web, { head, parts }, etag);
  const rendering = await loadRendering(c, web, head);
  markEntryRead(c, web, head, rendering);
  return c.body(await getOwnPage(c, web, { head, parts }, etag), 200, htmlHeaders);
}

/** Somebody's own page as it was last sent to them, or made anew. */
async function getOwnPage(c: Ctx, web: WebContext, { head, parts }: EntryWithParts, etag: string) {
  let page = web.ownPages.get(etag);
  if (!page) {
    const rendering = await loadRendering(c, web, head);
    const commentValues = await loadCommentValues(c, web, head);
    page = await renderOwnPage(c, web, {
      head,
      parts,
      rendering,
      commentValues,
      problems: noProblems,
    });
    web.ownPages.put(etag, page, page.length);
  }
  return page;
}

// NUL is in no text that is stored, so the mark can be in no page but where we put it.
const commentsMarker = '\0comments\0';

/** The viewer's own page around comments that are bytes already. */
async function renderOwnPage(c: Ctx, web: WebContext, shown: EntryPageState) {
  const [before = '', after = ''] = (await renderPage(c, web, shown, commentsMarker)).split(
    commentsMarker,
  );
  const comments = getCommentBytes(shown.rendering, toEntryActor(c, shown.head));
  return Buffer.concat([Buffer.from(before), comments, Buffer.from(after)]);
}

const htmlHeaders = { 'Content-Type': 'text/html; charset=UTF-8' };

/** Where the reader is in a long conversation; whatever is not a page is the first. */
export function parsePageNumber(c: Ctx): number {
  const page = Number(c.req.query('page') ?? '1');
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
}

export function loadRendering(c: Ctx, web: WebContext, head: EntryHead): Promise<EntryRendering> {
  const viewer = c.get('viewer');
  const setting = { page: parsePageNumber(c), zone: getTimeZone(viewer), origin: c.get('origin') };
  return getRendering(web, viewer, head, setting);
}

/** Signed out, the same version is the same page, byte for byte: it is kept as it is sent. */
async function sendPublicPage(
  c: Ctx,
  web: WebContext,
  { head, parts }: EntryWithParts,
  etag: string,
): Promise<Response> {
  let page = web.pages.get(etag);
  if (!page) {
    const rendering = await loadRendering(c, web, head);
    const commentValues = { body: '', replyTo: null };
    const text = await renderPage(c, web, {
      head,
      parts,
      rendering,
      commentValues,
      problems: noProblems,
    });
    page = new TextEncoder().encode(text);
    web.pages.put(etag, page, page.length);
  }
  return c.body(page, 200, htmlHeaders);
}

/** An entry and what its kind shows besides its words, for this viewer. */
interface EntryWithParts {
  head: EntryHead;
  parts: EntryParts;
}

interface EntryPageState extends EntryWithParts {
  rendering: EntryRendering;
  commentValues: CommentFormValues;
  problems: Problems;
}

async function renderPage(
  c: Ctx,
  web: WebContext,
  shown: EntryPageState,
  comments?: string,
): Promise<string> {
  const { head, parts, rendering, commentValues, problems } = shown;
  const actor = toEntryActor(c, head);
  const body = (
    <EntryPage
      rendering={rendering}
      actor={actor}
      parts={parts}
      comments={comments ?? renderComments(rendering, actor)}
      commentValues={commentValues}
      problems={problems}
      today={getToday(web, c.get('viewer'))}
      zone={getTimeZone(c.get('viewer'))}
    />
  );
  const frame = {
    title: rendering.title,
    head: raw(rendering.head + parts.head),
    body,
    hasIslands: true,
  };
  const shell = await loadShell(c, web);
  // What waits here is being read.
  const reads = c.req.method === 'GET' && head.followState?.isNotified;
  return renderDocument(
    reads ? { ...shell, unreadCount: Math.max(0, shell.unreadCount - 1) } : shell,
    frame,
  );
}

/** The page again after a refusal, with everything that was typed. */
export async function showEntryAgain(
  c: Ctx,
  web: WebContext,
  again: { commentValues: CommentFormValues; problems: Problems; status: ContentfulStatusCode },
): Promise<Response> {
  const head = await getEntryHead(web.door.context, c.get('viewer'), param(c, 'id'));
  const [rendering, parts] = await Promise.all([
    loadRendering(c, web, head),
    loadKindParts(web, c.get('viewer'), head),
  ]);
  c.header('Cache-Control', 'private, no-store');
  return c.html(await renderPage(c, web, { head, parts, rendering, ...again }), again.status);
}

export function toEntryActor(c: Ctx, head: EntryHead): EntryActor {
  return { head, personId: getPersonId(c.get('viewer')), canReact: head.can.react };
}

/** What stands around the conversation. */
interface EtagInputs {
  name: string;
  unseenCount: number;
  parts: EntryParts;
}

/** Everything that the page depends on; a script's nonce is not among it, since none is needed. */
function computeEtag(c: Ctx, web: WebContext, head: EntryHead, around: EtagInputs): string {
  const { name, unseenCount, parts } = around;
  const state = [
    head.id,
    head.version,
    head.readUntil,
    head.ownReactions,
    head.draft,
    head.can,
    head.links,
    head.flags,
    head.followState,
    unseenCount,
    parts,
    head.status,
    isReviewDue(head.status, getToday(web, c.get('viewer'))),
    c.get('viewer'),
    c.get('origin'),
    new URL(c.req.url).search,
    getTheme(c),
    name,
    web.door.asset('site.css'),
    web.door.asset('islands.js'),
  ];
  return `W/"${createHash('sha1').update(JSON.stringify(state)).digest('base64url')}"`;
}

/** A link to reply carries whom, and perhaps the wish to quote; otherwise the draft comes back. */
async function loadCommentValues(
  c: Ctx,
  web: WebContext,
  head: EntryHead,
): Promise<CommentFormValues> {
  const quote = c.req.query('quote');
  const id = quote ?? c.req.query('replyTo');
  const body = head.draft ?? '';
  if (!id || !head.can.comment) return { body, replyTo: null };
  const comment = await findReplyTarget(c, web, id);
  if (comment?.entryId !== head.id || comment.deletedAt) return { body, replyTo: null };
  const replyTo = { id, name: comment.author.name };
  if (!quote) return { body, replyTo };
  return { body: `${body ? `${body}\n\n` : ''}${quoteMarkdown(comment.body)}`, replyTo };
}

/** The link may be old: a comment that is gone is simply not replied to. */
export async function findReplyTarget(c: Ctx, web: WebContext, id: string) {
  try {
    return await getComment(web.door.context, c.get('viewer'), id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'notFound') return null;
    throw error;
  }
}

export function quoteMarkdown(body: string): string {
  return `${body.replace(/^/gm, '> ')}\n\n`;
}

/** Remembered beside the answer, never before it; a page fetched ahead of time was not read. */
function markEntryRead(
  c: Ctx,
  web: WebContext,
  head: EntryHead,
  { newestAt }: EntryRendering,
): void {
  const viewer = c.get('viewer');
  if (c.get('via') !== 'session' || c.req.method !== 'GET') return;
  if (c.req.header('sec-purpose')?.includes('prefetch')) return;
  if (head.readUntil && head.readUntil >= newestAt && !head.followState?.hasUnseen) return;
  const { context, log } = web.door;
  void markRead(context, viewer as PersonViewer, head.id, newestAt).then(
    () => web.entryHeads.invalidate(viewer, head.id),
    (error: unknown) => log.warn({ err: error }, 'marking an entry as read failed'),
  );
}
