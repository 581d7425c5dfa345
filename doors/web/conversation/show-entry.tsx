import { createHash } from 'node:crypto';
import { raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type PersonViewer, personId, zoneOf } from '../../../workplace/access/index.ts';
import { markRead } from '../../../workplace/attention/reads.ts';
import { getComment } from '../../../workplace/conversation/index.ts';
import { type EntryHead, entryPath, getEntryHead } from '../../../workplace/entries/index.ts';
import { Refusal } from '../../../workplace/refusal.ts';
import { themeOf } from '../../shared/page/shell.ts';
import { isDue, todayFor } from '../briefs/days.ts';
import type { Ctx, House } from '../house.ts';
import { noProblems, type Problems } from '../layout/fields.tsx';
import { documentOf, sayReader, shellOf } from '../layout/show.tsx';
import { param } from '../viewer.ts';
import type { EntryParts } from '../wagers/entry-parts.tsx';
import { commentBytesFor, commentsFor, type Doer } from './doings.ts';
import { EntryPage } from './entry-page.tsx';
import { partsOf } from './kind-parts.ts';
import { findRendering, type Rendering } from './rendering.tsx';
import type { Response as Answer } from './respond.tsx';

/** `/entries/ID/slug`: by far the page most read, so most of it is rendered once for everybody. */
export async function showEntry(c: Ctx, house: House): Promise<Response> {
  const viewer = c.get('viewer');
  const head = await house.heads.get(viewer, param(c, 'id'));
  const canonical = entryPath(head);
  if (encodeURIComponent(param(c, 'slug')) !== encodeURIComponent(head.slug)) {
    return c.redirect(canonical + new URL(c.req.url).search, 301);
  }
  const [name, waiting, parts] = await Promise.all([
    ...([house.name(), house.heads.waiting(viewer)] as const),
    partsOf(house, viewer, head),
  ]);
  const etag = etagOf(c, house, head, { name, waiting, parts });
  c.header('ETag', etag);
  c.header('Vary', 'Cookie, Authorization');
  c.header('Cache-Control', viewer.is === 'person' ? 'private, no-cache' : 'no-cache');
  sayReader(c);
  c.header('Keep-Copy', head.withdrawn ? 'no' : 'yes');
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304);
  if (viewer.is === 'nobody') return pageForAll(c, house, { head, parts }, etag);
  const rendering = await renderingFor(c, house, head);
  rememberReading(c, house, head, rendering);
  return c.body(await ownPage(c, house, { head, parts }, etag), 200, html);
}

/** Somebody's own page as it was last sent to them, or made anew. */
async function ownPage(c: Ctx, house: House, { head, parts }: Headed, etag: string) {
  let page = house.ownPages.get(etag);
  if (!page) {
    const rendering = await renderingFor(c, house, head);
    const answer = await answerFor(c, house, head);
    page = await madeAround(c, house, { head, parts, rendering, answer, problems: noProblems });
    house.ownPages.put(etag, page, page.length);
  }
  return page;
}

// NUL is in no text that is stored, so the mark can be in no page but where we put it.
const mark = '\0comments\0';

/** The viewer's own page around comments that are bytes already. */
async function madeAround(c: Ctx, house: House, shown: Shown) {
  const [before = '', after = ''] = (await pageFor(c, house, shown, mark)).split(mark);
  const comments = commentBytesFor(shown.rendering, doerFor(c, shown.head));
  return Buffer.concat([Buffer.from(before), comments, Buffer.from(after)]);
}

const html = { 'Content-Type': 'text/html; charset=UTF-8' };

/** Where the reader is in a long conversation; whatever is not a page is the first. */
export function pageNumber(c: Ctx): number {
  const page = Number(c.req.query('page') ?? '1');
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
}

export function renderingFor(c: Ctx, house: House, head: EntryHead): Promise<Rendering> {
  const viewer = c.get('viewer');
  const setting = { page: pageNumber(c), zone: zoneOf(viewer), origin: c.get('origin') };
  return findRendering(house, viewer, head, setting);
}

/** Signed out, the same version is the same page, byte for byte: it is kept as it is sent. */
async function pageForAll(
  c: Ctx,
  house: House,
  { head, parts }: Headed,
  etag: string,
): Promise<Response> {
  let page = house.pages.get(etag);
  if (!page) {
    const rendering = await renderingFor(c, house, head);
    const answer = { body: '', replyTo: null };
    const text = await pageFor(c, house, { head, parts, rendering, answer, problems: noProblems });
    page = new TextEncoder().encode(text);
    house.pages.put(etag, page, page.length);
  }
  return c.body(page, 200, html);
}

