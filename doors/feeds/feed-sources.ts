import { v5 } from 'uuid';
import { say, sayTitle } from '../../messages/index.ts';
import type { Viewer } from '../../workplace/access/index.ts';
import { type EntryView, getEntry } from '../../workplace/entries/index.ts';
import {
  type FeedPage,
  getCommentsFeedPage,
  getEntriesFeedPage,
} from '../../workplace/feeds/index.ts';
import { getPerson } from '../../workplace/people/index.ts';
import { findWorkplace } from '../../workplace/sign-in/index.ts';
import { getSpace } from '../../workplace/spaces/index.ts';
import { toUrn } from './feed.ts';
import { type FeedItems, type FeedReader, loadCommentItems, loadEntryItems } from './items.ts';

/** What a feed is about, found for a viewer who may see it, before anything of it is rendered. */
export interface FeedSource {
  id: string;
  title: string;
  subtitle: string | null;
  /** Path of the page for people. */
  home: string;
  /** Path of the feed, without its format. */
  path: string;
  since: Date;
  getPage(until: string | null): Promise<FeedPage>;
  loadItems(ids: readonly string[]): Promise<FeedItems>;
}

/** Throws `notFound` where the viewer may not know of what the feed is about. */
export type FindFeedSource = (reader: FeedReader, name: string) => Promise<FeedSource>;

/** What was said on one entry. */
export const findConversationFeed: FindFeedSource = async (reader, id) => {
  const { context, viewer } = reader;
  const entry = await getEntry(context, viewer, id);
  return {
    id: toUrn(v5('comments', entry.id)),
    title: say('feed.comments', { title: sayTitle(entry.title) }),
    subtitle: renderState(entry),
    home: entry.path,
    path: `/entries/${entry.id}/comments`,
    since: entry.createdAt,
    getPage: (until) => getCommentsFeedPage(context, viewer, { entry: entry.id }, until),
    loadItems: (ids) => loadCommentItems(reader, ids),
  };
};

/** Why nothing more is to be expected there. */
function renderState({ closed, withdrawn }: EntryView): string | null {
  if (withdrawn) return say('refusal.entryWithdrawn');
  return closed && [say('refusal.conversationClosed'), closed.outcome].filter(Boolean).join(' ');
}

/** What was said in one space. */
export const findSpaceCommentsFeed: FindFeedSource = async (reader, name) => {
  const { context, viewer } = reader;
  const space = await getSpace(context, viewer, name);
  return {
    id: toUrn(v5('comments', space.id)),
    title: say('feed.spaceComments', { title: space.title }),
    subtitle: null,
    home: `/spaces/${space.name}`,
    path: `/spaces/${space.name}/comments`,
    since: space.createdAt,
    getPage: (until) => getCommentsFeedPage(context, viewer, { space: space.name }, until),
    loadItems: (ids) => loadCommentItems(reader, ids),
  };
};

/** What was written in one space. */
export const findSpaceFeed: FindFeedSource = async (reader, name) => {
  const { context, viewer, now } = reader;
  const space = await getSpace(context, viewer, name);
  return {
    id: toUrn(v5('entries', space.id)),
    title: space.title,
    subtitle: space.purpose || null,
    home: `/spaces/${space.name}`,
    path: `/spaces/${space.name}/entries`,
    since: space.createdAt,
    getPage: (until) => getEntriesFeedPage(context, viewer, { space: space.name }, { until, now }),
    loadItems: (ids) => loadEntryItems(reader, ids),
  };
};

/** What one person wrote, as far as the viewer sees it. */
export const findPersonFeed: FindFeedSource = async (reader, handle) => {
  const { context, viewer, now } = reader;
  const person = await getPerson(context, viewer, handle);
  return {
    id: toUrn(v5('entries', person.id)),
    title: person.name,
    subtitle: null,
    home: `/people/${person.handle}`,
    path: `/people/${person.handle}/entries`,
    since: person.createdAt,
    getPage: (until) =>
      getEntriesFeedPage(context, viewer, { author: person.handle }, { until, now }),
    loadItems: (ids) => loadEntryItems(reader, ids),
  };
};

/** Everything that the viewer sees: another feed for each of them, so another id. */
export const findEverythingFeed: FindFeedSource = async (reader) => {
  const { context, viewer, now } = reader;
  const workplace = await findWorkplace(context);
  return {
    id: toUrn(v5(`entries ${toViewerKey(viewer)}`, workplace?.id ?? v5.URL)),
    title: workplace?.name ?? 'Commonplace',
    subtitle: null,
    home: '/',
    path: '/entries',
    since: new Date(0),
    getPage: (until) => getEntriesFeedPage(context, viewer, {}, { until, now }),
    loadItems: (ids) => loadEntryItems(reader, ids),
  };
};

function toViewerKey(viewer: Viewer): string {
  return viewer.kind === 'person' ? viewer.id : viewer.kind;
}
