import { generateOpml } from 'feedsmith';
import { say } from '../../messages/index.ts';
import type { Viewer } from '../../workplace/access/index.ts';
import type { QueryContext } from '../../workplace/kernel/index.ts';
import { listSpaces, type SpaceView } from '../../workplace/spaces/index.ts';
import type { FeedReader } from './items.ts';
import { stripIllegalXml } from './xml.ts';

/** The feeds of one's spaces (signed out: of the public ones) as a list that readers take in. */
export async function renderOpml(
  { context, viewer, origin }: FeedReader,
  token?: string,
): Promise<string> {
  const spaces = await listFeedSpaces(context, viewer);
  const query = token ? `?${new URLSearchParams({ token })}` : '';
  const outline = (space: SpaceView, title: string, of: 'entries' | 'comments') => ({
    type: 'rss',
    text: stripIllegalXml(title),
    xmlUrl: `${origin}/spaces/${space.name}/${of}.atom${query}`,
    htmlUrl: `${origin}/spaces/${space.name}`,
  });
  const outlines = spaces.flatMap((space) => [
    outline(space, space.title, 'entries'),
    outline(space, say('feed.spaceComments', { title: space.title }), 'comments'),
  ]);
  // A list without any feed is no OPML: whoever joined no space yet gets what they may read.
  const everything = {
    type: 'rss',
    text: say('feed.spaces'),
    xmlUrl: `${origin}/entries.atom${query}`,
    htmlUrl: `${origin}/`,
  };
  const body = { outlines: outlines.length > 0 ? outlines : [everything] };
  return generateOpml({ head: { title: say('feed.spaces') }, body });
}

async function listFeedSpaces(context: QueryContext, viewer: Viewer): Promise<SpaceView[]> {
  const spaces: SpaceView[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const { items, next } = await listSpaces(context, viewer, { limit: 200, after });
    spaces.push(...items);
    after = next;
  }
  return viewer.kind === 'person' ? spaces.filter(({ role }) => role !== null) : spaces;
}
