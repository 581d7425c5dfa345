import { getAttachment } from '../../workplace/attachments/index.ts';
import {
  fillTemplate,
  findBriefStatus,
  listDueForReview,
  listTemplates,
} from '../../workplace/briefs/index.ts';
import { getComment, getCommentPosition, listComments } from '../../workplace/comments/index.ts';
import {
  type EntryFilter,
  getEntry,
  getEntryHead,
  getEntryWithSources,
  getNeighbours,
  listEntries,
  listEntriesWithSources,
} from '../../workplace/entries/index.ts';
import { listRevisions } from '../../workplace/entries/revisions.ts';
import {
  countDownstream,
  findLinkOption,
  getCorrection,
  getLink,
  listCorrections,
  listLinkOptions,
  listLinks,
  listOpenFlags,
} from '../../workplace/lineage/index.ts';
import { findPriorArt, search } from '../../workplace/search/index.ts';
import { getSpace, listMembers, listSpaces } from '../../workplace/spaces/index.ts';
import { queryAll, queryOne, type Row } from './row.ts';
import type { Fixture } from './world.ts';

const some = { partial: true };
const everything = { limit: 200 };

/** Filters that name the fixture, each of which must find nothing where the fixture is hidden. */
const filters: [name: string, filter: (fixture: Fixture) => EntryFilter][] = [
  ['of the space', ({ name }) => ({ space: name })],
  ['of the tag', ({ tag }) => ({ tag })],
  ['of the space, by kind', ({ name }) => ({ space: name, kind: 'question' })],
  ['of the space, by author', ({ name }) => ({ space: name, author: 'mara' })],
  ['of the space, by closing', ({ name, closed }) => ({ space: name, closed })],
  [
    'of the space, by time',
    ({ name }) => ({ space: name, since: new Date(0), before: new Date() }),
  ],
];