/** An entry and what its kind shows besides its words, for this viewer. */
interface Headed {
  head: EntryHead;
  parts: EntryParts;
}

interface Shown extends Headed {
  rendering: Rendering;
  answer: Answer;
  problems: Problems;
}

async function pageFor(c: Ctx, house: House, shown: Shown, comments?: string): Promise<string> {
  const { head, parts, rendering, answer, problems } = shown;
  const doer = doerFor(c, head);
  const body = (
    <EntryPage
      rendering={rendering}
      doer={doer}
      parts={parts}
      comments={comments ?? commentsFor(rendering, doer)}
      response={answer}
      problems={problems}
      today={todayFor(house, c.get('viewer'))}
      zone={zoneOf(c.get('viewer'))}
    />
  );
  const frame = {
    title: rendering.title,
    head: raw(rendering.head + parts.head),
    body,
    islands: true,
  };
  const shell = await shellOf(c, house);
  // What waits here is being read.
  const reads = c.req.method === 'GET' && head.attention?.reached;
  return documentOf(reads ? { ...shell, waiting: Math.max(0, shell.waiting - 1) } : shell, frame);
}

/** The page again after a refusal, with everything that was typed. */
export async function showEntryAgain(
  c: Ctx,
  house: House,
  again: { answer: Answer; problems: Problems; status: ContentfulStatusCode },
): Promise<Response> {
  const head = await getEntryHead(house.doorway.workplace, c.get('viewer'), param(c, 'id'));
  const [rendering, parts] = await Promise.all([
    renderingFor(c, house, head),
    partsOf(house, c.get('viewer'), head),
  ]);
  c.header('Cache-Control', 'private, no-store');
  return c.html(await pageFor(c, house, { head, parts, rendering, ...again }), again.status);
}

export function doerFor(c: Ctx, head: EntryHead): Doer {
  return { head, personId: personId(c.get('viewer')), mayReact: head.may.react };
}

/** What stands around the conversation. */
interface Around {
  name: string;
  waiting: number;
  parts: EntryParts;
}

/** Everything that the page depends on; a script's nonce is not among it, since none is needed. */
function etagOf(c: Ctx, house: House, head: EntryHead, around: Around): string {
  const { name, waiting, parts } = around;
  const state = [
    head.id,
    head.version,
    head.readUntil,
    head.ownReactions,
    head.draft,
    head.may,
    head.links,
    head.flags,
    head.attention,
    waiting,
    parts,
    head.status,
    isDue(head.status, todayFor(house, c.get('viewer'))),
    c.get('viewer'),
    c.get('origin'),
    new URL(c.req.url).search,
    themeOf(c),
    name,
    house.doorway.asset('site.css'),
    house.doorway.asset('islands.js'),
  ];
  return `W/"${createHash('sha1').update(JSON.stringify(state)).digest('base64url')}"`;
}

/** A link to reply carries whom, and perhaps the wish to quote; otherwise the draft comes back. */
async function answerFor(c: Ctx, house: House, head: EntryHead): Promise<Answer> {
  const quote = c.req.query('quote');
  const id = quote ?? c.req.query('replyTo');
  const body = head.draft ?? '';
  if (!id || !head.may.comment) return { body, replyTo: null };
  const comment = await findReplied(c, house, id);
  if (comment?.entryId !== head.id || comment.deletedAt) return { body, replyTo: null };
  const replyTo = { id, name: comment.author.name };
  if (!quote) return { body, replyTo };
  return { body: `${body ? `${body}\n\n` : ''}${quoted(comment.body)}`, replyTo };
}

/** The link may be old: a comment that is gone is simply not replied to. */
export async function findReplied(c: Ctx, house: House, id: string) {
  try {
    return await getComment(house.doorway.workplace, c.get('viewer'), id);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'notFound') return null;
    throw error;
  }
}

export function quoted(body: string): string {
  return `${body.replace(/^/gm, '> ')}\n\n`;
}

/** Remembered beside the answer, never before it; a page fetched ahead of time was not read. */
function rememberReading(c: Ctx, house: House, head: EntryHead, { until }: Rendering): void {
  const viewer = c.get('viewer');
  if (c.get('via') !== 'session' || c.req.method !== 'GET') return;
  if (c.req.header('sec-purpose')?.includes('prefetch')) return;
  if (head.readUntil && head.readUntil >= until && !head.attention?.waits) return;
  const { workplace, log } = house.doorway;
  void markRead(workplace, viewer as PersonViewer, head.id, until).then(
    () => house.heads.forget(viewer, head.id),
    (error: unknown) => log.warn({ err: error }, 'reading was not remembered'),
  );
}
