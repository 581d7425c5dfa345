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
import type { Row } from './asking.ts';
import type { Thing } from './world.ts';

type One = Row['ask'];
const one = (name: string, shows: Row['shows'], ask: One): Row => ({
  name,
  shows,
  about: 'one',
  ask,
});
const all = (name: string, shows: Row['shows'], ask: One): Row => ({
  name,
  shows,
  about: 'all',
  ask,
});

const everything = { limit: 200 };

/** Filters that name the thing, each of which must come to nothing where the thing is hidden. */
const filters: [name: string, filter: (thing: Thing) => EntryFilter][] = [
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
export const queries: Row[] = [
  one('findStatus', 'briefWord', async ({ workplace, viewer }, { briefId, briefWord }) => {
    const status = await findStatus(workplace, viewer, briefId);
    return { briefWord, status };
  }),
  {
    // What is archived is looked at again by nobody.
    ...all('listDueForReview', 'briefWord', ({ workplace, viewer }) =>
      listDueForReview(workplace, viewer, { today: '2026-03-02', limit: 200 }),
    ),
    partial: true,
  },
  all('listTemplates', 'briefWord', ({ workplace, viewer }) =>
    listTemplates(workplace, viewer, everything),
  ),
  {
    // Only a person begins a brief.
    ...one('fillTemplate', 'briefWord', async ({ workplace, viewer }, { briefId, briefWord }) => {
      if (viewer.is !== 'person') return null;
      const asked = { input: { title: briefWord }, today: '2026-03-02' };
      return fillTemplate(workplace, viewer, briefId, asked);
    }),
    partial: true,
  },

  one('getSpace', 'title', ({ workplace, viewer }, { name }) => getSpace(workplace, viewer, name)),
  one('listMembers', 'title', async ({ workplace, viewer }, { name, title }) => {
    const members = await listMembers(workplace, viewer, name);
    return { title, members };
  }),
  {
    ...all('listSpaces joined', 'title', ({ workplace, viewer }) =>
      listSpaces(workplace, viewer, { ...everything, joined: true }),
    ),
    partial: true,
  },
  all('listSpaces', 'title', ({ workplace, viewer }) =>
    listSpaces(workplace, viewer, { ...everything, archived: true }),
  ),
  one('getEntry', 'entryWord', ({ workplace, viewer }, { entryId }) =>
    getEntry(workplace, viewer, entryId),
  ),
  one('getWholeEntry', 'entryWord', ({ workplace, viewer }, { entryId }) =>
    getWholeEntry(workplace, viewer, entryId),
  ),
  one('getEntryHead', 'slug', ({ workplace, viewer }, { entryId }) =>
    getEntryHead(workplace, viewer, entryId),
  ),
  one('getNeighbours', 'entryWord', async ({ workplace, viewer }, { entryId, entryWord }) => {
    const { previous, next } = await getNeighbours(workplace, viewer, entryId);
    return previous || next ? { previous, next, entryWord } : null;
  }),
  all('listEntries', 'entryWord', ({ workplace, viewer }) =>
    listEntries(workplace, viewer, everything),
  ),
  all('listWholeEntries', 'entryWord', ({ workplace, viewer }) =>
    listWholeEntries(workplace, viewer, everything),
  ),
  ...filters.map(([name, filter]) =>
    one(`listEntries ${name}`, 'entryWord', ({ workplace, viewer }, thing) =>
      listEntries(workplace, viewer, { ...everything, ...filter(thing) }),
    ),
  ),
  one('listComments', 'commentWord', ({ workplace, viewer }, { entryId }) =>
    listComments(workplace, viewer, entryId),
  ),
  one('getComment', 'commentWord', ({ workplace, viewer }, { commentId }) =>
    getComment(workplace, viewer, commentId),
  ),
  one('getPlace', 'slug', ({ workplace, viewer }, { commentId }) =>
    getPlace(workplace, viewer, commentId),
  ),
  one('listWordings of an entry', 'wordingWord', ({ workplace, viewer }, { entryId }) =>
    listWordings(workplace, viewer, { entryId }),
  ),
  one('listWordings of a comment', 'commentWord', ({ workplace, viewer }, { commentId }) =>
    listWordings(workplace, viewer, { commentId }),
  ),
  one('search for an entry', 'entryId', ({ workplace, viewer }, { entryWord }) =>
    search(workplace, viewer, { q: entryWord }),
  ),
  one('search for a comment', 'commentId', ({ workplace, viewer }, { commentWord }) =>
    search(workplace, viewer, { q: commentWord }),
  ),
  one('findPriorArt', 'entryId', ({ workplace, viewer }, { entryWord }) =>
    findPriorArt(workplace, viewer, { title: entryWord }),
  ),
  one('search narrowed to its space', 'entryId', ({ workplace, viewer }, { name }) =>
    search(workplace, viewer, { q: '', space: name }),
  ),
  one('listLinks', 'linkWord', ({ workplace, viewer }, { entryId }) =>
    listLinks(workplace, viewer, entryId),
  ),
  one('getLink', 'linkWord', ({ workplace, viewer }, { linkId }) =>
    getLink(workplace, viewer, linkId),
  ),
  one('links in getEntryHead', 'linkWord', ({ workplace, viewer }, { entryId }) =>
    getEntryHead(workplace, viewer, entryId),
  ),
  one('flags in getEntryHead', 'noteWord', ({ workplace, viewer }, { entryId }) =>
    getEntryHead(workplace, viewer, entryId),
  ),
  {
    // Not everything has been built upon.
    ...one('countBuiltOn', 'entryWord', async ({ workplace, viewer }, { entryId, entryWord }) => {
      const built = await countBuiltOn(workplace, viewer, entryId);
      return built.inAll > 0 ? { built, entryWord } : null;
    }),
    partial: true,
  },
  one('listCorrections', 'noteWord', ({ workplace, viewer }, { entryId }) =>
    listCorrections(workplace, viewer, entryId),
  ),
  one('getCorrection', 'noteWord', ({ workplace, viewer }, { correctionId }) =>
    getCorrection(workplace, viewer, correctionId),
  ),
  {
    // Only what is one's own: here that is nobody's, and so nobody's may be among it.
    ...all('listOpenFlags', 'noteWord', async ({ workplace, viewer }) =>
      viewer.is === 'person' ? listOpenFlags(workplace, viewer, everything) : null,
    ),
    partial: true,
  },
  one('listPicks', 'slug', ({ workplace, viewer }, { entryWord }) =>
    listPicks(workplace, viewer, entryWord),
  ),
  one('findPick of an entry', 'slug', ({ workplace, viewer }, { entryId }) =>
    findPick(workplace, viewer, `/entries/${entryId}`),
  ),
  one('findPick of a comment', 'slug', ({ workplace, viewer }, { commentId }) =>
    findPick(workplace, viewer, `/comments/${commentId}`),
  ),
  one('getFile', 'fileWord', ({ workplace, viewer }, { fileId }) =>
    getFile(workplace, viewer, fileId),
  ),
];
