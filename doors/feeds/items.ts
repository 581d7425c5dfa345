import { say, sayTitle } from '../../messages/index.ts';
import type { Viewer } from '../../workplace/access/index.ts';
import { type CommentView, listCommentsById } from '../../workplace/conversation/index.ts';
import {
  type EntrySummary,
  listWholeEntriesById,
  type WholeEntry,
} from '../../workplace/entries/index.ts';
import type { Reading } from '../../workplace/happenings/index.ts';
import type { Byline } from '../../workplace/people/index.ts';
import { absolute } from '../../workplace/text/absolute.ts';
import { cleanLine, safeUrl } from '../../workplace/text/bounds.ts';
import { type Feed, type Item, urnOf } from './feed.ts';

/** Who reads, when, and under which address the workplace stands. */
export interface Reader {
  reading: Reading;
  viewer: Viewer;
  origin: string;
  now: Date;
}

export type Items = Pick<Feed, 'items' | 'gone'>;

/** These entries, in this order; those that were withdrawn only as being gone. */
export async function entryItems(reader: Reader, ids: readonly string[]): Promise<Items> {
  const entries = await listWholeEntriesById(reader.reading, reader.viewer, ids);
  const all = inOrder(ids, entries);
  return {
    items: all
      .filter(({ withdrawn }) => !withdrawn)
      .map((entry) => entryItem(reader.origin, entry)),
    gone: all.flatMap(({ id, withdrawn }) =>
      withdrawn ? [{ id: urnOf(id), at: withdrawn.at }] : [],
    ),
  };
}

function entryItem(origin: string, entry: WholeEntry): Item {
  const url = origin + entry.path;
  const conversation = `${origin}/entries/${entry.id}/comments`;
  return {
    id: urnOf(entry.id),
    url,
    title: entry.title,
    html: absolute(entry.html, url),
    author: authorOf(entry.author, origin),
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
export async function commentItems(reader: Reader, ids: readonly string[]): Promise<Items> {
  const { reading, viewer, origin } = reader;
  const comments = inOrder(ids, await listCommentsById(reading, viewer, ids));
  const standing = comments.filter(({ deletedAt }) => deletedAt === null);
  const entryIds = [...new Set(standing.map(({ entryId }) => entryId))];
  const entries = new Map(
    (await listWholeEntriesById(reading, viewer, entryIds)).map((entry) => [entry.id, entry]),
  );
  return {
    items: standing.flatMap((comment) => {
      const entry = entries.get(comment.entryId);
      return entry ? [commentItem(origin, comment, entry)] : [];
    }),
    gone: comments.flatMap(({ id, deletedAt: at }) => (at ? [{ id: urnOf(id), at }] : [])),
  };
}

function commentItem(origin: string, comment: CommentView, entry: EntrySummary): Item {
  const author = authorOf(comment.author, origin);
  const page = origin + entry.path;
  return {
    id: urnOf(comment.id),
    // Leads to the page on which the comment stands, whichever it is by then.
    url: `${origin}/comments/${comment.id}`,
    title: say('feed.comment', { author: author.name, title: sayTitle(entry.title) }),
    html: absolute(comment.html, page),
    author,
    published: comment.timeKnown ? comment.createdAt : null,
    updated: comment.editedAt ?? comment.createdAt,
    tags: [],
    replies: null,
    inReplyTo: [
      {
        id: urnOf(entry.id),
        url: page,
        feed: `${origin}/spaces/${entry.space.name}/entries`,
      },
      ...answered(origin, comment),
    ],
  };
}

function answered(origin: string, { replyTo, entryId }: CommentView): Item['inReplyTo'] {
  if (!replyTo) return [];
  const feed = `${origin}/entries/${entryId}/comments`;
  return [{ id: urnOf(replyTo), url: `${origin}/comments/${replyTo}`, feed }];
}

/** Their own web site, or else their page here. */
function authorOf({ name, handle, url }: Byline, origin: string): Item['author'] {
  const page = handle === null ? null : `${origin}/people/${handle}`;
  return { name: cleanLine(name) || say('feed.somebody'), url: (url && safeUrl(url)) ?? page };
}

function inOrder<T extends { id: string }>(ids: readonly string[], found: readonly T[]): T[] {
  const byId = new Map(found.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
