import {
  fillTemplate,
  findStatus,
  listDueForReview,
  listTemplates,
} from '../../workplace/briefs/index.ts';
import { getComment, getPlace, listComments } from '../../workplace/conversation/index.ts';
import { findPriorArt, search } from '../../workplace/discovery/index.ts';
import {
  type EntryFilter,
  getEntry,
  getEntryHead,
  getNeighbours,
  getWholeEntry,
  listEntries,
  listWholeEntries,
} from '../../workplace/entries/index.ts';
import { getFile } from '../../workplace/files/index.ts';
import {
  countBuiltOn,
  findPick,
  getCorrection,
  getLink,
  listCorrections,
  listLinks,
  listOpenFlags,
  listPicks,
} from '../../workplace/lineage/index.ts';
import { getSpace, listMembers, listSpaces } from '../../workplace/spaces/index.ts';
import { listWordings } from '../../workplace/works/wordings.ts';
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
  queryOne('findStatus', 'briefWord', async ({ workplace, viewer }, { briefId, briefWord }) => {
    const status = await findStatus(workplace, viewer, briefId);
    return { briefWord, status };
  }),
  // What is archived is never due for review.
  queryAll(
    'listDueForReview',
    'briefWord',
    ({ workplace, viewer }) =>
      listDueForReview(workplace, viewer, { today: '2026-03-02', limit: 200 }),
    some,
  ),
  queryAll('listTemplates', 'briefWord', ({ workplace, viewer }) =>
    listTemplates(workplace, viewer, everything),
  ),
  // Only people begin briefs.
  queryOne(
    'fillTemplate',
    'briefWord',
    async ({ workplace, viewer }, { briefId, briefWord }) => {
      if (viewer.is !== 'person') return null;
      const asked = { input: { title: briefWord }, today: '2026-03-02' };
      return fillTemplate(workplace, viewer, briefId, asked);
    },
    some,
  ),

  queryOne('getSpace', 'title', ({ workplace, viewer }, { name }) =>
    getSpace(workplace, viewer, name),
  ),
  queryOne('listMembers', 'title', async ({ workplace, viewer }, { name, title }) => {
    const members = await listMembers(workplace, viewer, name);
    return { title, members };
  }),
  queryAll(
    'listSpaces joined',
    'title',
    ({ workplace, viewer }) => listSpaces(workplace, viewer, { ...everything, joined: true }),
    some,
  ),
  queryAll('listSpaces', 'title', ({ workplace, viewer }) =>
    listSpaces(workplace, viewer, { ...everything, archived: true }),
  ),
  queryOne('getEntry', 'entryWord', ({ workplace, viewer }, { entryId }) =>
    getEntry(workplace, viewer, entryId),
  ),
  queryOne('getWholeEntry', 'entryWord', ({ workplace, viewer }, { entryId }) =>
    getWholeEntry(workplace, viewer, entryId),
  ),
  queryOne('getEntryHead', 'slug', ({ workplace, viewer }, { entryId }) =>
    getEntryHead(workplace, viewer, entryId),
  ),
  queryOne('getNeighbours', 'entryWord', async ({ workplace, viewer }, { entryId, entryWord }) => {
    const { previous, next } = await getNeighbours(workplace, viewer, entryId);
    return previous || next ? { previous, next, entryWord } : null;
  }),
  queryAll('listEntries', 'entryWord', ({ workplace, viewer }) =>
    listEntries(workplace, viewer, everything),
  ),
  queryAll('listWholeEntries', 'entryWord', ({ workplace, viewer }) =>
    listWholeEntries(workplace, viewer, everything),
  ),
  ...filters.map(([name, filter]) =>
    queryOne(`listEntries ${name}`, 'entryWord', ({ workplace, viewer }, fixture) =>
      listEntries(workplace, viewer, { ...everything, ...filter(fixture) }),
    ),
  ),
  queryOne('listComments', 'commentWord', ({ workplace, viewer }, { entryId }) =>
    listComments(workplace, viewer, entryId),
  ),
  queryOne('getComment', 'commentWord', ({ workplace, viewer }, { commentId }) =>
    getComment(workplace, viewer, commentId),
  ),
  queryOne('getPlace', 'slug', ({ workplace, viewer }, { commentId }) =>
    getPlace(workplace, viewer, commentId),
  ),
  queryOne('listWordings of an entry', 'revisionWord', ({ workplace, viewer }, { entryId }) =>
    listWordings(workplace, viewer, { entryId }),
  ),
  queryOne('listWordings of a comment', 'commentWord', ({ workplace, viewer }, { commentId }) =>
    listWordings(workplace, viewer, { commentId }),
  ),
  queryOne('search for an entry', 'entryId', ({ workplace, viewer }, { entryWord }) =>
    search(workplace, viewer, { q: entryWord }),
  ),
  queryOne('search for a comment', 'commentId', ({ workplace, viewer }, { commentWord }) =>
    search(workplace, viewer, { q: commentWord }),
  ),
  queryOne('findPriorArt', 'entryId', ({ workplace, viewer }, { entryWord }) =>
    findPriorArt(workplace, viewer, { title: entryWord }),
  ),
  queryOne('search narrowed to its space', 'entryId', ({ workplace, viewer }, { name }) =>
    search(workplace, viewer, { q: '', space: name }),
  ),
  queryOne('listLinks', 'linkWord', ({ workplace, viewer }, { entryId }) =>
    listLinks(workplace, viewer, entryId),
  ),
  queryOne('getLink', 'linkWord', ({ workplace, viewer }, { linkId }) =>
    getLink(workplace, viewer, linkId),
  ),
  queryOne('links in getEntryHead', 'linkWord', ({ workplace, viewer }, { entryId }) =>
    getEntryHead(workplace, viewer, entryId),
  ),
  queryOne('flags in getEntryHead', 'noteWord', ({ workplace, viewer }, { entryId }) =>
    getEntryHead(workplace, viewer, entryId),
  ),
  // Not every work has been built on.
  queryOne(
    'countBuiltOn',
    'entryWord',
    async ({ workplace, viewer }, { entryId, entryWord }) => {
      const built = await countBuiltOn(workplace, viewer, entryId);
      return built.inAll > 0 ? { built, entryWord } : null;
    },
    some,
  ),
  queryOne('listCorrections', 'noteWord', ({ workplace, viewer }, { entryId }) =>
    listCorrections(workplace, viewer, entryId),
  ),
  queryOne('getCorrection', 'noteWord', ({ workplace, viewer }, { correctionId }) =>
    getCorrection(workplace, viewer, correctionId),
  ),
  // People see the flags on their own works alone, of which none of the personas has any.
  queryAll(
    'listOpenFlags',
    'noteWord',
    async ({ workplace, viewer }) =>
      viewer.is === 'person' ? listOpenFlags(workplace, viewer, everything) : null,
    some,
  ),
  queryOne('listPicks', 'slug', ({ workplace, viewer }, { entryWord }) =>
    listPicks(workplace, viewer, entryWord),
  ),
  queryOne('findPick of an entry', 'slug', ({ workplace, viewer }, { entryId }) =>
    findPick(workplace, viewer, `/entries/${entryId}`),
  ),
  queryOne('findPick of a comment', 'slug', ({ workplace, viewer }, { commentId }) =>
    findPick(workplace, viewer, `/comments/${commentId}`),
  ),
  queryOne('getFile', 'fileWord', ({ workplace, viewer }, { fileId }) =>
    getFile(workplace, viewer, fileId),
  ),
];
