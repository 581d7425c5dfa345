import { v5 } from 'uuid';
import { say, sayTitle } from '../../messages/index.ts';
import type { Viewer } from '../../workplace/access/index.ts';
import { type EntryView, getEntry } from '../../workplace/entries/index.ts';
import { type FeedPart, getCommentsPart, getEntriesPart } from '../../workplace/feeds/index.ts';
import { getPerson } from '../../workplace/people/index.ts';
import { findWorkplace } from '../../workplace/sign-in/set-up.ts';
import { getSpace } from '../../workplace/spaces/index.ts';
import { urnOf } from './feed.ts';
import { commentItems, entryItems, type Items, type Reader } from './items.ts';

/** What a feed is about, found for a viewer who may see it, before anything of it is rendered. */
export interface Source {
  id: string;
  title: string;
  subtitle: string | null;
  /** Path of the page for people. */
  home: string;
  /** Path of the feed, without its format. */
  path: string;
  since: Date;
  part(until: string | null): Promise<FeedPart>;
  items(ids: readonly string[]): Promise<Items>;
}

/** Throws `notFound` where the viewer may not know of what the feed is about. */
export type FindSource = (reader: Reader, name: string) => Promise<Source>;

/** What was said on one entry. */
export const conversationSource: FindSource = async (reader, id) => {
  const { reading, viewer } = reader;
  const entry = await getEntry(reading, viewer, id);
  return {
    id: urnOf(v5('comments', entry.id)),
    title: say('feed.comments', { title: sayTitle(entry.title) }),
    subtitle: state(entry),
    home: entry.path,
    path: `/entries/${entry.id}/comments`,
    since: entry.createdAt,
    part: (until) => getCommentsPart(reading, viewer, { entry: entry.id }, until),
    items: (ids) => commentItems(reader, ids),
  };
};

/** Why nothing more is to be expected there. */
function state({ closed, withdrawn }: EntryView): string | null {
  if (withdrawn) return say('refusal.entryWithdrawn');
  return closed && [say('refusal.conversationClosed'), closed.outcome].filter(Boolean).join(' ');
}

/** What was said in one space. */
export const spaceCommentsSource: FindSource = async (reader, name) => {
  const { reading, viewer } = reader;
  const space = await getSpace(reading, viewer, name);
  return {
    id: urnOf(v5('comments', space.id)),
    title: say('feed.spaceComments', { title: space.title }),
    subtitle: null,
    home: `/spaces/${space.name}`,
    path: `/spaces/${space.name}/comments`,
    since: space.createdAt,
    part: (until) => getCommentsPart(reading, viewer, { space: space.name }, until),
    items: (ids) => commentItems(reader, ids),
  };
};

/** What was written in one space. */
export const spaceSource: FindSource = async (reader, name) => {
  const { reading, viewer, now } = reader;
  const space = await getSpace(reading, viewer, name);
  return {
    id: urnOf(v5('entries', space.id)),
    title: space.title,
    subtitle: space.purpose || null,
    home: `/spaces/${space.name}`,
    path: `/spaces/${space.name}/entries`,
    since: space.createdAt,
    part: (until) => getEntriesPart(reading, viewer, { space: space.name }, { until, now }),
    items: (ids) => entryItems(reader, ids),
  };
};

/** What one person wrote, as far as the viewer sees it. */
export const personSource: FindSource = async (reader, handle) => {
  const { reading, viewer, now } = reader;
  const person = await getPerson(reading, viewer, handle);
  return {
    id: urnOf(v5('entries', person.id)),
    title: person.name,
    subtitle: null,
    home: `/people/${person.handle}`,
    path: `/people/${person.handle}/entries`,
    since: person.createdAt,
    part: (until) => getEntriesPart(reading, viewer, { author: person.handle }, { until, now }),
    items: (ids) => entryItems(reader, ids),
  };
};

/** Everything that the viewer sees: another feed for each of them, so another id. */
export const everythingSource: FindSource = async (reader) => {
  const { reading, viewer, now } = reader;
  const workplace = await findWorkplace(reading);
  return {
    id: urnOf(v5(`entries ${whose(viewer)}`, workplace?.id ?? v5.URL)),
    title: workplace?.name ?? 'Commonplace',
    subtitle: null,
    home: '/',
    path: '/entries',
    since: new Date(0),
    part: (until) => getEntriesPart(reading, viewer, {}, { until, now }),
    items: (ids) => entryItems(reader, ids),
  };
};

function whose(viewer: Viewer): string {
  return viewer.is === 'person' ? viewer.id : viewer.is;
}
