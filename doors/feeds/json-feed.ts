import { type Feed, type FeedItem, language } from './feed.ts';
import { stripIllegalXml } from './xml.ts';

/** JSON Feed 1.1, with the ids of the Atom feed and its threads as an extension (`_thread`). */
export function renderJsonFeed(feed: Feed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.subtitle ?? undefined,
    home_page_url: feed.home,
    feed_url: feed.links.self,
    next_url: feed.links.older ?? undefined,
    language,
    items: feed.items.map(toJsonItem),
  };
  return JSON.stringify(document, (_key, value) =>
    typeof value === 'string' ? stripIllegalXml(value) : value,
  );
}

function toJsonItem(item: FeedItem) {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content_html: item.html,
    date_published: item.published ?? undefined,
    date_modified: item.updated,
    authors: [{ name: item.author.name, url: item.author.url ?? undefined }],
    tags: item.tags.length > 0 ? item.tags : undefined,
    _thread: toThread(item),
  };
}

function toThread({ replies, inReplyTo }: FeedItem) {
  return {
    in_reply_to: inReplyTo.length > 0 ? inReplyTo.map(({ id, url }) => ({ id, url })) : undefined,
    replies: replies
      ? { url: replies.json, count: replies.count, updated: replies.updated ?? undefined }
      : undefined,
  };
}
