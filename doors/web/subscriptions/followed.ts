import { say, sayTitle } from '../../../messages/index.ts';
import type { Viewer } from '../../../workplace/access/index.ts';
import { getEntry } from '../../../workplace/entries/index.ts';
import type { Workplace } from '../../../workplace/happenings/index.ts';
import { getPerson } from '../../../workplace/people/index.ts';
import { notFound } from '../../../workplace/refusal.ts';
import { getSpace } from '../../../workplace/spaces/index.ts';

/** What somebody would follow. */
export interface Followed {
  /** Path of its feed, without the format at the end. */
  feed: string;
  /** The format in which programs read it. */
  format: 'atom' | 'ics';
  title: string;
  /** The page that it is the feed of. */
  page: string;
  /** Whether its bare address shows all that the viewer sees. */
  open: boolean;
}

type Found = Omit<Followed, 'feed' | 'format'>;
type Find = (workplace: Workplace, viewer: Viewer, name: string) => Promise<Found>;

const kinds: readonly [RegExp, Find][] = [
  [/^\/spaces\/([^/]+)\/entries$/, ofSpace],
  [/^\/spaces\/([^/]+)\/comments$/, ofSpaceComments],
  [/^\/entries\/([^/]+)\/comments$/, ofEntry],
  [/^\/people\/([^/]+)\/entries$/, ofPerson],
];

/** The days on which wagers are looked at again. */
const calendar = '/wagers/reviews';

/** What a path without its format is the feed of; `notFound` where the viewer sees no such thing. */
export async function getFollowed(
  workplace: Workplace,
  viewer: Viewer,
  feed: string,
): Promise<Followed> {
  if (feed === calendar) {
    return { feed, format: 'ics', title: say('wager.calendar'), page: '/wagers', open: false };
  }
  for (const [pattern, find] of kinds) {
    const name = pattern.exec(feed)?.[1];
    if (name) return { feed, format: 'atom', ...(await find(workplace, viewer, name)) };
  }
  throw notFound();
}

async function ofSpace(...[workplace, viewer, name]: Parameters<Find>) {
  const { title, audience } = await getSpace(workplace, viewer, name);
  return { title, page: `/spaces/${name}`, open: audience === 'public' };
}

async function ofSpaceComments(...asked: Parameters<Find>) {
  const space = await ofSpace(...asked);
  return { ...space, title: say('feed.spaceComments', { title: space.title }) };
}

async function ofEntry(...[workplace, viewer, id]: Parameters<Find>) {
  const { title, path, space } = await getEntry(workplace, viewer, id);
  const named = say('feed.comments', { title: sayTitle(title) });
  return { title: named, page: path, open: space.audience === 'public' };
}

/** What somebody wrote is public in part; whoever is signed in may see more of it. */
async function ofPerson(...[workplace, viewer, handle]: Parameters<Find>) {
  const { name: title } = await getPerson(workplace, viewer, handle);
  return { title, page: `/people/${handle}`, open: viewer.is !== 'person' };
}
