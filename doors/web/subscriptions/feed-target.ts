import { say, sayTitle } from '../../../messages/index.ts';
import type { Viewer } from '../../../workplace/access/index.ts';
import { getEntry } from '../../../workplace/entries/index.ts';
import type { CommandContext } from '../../../workplace/kernel/index.ts';
import { notFound } from '../../../workplace/kernel/index.ts';
import { getPerson } from '../../../workplace/people/index.ts';
import { getSpace } from '../../../workplace/spaces/index.ts';

/** What somebody would follow. */
export interface FeedTarget {
  /** Path of its feed, without the format at the end. */
  feed: string;
  /** The format in which programs read it. */
  format: 'atom' | 'ics';
  title: string;
  /** The page that it is the feed of. */
  page: string;
  /** Whether its bare address shows all that the viewer sees. */
  isPublic: boolean;
}

type FeedPage = Omit<FeedTarget, 'feed' | 'format'>;
type FindFeedPage = (context: CommandContext, viewer: Viewer, name: string) => Promise<FeedPage>;

const feedPatterns: readonly [RegExp, FindFeedPage][] = [
  [/^\/spaces\/([^/]+)\/entries$/, findSpaceFeed],
  [/^\/spaces\/([^/]+)\/comments$/, findSpaceCommentsFeed],
  [/^\/entries\/([^/]+)\/comments$/, findEntryFeed],
  [/^\/people\/([^/]+)\/entries$/, findPersonFeed],
];

/** The days on which wagers are looked at again. */
const calendarPath = '/wagers/reviews';

/** What a path without its format is the feed of; `notFound` where the viewer sees no such thing. */
export async function getFeedTarget(
  context: CommandContext,
  viewer: Viewer,
  feed: string,
): Promise<FeedTarget> {
  if (feed === calendarPath) {
    return { feed, format: 'ics', title: say('wager.calendar'), page: '/wagers', isPublic: false };
  }
  for (const [pattern, find] of feedPatterns) {
    const name = pattern.exec(feed)?.[1];
    if (name) return { feed, format: 'atom', ...(await find(context, viewer, name)) };
  }
  throw notFound();
}

async function findSpaceFeed(...[context, viewer, name]: Parameters<FindFeedPage>) {
  const { title, audience } = await getSpace(context, viewer, name);
  return { title, page: `/spaces/${name}`, isPublic: audience === 'public' };
}

async function findSpaceCommentsFeed(...asked: Parameters<FindFeedPage>) {
  const space = await findSpaceFeed(...asked);
  return { ...space, title: say('feed.spaceComments', { title: space.title }) };
}

async function findEntryFeed(...[context, viewer, id]: Parameters<FindFeedPage>) {
  const { title, path, space } = await getEntry(context, viewer, id);
  const named = say('feed.comments', { title: sayTitle(title) });
  return { title: named, page: path, isPublic: space.audience === 'public' };
}

/** What somebody wrote is public in part; whoever is signed in may see more of it. */
async function findPersonFeed(...[context, viewer, handle]: Parameters<FindFeedPage>) {
  const { name: title } = await getPerson(context, viewer, handle);
  return { title, page: `/people/${handle}`, isPublic: viewer.kind !== 'person' };
}
