import { type Feed, type FeedItem, language } from './feed.ts';
import { renderElement, renderXmlDocument, type Xml } from './xml.ts';

const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:thr': 'http://purl.org/syndication/thread/1.0',
  'xmlns:fh': 'http://purl.org/syndication/history/1.0',
  'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
};
const atomType = 'application/atom+xml';

/** RFC 4287, with threads (RFC 4685), archives (RFC 5005) and tombstones (RFC 6721). */
export function renderAtom(feed: Feed): string {
  return renderXmlDocument(
    renderElement(
      'feed',
      { ...namespaces, 'xml:lang': language },
      renderElement('id', {}, feed.id),
      renderElement('title', { type: 'text' }, feed.title),
      feed.subtitle === null ? null : renderElement('subtitle', { type: 'text' }, feed.subtitle),
      renderElement('updated', {}, feed.updated.toISOString()),
      renderElement('generator', {}, 'Commonplace'),
      renderLinks(feed),
      feed.archived ? renderElement('fh:archive', {}) : null,
      feed.deleted.map(({ id, at }) =>
        renderElement('at:deleted-entry', { ref: id, when: at.toISOString() }),
      ),
      feed.items.map(renderEntry),
    ),
  );
}

function renderLinks({ links, home, archived }: Feed): (Xml | null)[] {
  const to = (rel: string, href: string | null) =>
    href === null ? null : renderElement('link', { rel, type: atomType, href });
  return [
    renderElement('link', { rel: 'alternate', type: 'text/html', href: home }),
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

function renderEntry(item: FeedItem): Xml {
  return renderElement(
    'entry',
    {},
    renderElement('id', {}, item.id),
    renderElement('title', { type: 'text' }, item.title),
    item.published && renderElement('published', {}, item.published.toISOString()),
    renderElement('updated', {}, item.updated.toISOString()),
    renderElement(
      'author',
      {},
      renderElement('name', {}, item.author.name),
      item.author.url === null ? null : renderElement('uri', {}, item.author.url),
    ),
    renderElement('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    renderReplies(item),
    item.inReplyTo.map(({ id, url, feed }) =>
      renderElement('thr:in-reply-to', {
        ref: id,
        href: url,
        type: 'text/html',
        source: `${feed}.atom`,
      }),
    ),
    item.tags.map((tag) => renderElement('category', { term: tag })),
    renderElement('content', { type: 'html' }, item.html),
  );
}

function renderReplies({ replies }: FeedItem): (Xml | null)[] {
  if (!replies) return [];
  const attributes = {
    'thr:count': replies.count,
    'thr:updated': replies.updated?.toISOString() ?? null,
  };
  return [
    renderElement('link', { rel: 'replies', type: atomType, href: replies.atom, ...attributes }),
    renderElement('thr:total', {}, String(replies.count)),
  ];
}