/** Every query that shows something of a space, or of what is in it. */
export const queryRows: Row[] = [
  queryOne('findBriefStatus', 'briefWord', async ({ context, viewer }, { briefId, briefWord }) => {
    const status = await findBriefStatus(context, viewer, briefId);
    return { briefWord, status };
  }),
  // What is archived is never due for review.
  queryAll(
    'listDueForReview',
    'briefWord',
    ({ context, viewer }) => listDueForReview(context, viewer, { today: '2026-03-02', limit: 200 }),
    some,
  ),
  queryAll('listTemplates', 'briefWord', ({ context, viewer }) =>
    listTemplates(context, viewer, everything),
  ),
  // Only people begin briefs.
  queryOne(
    'fillTemplate',
    'briefWord',
    async ({ context, viewer }, { briefId, briefWord }) => {
      if (viewer.kind !== 'person') return null;
      const asked = { input: { title: briefWord }, today: '2026-03-02' };
      return fillTemplate(context, viewer, briefId, asked);
    },
    some,
  ),

  queryOne('getSpace', 'title', ({ context, viewer }, { name }) => getSpace(context, viewer, name)),
  queryOne('listMembers', 'title', async ({ context, viewer }, { name, title }) => {
    const members = await listMembers(context, viewer, name);
    return { title, members };
  }),
  queryAll(
    'listSpaces joined',
    'title',
    ({ context, viewer }) => listSpaces(context, viewer, { ...everything, joined: true }),
    some,
  ),
  queryAll('listSpaces', 'title', ({ context, viewer }) =>
    listSpaces(context, viewer, { ...everything, archived: true }),
  ),
  queryOne('getEntry', 'entryWord', ({ context, viewer }, { entryId }) =>
    getEntry(context, viewer, entryId),
  ),
  queryOne('getEntryWithSources', 'entryWord', ({ context, viewer }, { entryId }) =>
    getEntryWithSources(context, viewer, entryId),
  ),
  queryOne('getEntryHead', 'slug', ({ context, viewer }, { entryId }) =>
    getEntryHead(context, viewer, entryId),
  ),
  queryOne('getNeighbours', 'entryWord', async ({ context, viewer }, { entryId, entryWord }) => {
    const { previous, next } = await getNeighbours(context, viewer, entryId);
    return previous || next ? { previous, next, entryWord } : null;
  }),
  queryAll('listEntries', 'entryWord', ({ context, viewer }) =>
    listEntries(context, viewer, everything),
  ),
  queryAll('listWholeEntries', 'entryWord', ({ context, viewer }) =>
    listEntriesWithSources(context, viewer, everything),
  ),
  ...filters.map(([name, filter]) =>
    queryOne(`listEntries ${name}`, 'entryWord', ({ context, viewer }, fixture) =>
      listEntries(context, viewer, { ...everything, ...filter(fixture) }),
    ),
  ),
  queryOne('listComments', 'commentWord', ({ context, viewer }, { entryId }) =>
    listComments(context, viewer, entryId),
  ),
  queryOne('getComment', 'commentWord', ({ context, viewer }, { commentId }) =>
    getComment(context, viewer, commentId),
  ),
  queryOne('getCommentPosition', 'slug', ({ context, viewer }, { commentId }) =>
    getCommentPosition(context, viewer, commentId),
  ),
  queryOne('listRevisions of an entry', 'revisionWord', ({ context, viewer }, { entryId }) =>
    listRevisions(context, viewer, { entryId }),
  ),
  queryOne('listRevisions of a comment', 'commentWord', ({ context, viewer }, { commentId }) =>
    listRevisions(context, viewer, { commentId }),
  ),
  queryOne('search for an entry', 'entryId', ({ context, viewer }, { entryWord }) =>
    search(context, viewer, { q: entryWord }),
  ),
  queryOne('search for a comment', 'commentId', ({ context, viewer }, { commentWord }) =>
    search(context, viewer, { q: commentWord }),
  ),
  queryOne('findPriorArt', 'entryId', ({ context, viewer }, { entryWord }) =>
    findPriorArt(context, viewer, { title: entryWord }),
  ),
  queryOne('search narrowed to its space', 'entryId', ({ context, viewer }, { name }) =>
    search(context, viewer, { q: '', space: name }),
  ),
  queryOne('listLinks', 'linkWord', ({ context, viewer }, { entryId }) =>
    listLinks(context, viewer, entryId),
  ),
  queryOne('getLink', 'linkWord', ({ context, viewer }, { linkId }) =>
    getLink(context, viewer, linkId),
  ),
  queryOne('links in getEntryHead', 'linkWord', ({ context, viewer }, { entryId }) =>
    getEntryHead(context, viewer, entryId),
  ),
  queryOne('flags in getEntryHead', 'noteWord', ({ context, viewer }, { entryId }) =>
    getEntryHead(context, viewer, entryId),
  ),
  // Not every work has been built on.
  queryOne(
    'countDownstream',
    'entryWord',
    async ({ context, viewer }, { entryId, entryWord }) => {
      const built = await countDownstream(context, viewer, entryId);
      return built.total > 0 ? { built, entryWord } : null;
    },
    some,
  ),
  queryOne('listCorrections', 'noteWord', ({ context, viewer }, { entryId }) =>
    listCorrections(context, viewer, entryId),
  ),
  queryOne('getCorrection', 'noteWord', ({ context, viewer }, { correctionId }) =>
    getCorrection(context, viewer, correctionId),
  ),
  // People see the flags on their own works alone, of which none of the personas has any.
  queryAll(
    'listOpenFlags',
    'noteWord',
    async ({ context, viewer }) =>
      viewer.kind === 'person' ? listOpenFlags(context, viewer, everything) : null,
    some,
  ),
  queryOne('listLinkOptions', 'slug', ({ context, viewer }, { entryWord }) =>
    listLinkOptions(context, viewer, entryWord),
  ),
  queryOne('findLinkOption of an entry', 'slug', ({ context, viewer }, { entryId }) =>
    findLinkOption(context, viewer, `/entries/${entryId}`),
  ),
  queryOne('findLinkOption of a comment', 'slug', ({ context, viewer }, { commentId }) =>
    findLinkOption(context, viewer, `/comments/${commentId}`),
  ),
  queryOne('getAttachment', 'fileWord', ({ context, viewer }, { fileId }) =>
    getAttachment(context, viewer, fileId),
  ),
];
