import { type Feed, type Item, language } from './feed.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:thr': 'http://purl.org/syndication/thread/1.0',
  'xmlns:fh': 'http://purl.org/syndication/history/1.0',
  'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
};
const atomType = 'application/atom+xml';

/** RFC 4287, with threads (RFC 4685), archives (RFC 5005) and tombstones (RFC 6721). */
export function atomDocument(feed: Feed): string {
  return xmlDocument(
    element(
      'feed',
      { ...namespaces, 'xml:lang': language },
      element('id', {}, feed.id),
      element('title', { type: 'text' }, feed.title),
      feed.subtitle === null ? null : element('subtitle', { type: 'text' }, feed.subtitle),
      element('updated', {}, feed.updated.toISOString()),
      element('generator', {}, 'Commonplace'),
      linksOf(feed),
      feed.archived ? element('fh:archive', {}) : null,
      feed.gone.map(({ id, at }) =>
        element('at:deleted-entry', { ref: id, when: at.toISOString() }),
      ),
      feed.items.map(entryOf),
    ),
  );
}

function linksOf({ links, home, archived }: Feed): (Xml | null)[] {
  const to = (rel: string, href: string | null) =>
    href === null ? null : element('link', { rel, type: atomType, href });
  return [
    element('link', { rel: 'alternate', type: 'text/html', href: home }),
    to('self', links.self),
    to('prev-archive', links.older),
    to('next-archive', links.newer),
    to('current', archived ? links.current : null),
    // The same chain for readers who know paged feeds only, where "next" leads to what is older.
    to('first', links.current),
    to('previous', archived ? (links.newer ?? links.current) : null),
    to('next', links.older),
  ];
}

function entryOf(item: Item): Xml {
  return element(
    'entry',
    {},
    element('id', {}, item.id),
    element('title', { type: 'text' }, item.title),
    item.published && element('published', {}, item.published.toISOString()),
    element('updated', {}, item.updated.toISOString()),
    element(
      'author',
      {},
      element('name', {}, item.author.name),
      item.author.url === null ? null : element('uri', {}, item.author.url),
    ),
    element('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    repliesTo(item),
    item.inReplyTo.map(({ id, url, feed }) =>
      element('thr:in-reply-to', { ref: id, href: url, type: 'text/html', source: `${feed}.atom` }),
    ),
    item.tags.map((tag) => element('category', { term: tag })),
    element('content', { type: 'html' }, item.html),
  );
}

function repliesTo({ replies }: Item): (Xml | null)[] {
  if (!replies) return [];
  const told = {
    'thr:count': replies.count,
    'thr:updated': replies.updated?.toISOString() ?? null,
  };
  return [
    element('link', { rel: 'replies', type: atomType, href: replies.atom, ...told }),
    element('thr:total', {}, String(replies.count)),
  ];
}
