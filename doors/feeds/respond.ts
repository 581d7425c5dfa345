import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { FeedPart } from '../../workplace/feeds/index.ts';
import type { DoorEnv } from '../shared/doorway.ts';
import { atomDocument } from './atom.ts';
import { type Feed, type Links, urnOf } from './feed.ts';
import type { Reader } from './items.ts';
import { jsonDocument } from './json.ts';
import type { FindSource, Source } from './source.ts';

type Ctx = Context<DoorEnv>;

export const formats = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: atomDocument },
  json: { type: 'application/feed+json; charset=utf-8', write: jsonDocument },
} as const;

export type Format = keyof typeof formats;

/** Answers with a document of a feed, or only with its being unchanged, which is cheap to know. */
export async function respond(
  c: Ctx,
  reader: Reader,
  find: FindSource,
  format: Format,
): Promise<Response> {
  const source = await find(reader, c.req.param('name') ?? '');
  const until = c.req.query('archive') ?? null;
  const part = await source.part(until);
  const links = linksOf(c, source.path, format, until, part);
  const etag = etagOf(source, part, links);
  const { lastModified } = part;
  c.header('ETag', etag);
  if (lastModified && settled(lastModified, reader.now))
    c.header('Last-Modified', lastModified.toUTCString());
  c.header(
    'Cache-Control',
    reader.viewer.is === 'nobody' ? 'public, max-age=60' : 'private, max-age=0',
  );
  c.header('Vary', 'Authorization, Cookie');
  if (isUnchanged(c, etag)) return c.body(null, 304);
  const feed = await feedOf(source, part, links, reader.origin);
  return c.body(formats[format].write(feed), 200, { 'Content-Type': formats[format].type });
}

async function feedOf(source: Source, part: FeedPart, links: Links, origin: string): Promise<Feed> {
  const { items, gone: inPlace } = await source.items(part.ids);
  const told = new Set(part.ids.map(urnOf));
  const elsewhere = part.gone.map(({ id, at }) => ({ id: urnOf(id), at }));
  const gone = [...inPlace, ...elsewhere.filter(({ id }) => !told.has(id))];
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
    gone,
  };
}

/** A private feed's token stays in the addresses by which its reader comes back, and only there. */
function linksOf(
  c: Ctx,
  path: string,
  format: Format,
  until: string | null,
  part: FeedPart,
): Links {
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
function etagOf({ id, title, subtitle }: Source, { version }: FeedPart, links: Links): string {
  const facts = JSON.stringify([id, title, subtitle, version, links.self]);
  return `W/"${createHash('sha256').update(facts).digest('base64url').slice(0, 22)}"`;
}

/** HTTP tells time in seconds, so what changed within this second may change once more unseen. */
function settled(time: Date, now: Date): boolean {
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
