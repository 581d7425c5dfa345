import { say, sayTitle } from '../../messages/index.ts';
import type { Viewer } from '../../workplace/access/index.ts';
import { type CommentView, listCommentsById } from '../../workplace/comments/index.ts';
import {
  type EntrySummary,
  type EntryWithSources,
  listEntriesWithSourcesById,
} from '../../workplace/entries/index.ts';
import type { QueryContext } from '../../workplace/kernel/index.ts';
import type { Byline } from '../../workplace/people/index.ts';
import { cleanLine, makeUrlsAbsolute, toSafeUrl } from '../../workplace/text/index.ts';
import { type Feed, type FeedItem, toUrn } from './feed.ts';

/** Who reads, when, and under which address the workplace stands. */
export interface FeedReader {
  context: QueryContext;
  viewer: Viewer;
  origin: string;
  now: Date;
}

export type FeedItems = Pick<Feed, 'items' | 'deleted'>;

/** These entries, in this order; those that were withdrawn only as being gone. */
export async function loadEntryItems(
  reader: FeedReader,
  ids: readonly string[],
): Promise<FeedItems> {
  const entries = await listEntriesWithSourcesById(reader.context, reader.viewer, ids);
  const all = sortByIds(ids, entries);
  return {
    items: all
      .filter(({ withdrawn }) => !withdrawn)
      .map((entry) => toEntryItem(reader.origin, entry)),
    deleted: all.flatMap(({ id, withdrawn }) =>
      withdrawn ? [{ id: toUrn(id), at: withdrawn.at }] : [],
    ),
  };
}

function toEntryItem(origin: string, entry: EntryWithSources): FeedItem {
  const url = origin + entry.path;
  const conversation = `${origin}/entries/${entry.id}/comments`;
  return {
    id: toUrn(entry.id),
    url,
    title: entry.title,
    html: makeUrlsAbsolute(entry.html, url),
    author: toAuthor(entry.author, origin),
    published: entry.createdAt,
    updated: entry.editedAt ?? entry.createdAt,
    tags: entry.tags,
    replies: {
      atom: `${conversation}.atom`,
      json: `${conversation}.json`,
      count: entry.comments,
      updated: entry.lastCommentAt,
    },
    inReplyTo: [],
  };
}

/** These comments, in this order; those that were deleted only as being gone. */
export async function loadCommentItems(
  reader: FeedReader,
  ids: readonly string[],
): Promise<FeedItems> {
  const { context, viewer, origin } = reader;
  const comments = sortByIds(ids, await listCommentsById(context, viewer, ids));
  const present = comments.filter(({ deletedAt }) => deletedAt === null);
  const entryIds = [...new Set(present.map(({ entryId }) => entryId))];
  const entries = new Map(
    (await listEntriesWithSourcesById(context, viewer, entryIds)).map((entry) => [entry.id, entry]),
  );
  return {
    items: present.flatMap((comment) => {
      const entry = entries.get(comment.entryId);
      return entry ? [toCommentItem(origin, comment, entry)] : [];
    }),
    deleted: comments.flatMap(({ id, deletedAt: at }) => (at ? [{ id: toUrn(id), at }] : [])),
  };
}

function toCommentItem(origin: string, comment: CommentView, entry: EntrySummary): FeedItem {
  const author = toAuthor(comment.author, origin);
  const page = origin + entry.path;
  return {
    id: toUrn(comment.id),
    // Leads to the page on which the comment stands, whichever it is by then.
    url: `${origin}/comments/${comment.id}`,
    title: say('feed.comment', { author: author.name, title: sayTitle(entry.title) }),
    html: makeUrlsAbsolute(comment.html, page),
    author,
    published: comment.timeKnown ? comment.createdAt : null,
    updated: comment.editedAt ?? comment.createdAt,
    tags: [],
    replies: null,
    inReplyTo: [
      {
        id: toUrn(entry.id),
        url: page,
        feed: `${origin}/spaces/${entry.space.name}/entries`,
      },
      ...toReplyReferences(origin, comment),
    ],
  };
}

function toReplyReferences(
  origin: string,
  { replyTo, entryId }: CommentView,
): FeedItem['inReplyTo'] {
  if (!replyTo) return [];
  const feed = `${origin}/entries/${entryId}/comments`;
  return [{ id: toUrn(replyTo), url: `${origin}/comments/${replyTo}`, feed }];
}

/** Their own web site, or else their page here. */
function toAuthor({ name, handle, url }: Byline, origin: string): FeedItem['author'] {
  const page = handle === null ? null : `${origin}/people/${handle}`;
  return { name: cleanLine(name) || say('feed.somebody'), url: (url && toSafeUrl(url)) ?? page };
}

function sortByIds<T extends { id: string }>(ids: readonly string[], found: readonly T[]): T[] {
  const byId = new Map(found.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
