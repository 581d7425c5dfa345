import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { FeedPage } from '../../workplace/feeds/index.ts';
import type { DoorEnv } from '../shared/door-context.ts';
import { renderAtom } from './atom.ts';
import { type Feed, type FeedLinks, toUrn } from './feed.ts';
import type { FeedSource, FindFeedSource } from './feed-sources.ts';
import type { FeedReader } from './items.ts';
import { renderJsonFeed } from './json-feed.ts';

type Ctx = Context<DoorEnv>;

export const formats = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: renderAtom },
  json: { type: 'application/feed+json; charset=utf-8', write: renderJsonFeed },
} as const;

export type FeedFormat = keyof typeof formats;

/** Answers with a document of a feed, or only with its being unchanged, which is cheap to know. */
export async function respondWithFeed(
  c: Ctx,
  reader: FeedReader,
  find: FindFeedSource,
  format: FeedFormat,
): Promise<Response> {
  const source = await find(reader, c.req.param('name') ?? '');
  const until = c.req.query('archive') ?? null;
  const part = await source.getPage(until);
  const links = buildLinks(c, source.path, format, until, part);
  const etag = computeEtag(source, part, links);
  const { lastModified } = part;
  c.header('ETag', etag);
  if (lastModified && isSecondOver(lastModified, reader.now))
    c.header('Last-Modified', lastModified.toUTCString());
  c.header(
    'Cache-Control',
    reader.viewer.kind === 'anonymous' ? 'public, max-age=60' : 'private, max-age=0',
  );
  c.header('Vary', 'Authorization, Cookie');
  if (isUnchanged(c, etag)) return c.body(null, 304);
  const feed = await loadFeed(source, part, links, reader.origin);
  return c.body(formats[format].write(feed), 200, { 'Content-Type': formats[format].type });
}

async function loadFeed(
  source: FeedSource,
  part: FeedPage,
  links: FeedLinks,
  origin: string,
): Promise<Feed> {
  const { items, deleted: inPlace } = await source.loadItems(part.ids);
  const listed = new Set(part.ids.map(toUrn));
  const elsewhere = part.deleted.map(({ id, at }) => ({ id: toUrn(id), at }));
  const gone = [...inPlace, ...elsewhere.filter(({ id }) => !listed.has(id))];
  const times = [source.since, ...items.map(({ updated }) => updated), ...gone.map(({ at }) => at)];
  return {
    id: source.id,
    title: source.title,
    subtitle: source.subtitle,
    home: origin + source.home,
    updated: new Date(Math.max(...times.map((time) => time.getTime()))),
    archived: part.archived,
    links,
    items,
    deleted: gone,
  };
}

/** A private feed's token stays in the addresses by which its reader comes back, and only there. */
function buildLinks(
  c: Ctx,
  path: string,
  format: FeedFormat,
  until: string | null,
  part: FeedPage,
): FeedLinks {
  const token = c.get('via') === 'feedToken' ? c.req.query('token') : undefined;
  const to = (archive: string | null) => {
    const asked = new URLSearchParams();
    if (archive) asked.set('archive', archive);
    if (token) asked.set('token', token);
    const query = asked.size > 0 ? `?${asked}` : '';
    return `${c.get('origin')}${path}.${format}${query}`;
  };
  return {
    self: to(until),
    current: to(null),
    older: part.older && to(part.older),
    newer: part.newer && to(part.newer),
  };
}

/** Weak, since what carries it may compress the document. */
function computeEtag(
  { id, title, subtitle }: FeedSource,
  { version }: FeedPage,
  links: FeedLinks,
): string {
  const facts = JSON.stringify([id, title, subtitle, version, links.self]);
  return `W/"${createHash('sha256').update(facts).digest('base64url').slice(0, 22)}"`;
}

/** HTTP tells time in seconds, so what changed within this second may change once more unseen. */
function isSecondOver(time: Date, now: Date): boolean {
  return Math.floor(time.getTime() / 1000) < Math.floor(now.getTime() / 1000);
}

/** By the ETag where the reader has one: it knows of every change, a time only of most. */
function isUnchanged(c: Ctx, etag: string): boolean {
  const known = c.req.header('if-none-match');
  if (known !== undefined) {
    const bare = (tag: string) => tag.trim().replace(/^W\//, '');
    return known.trim() === '*' || known.split(',').map(bare).includes(bare(etag));
  }
  const since = Date.parse(c.req.header('if-modified-since') ?? '');
  const modified = Date.parse(c.res.headers.get('last-modified') ?? '');
  return modified <= since;
}
